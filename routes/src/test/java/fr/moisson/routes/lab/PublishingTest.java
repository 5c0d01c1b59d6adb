package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.routes.lab.Officer.Report;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Datasets are published, changed and withdrawn on a real CKAN. */
class PublishingTest extends OnCkan {

  private static final int COUNT = 10;

  /** All datasets, including the trees. */
  private static final int ALL = COUNT + 1;

  @BeforeEach
  void publishSome() {
    publish(COUNT);
  }

  @Test
  void whatIsPublishedIsThereOnceWithAllThatItSays() {
    source.put("accents", "Qualité de l’eau – Œuvre d’été, « 100 % » & <b>ïambe</b> 🌳");

    Report report = officer.harvest().well();

    assertThat(report.portal("created")).isEqualTo(ALL + 1);
    assertThat(ckan.datasets()).hasSize(ALL + 1);
    JsonNode record = ckan.titled("Mesures 3");
    assertThat(record.path("notes").asText()).contains("saison par saison");
    assertThat(record.path("private").asBoolean()).isFalse();
    assertThat(Ckan.tags(record)).contains("eau", "rivière");
    assertThat(record.path("url").asText()).isEqualTo("https://producteur.example.org/page/jeu-3");
    assertThat(Ckan.resources(record))
        .extracting(resource -> resource.path("url").asText())
        .containsExactly(
            "https://producteur.example.org/fichiers/jeu-3.csv",
            "https://producteur.example.org/fichiers/jeu-3.json");
    assertThat(record.toString()).contains("data-theme/ENVI", "frequency/ANNUAL");
    assertThat(ckan.datasets())
        .extracting(held -> held.path("title").asText())
        .as("accents, quotes, ligatures and an emoji")
        .anySatisfy(title -> assertThat(title).contains("Œuvre d’été", "ïambe", "🌳"));
  }

  @Test
  void anUnchangedCatalogueIsNotWrittenAgain() {
    officer.harvest().well();
    Map<String, String> before = moments();
    relay.forget();

    Report report = officer.harvest().well();

    assertThat(report.portal("unchanged")).isEqualTo(ALL);
    assertThat(relay.writes()).isEmpty();
    assertThat(relay.actions()).hasSizeLessThanOrEqualTo(1 + ALL / 100);
    assertThat(moments()).isEqualTo(before);
  }

  @Test
  void aChangedFieldIsWrittenInItsRecordAndInNoOther() {
    officer.harvest().well();
    Map<String, String> before = moments();
    source.get("jeu-4").put("dct:description", "Relevés repris en 2026.");
    relay.forget();

    Report report = officer.harvest().well();

    assertThat(report.portal("updated")).isOne();
    assertThat(relay.writes()).hasSize(1);
    assertThat(ckan.titled("Mesures 4").path("notes").asText())
        .isEqualTo("Relevés repris en 2026.");
    Map<String, String> after = moments();
    assertThat(after.get("Mesures 4")).isGreaterThan(before.get("Mesures 4"));
    after.remove("Mesures 4");
    before.remove("Mesures 4");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aFileThatMovesKeepsItsResource() {
    officer.harvest().well();
    List<JsonNode> before = Ckan.resources(ckan.titled("Mesures 2"));
    String moved = "https://producteur.example.org/archives/2026/jeu-2.csv";
    Catalogue.move(source.get("jeu-2"), moved);
    Catalogue.file(source.get("jeu-2"), "xlsx", "XLSX");

    officer.harvest().well();

    List<JsonNode> after = Ckan.resources(ckan.titled("Mesures 2"));
    assertThat(after).hasSize(3);
    assertThat(after.get(0).path("url").asText()).isEqualTo(moved);
    assertThat(ids(after).subList(0, 2)).isEqualTo(ids(before));
  }

  @Test
  void whatLeavesIsHiddenAndComesBackAsTheSameRecord() {
    officer.harvest().well();
    String id = ckan.titled("Mesures 7").path("id").asText();
    List<String> resources = ids(Ckan.resources(ckan.titled("Mesures 7")));
    source.remove("jeu-7");

    assertThat(officer.harvest().well().portal("withdrawn")).isOne();
    JsonNode hidden = ckan.call("package_show", Ckan.object().put("id", id));
    relay.forget();
    officer.harvest().well();
    assertThat(relay.writes()).as("it is withdrawn once").isEmpty();
    source.put("jeu-7", "Mesures 7");
    officer.harvest().well();

    assertThat(hidden.path("private").asBoolean()).isTrue();
    JsonNode back = ckan.titled("Mesures 7");
    assertThat(back.path("id").asText()).isEqualTo(id);
    assertThat(back.path("private").asBoolean()).isFalse();
    assertThat(ids(Ckan.resources(back))).isEqualTo(resources);
    assertThat(ckan.datasets()).hasSize(ALL);
  }

  @Test
  void whatAnEditorAddsStays() {
    officer.harvest().well();
    ObjectNode edited = (ObjectNode) ckan.titled("Mesures 5");
    edited.withArray("/tags").addObject().put("name", "coup de cœur");
    edited.withArray("/extras").addObject().put("key", "instance").put("value", "conseil du 3 mai");
    edited
        .withArray("/resources")
        .addObject()
        .put("url", "https://ville.example.org/notice.pdf")
        .put("name", "Notice de la ville");
    edited.put("author", "Service de l’eau");
    ckan.call("package_update", edited);
    source.get("jeu-5").put("dct:description", "Une autre description.");

    officer.harvest().well();

    JsonNode record = ckan.titled("Mesures 5");
    assertThat(record.path("notes").asText()).isEqualTo("Une autre description.");
    assertThat(Ckan.tags(record)).contains("coup de cœur", "eau");
    assertThat(Ckan.value(record, "instance")).isEqualTo("conseil du 3 mai");
    assertThat(record.path("author").asText()).isEqualTo("Service de l’eau");
    assertThat(Ckan.resources(record))
        .hasSize(3)
        .anyMatch(resource -> resource.path("name").asText().equals("Notice de la ville"));
  }

  @Test
  void whatAnEditorChangesOrDeletesIsToldByTheNextPass() {
    officer.harvest().well();
    String deleted = ckan.titled("Mesures 3").path("id").asText();
    ckan.call("package_delete", Ckan.object().put("id", deleted));
    ObjectNode edited = Ckan.object().put("id", ckan.titled("Mesures 6").path("id").asText());
    ckan.call("package_patch", edited.put("title", "Mesures de la ville"));
    relay.forget();

    Report told = officer.harvest().well();
    Report again = officer.harvest().well();

    assertThat(relay.writes()).isEmpty();
    assertThat(told.portal("unchanged")).isEqualTo(ALL);
    assertThat(told.said()).contains("PORTAL_EDITS_KEPT", "PORTAL_RECORD_GONE");
    assertThat(again.said()).contains("PORTAL_RECORD_GONE", "PORTAL_EDITS_KEPT");
    assertThat(ckan.datasets()).hasSize(ALL - 1);
  }

  /** CKAN's index refuses values of more than 32,766 bytes: the whole write would fail. */
  @Test
  void whatIsTooLongForTheIndexDoesNotKeepADatasetFromBeingThere() throws Exception {
    ArrayNode ring = new ObjectMapper().createArrayNode();
    for (int i = 0; i < 1_300; i++) {
      double angle = 2 * Math.PI * i / 1_300;
      double radius = i % 2 == 0 ? 0.05 : 0.045;
      ring.addArray().add(-0.45 + radius * Math.cos(angle)).add(46.3 + radius * Math.sin(angle));
    }
    ring.add(ring.get(0));
    String shape = "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}";
    assertThat(shape.length()).isGreaterThan(40_000);
    Catalogue.shape(source.put("contour", "Un contour détaillé"), shape);
    source
        .put("provenance", "Une longue provenance")
        .putObject("dct:provenance")
        .put("@type", "dct:ProvenanceStatement")
        .put("rdfs:label", "Relevé à pied. ".repeat(2_500));
    ArrayNode keywords = source.put("mots", "Beaucoup de mots").putArray("dcat:keyword");
    for (int i = 0; i < 1_500; i++) {
      keywords.add("un mot clé parmi d’autres " + i);
    }

    officer.harvest();

    assertThat(ckan.datasets())
        .extracting(held -> held.path("title").asText())
        .hasSize(ALL + 3)
        .contains("Un contour détaillé", "Une longue provenance", "Beaucoup de mots");
    JsonNode record = ckan.titled("Un contour détaillé");
    assertThat(record.toString()).contains("-0.4", "46.3");
  }

  private Map<String, String> moments() {
    return ckan.datasets().stream()
        .collect(
            Collectors.toMap(
                held -> held.path("title").asText(),
                held -> held.path("metadata_modified").asText()));
  }

  private static List<String> ids(List<JsonNode> resources) {
    return resources.stream().map(resource -> resource.path("id").asText()).toList();
  }
}
