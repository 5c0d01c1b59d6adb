package fr.moisson.routes.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.routes.lab.Officer.Report;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Datasets are published, changed and withdrawn on a real udata. */
class UdataPublishingTest extends OnUdata {

  private static final int COUNT = 5;

  /** All datasets, including the trees. */
  private static final int ALL = COUNT + 1;

  private static final String TREES = "Arbres – Le Niortais";

  @BeforeEach
  void publishSome() {
    publish(COUNT);
  }

  @Test
  void whatIsPublishedIsThereOnceWithAllThatItSays() {
    source.put("accents", "Qualité de l’eau – Œuvre d’été, « 100 % » & <b>ïambe</b> 🌳");

    Report report = officer.harvest().well();

    assertThat(report.portal("created")).isEqualTo(ALL + 1);
    assertThat(udata.datasets()).hasSize(ALL + 1);
    JsonNode record = udata.titled("Mesures 3");
    assertThat(record.path("description").asText()).contains("saison par saison");
    assertThat(record.path("private").asBoolean()).isFalse();
    assertThat(record.path("license").asText()).isEqualTo("lov2");
    assertThat(record.path("frequency").asText()).isEqualTo("annual");
    assertThat(Udata.tags(record)).containsExactlyInAnyOrder("eau", "riviere");
    assertThat(record.path("temporal_coverage").path("start").asText()).startsWith("2024-01-01");
    assertThat(record.path("temporal_coverage").path("end").asText()).startsWith("2024-12-31");
    assertThat(record.path("contact_points").findValuesAsText("role"))
        .containsExactly("contact", "publisher", "creator");
    assertThat(record.path("spatial").path("geom").toString()).contains("-0.4", "46.35");
    assertThat(record.path("extras").path("moisson:dcat").toString())
        .contains("data-theme/ENVI", "2025-03-01", "https://producteur.example.org/page/jeu-3");
    assertThat(Udata.resources(record))
        .extracting(resource -> resource.path("url").asText())
        .containsExactly(
            "https://producteur.example.org/fichiers/jeu-3.csv",
            "https://producteur.example.org/fichiers/jeu-3.json");
    assertThat(udata.titled(TREES).path("spatial").path("zones").toString())
        .contains("fr:epci:200041317");
    assertThat(udata.datasets())
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
    assertThat(relay.actions()).as("the listing alone").hasSizeLessThanOrEqualTo(1 + ALL / 100);
    assertThat(moments()).isEqualTo(before);
  }

  @Test
  void aChangedFieldIsWrittenInItsRecordAndInNoOther() {
    officer.harvest().well();
    Map<String, String> before = moments();
    source
        .get("jeu-4")
        .put("dct:description", "Relevés repris en 2026.")
        .put("dct:modified", "2026-05-06");
    relay.forget();

    Report report = officer.harvest().well();

    assertThat(report.portal("updated")).isOne();
    JsonNode record = udata.titled("Mesures 4");
    String id = record.path("id").asText();
    assertThat(relay.writes())
        .containsExactly(
            "PUT /api/1/datasets/" + id + "/", "PUT /api/2/datasets/" + id + "/extras/");
    assertThat(record.path("description").asText()).isEqualTo("Relevés repris en 2026.");
    assertThat(record.path("extras").path("moisson:dcat").toString()).contains("2026-05-06");
    assertThat(Udata.tags(record)).as("what is not written stays").contains("eau", "riviere");
    assertThat(record.path("temporal_coverage").path("start").asText()).startsWith("2024");
    assertThat(record.path("contact_points")).hasSize(3);
    Map<String, String> after = moments();
    assertThat(after.remove("Mesures 4")).isGreaterThan(before.remove("Mesures 4"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aPlaceGoesFromABoxToAZoneAndBack() {
    officer.harvest().well();
    source.get("jeu-3").putObject("dct:spatial").put("@id", "http://id.insee.fr/geo/commune/79191");

    officer.harvest().well();

    JsonNode zoned = udata.titled("Mesures 3").path("spatial");
    assertThat(zoned.path("zones").toString()).contains("fr:commune:79191");
    assertThat(zoned.path("geom").isNull()).isTrue();
    Catalogue.shape(
        source.get("jeu-3"),
        "{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[-0.6,46.2],[-0.5,46.2],[-0.5,46.3],[-0.6,46.3],[-0.6,46.2]]]}");

    officer.harvest().well();

    JsonNode boxed = udata.titled("Mesures 3").path("spatial");
    assertThat(boxed.path("zones").size()).isZero();
    assertThat(boxed.path("geom").toString()).contains("-0.6", "46.2");
  }

  @Test
  void anAddressThatTheSiteRefusesCostsItsResourceOnly() {
    ObjectNode fresh = source.put("jeu-9", "Mesures 9");
    Catalogue.file(fresh, "ods", "ODS");
    ObjectNode inside = (ObjectNode) fresh.path("dcat:distribution").path(2);
    for (String field : List.of("dcat:downloadURL", "dcat:accessURL")) {
      inside.putObject(field).put("@id", "http://serveur.interne/jeu-9.ods");
    }

    Report report = officer.harvest().well();

    assertThat(report.said()).contains("PORTAL_LOSES");
    assertThat(Udata.resources(udata.titled("Mesures 9")))
        .extracting(resource -> resource.path("format").asText())
        .containsExactly("csv", "json");
  }

  @Test
  void aFileThatMovesKeepsItsResource() {
    officer.harvest().well();
    List<String> before = ids(udata.titled("Mesures 2"));
    String moved = "https://producteur.example.org/archives/2026/jeu-2.csv";
    Catalogue.move(source.get("jeu-2"), moved);
    Catalogue.file(source.get("jeu-2"), "xlsx", "XLSX");

    officer.harvest().well();

    JsonNode record = udata.titled("Mesures 2");
    assertThat(Udata.resources(record))
        .extracting(resource -> resource.path("format").asText())
        .containsExactly("csv", "json", "xlsx");
    assertThat(record.path("resources").path(0).path("url").asText()).isEqualTo(moved);
    assertThat(ids(record).subList(0, 2)).isEqualTo(before);
  }

  @Test
  void whatLeavesIsArchivedAndComesBackAsTheSameRecord() {
    officer.harvest().well();
    JsonNode shown = udata.titled("Mesures 1");
    source.remove("jeu-1");

    assertThat(officer.harvest().well().portal("withdrawn")).isOne();
    JsonNode archived = udata.titled("Mesures 1");
    relay.forget();
    officer.harvest().well();
    assertThat(relay.writes()).as("it is withdrawn once").isEmpty();
    source.put("jeu-1", "Mesures 1");
    officer.harvest().well();

    assertThat(archived.path("archived").isTextual()).isTrue();
    assertThat(archived.path("tags")).isEqualTo(shown.path("tags")).hasSize(2);
    assertThat(archived.path("extras").path("moisson:withdrawn").asText()).isNotBlank();
    JsonNode back = udata.titled("Mesures 1");
    assertThat(back.path("id")).isEqualTo(shown.path("id"));
    assertThat(back.path("archived").isNull()).isTrue();
    for (String field : List.of("extras", "tags", "temporal_coverage", "spatial")) {
      assertThat(back.path(field)).as(field).isEqualTo(shown.path(field));
    }
    assertThat(ids(back)).isEqualTo(ids(shown));
    assertThat(udata.datasets()).hasSize(ALL);
  }

  @Test
  void whatAnEditorChangesStays() {
    officer.harvest().well();
    ObjectNode edited = (ObjectNode) udata.titled("Mesures 0");
    edited.put("title", "Mesures de la Sèvre");
    edited.withArray("/tags").add("coup-de-coeur");
    edited.withObject("/extras").put("instance", "conseil du 3 mai");
    udata.edit(edited);
    udata.call(
        "POST",
        "datasets/" + edited.path("id").asText() + "/resources/",
        Udata.object()
            .put("title", "Notice de la ville")
            .put("filetype", "remote")
            .put("type", "documentation")
            .put("format", "pdf")
            .put("url", "https://ville.example.org/notice.pdf"));
    source.get("jeu-0").put("dct:description", "Une autre description.");
    source.get("jeu-0").put("dct:title", "Mesures 0 bis");

    officer.harvest().well();

    JsonNode record = udata.titled("Mesures de la Sèvre");
    assertThat(record.path("description").asText()).isEqualTo("Une autre description.");
    assertThat(Udata.tags(record)).contains("coup-de-coeur", "eau");
    assertThat(record.path("extras").path("instance").asText()).isEqualTo("conseil du 3 mai");
    assertThat(Udata.resources(record))
        .hasSize(3)
        .anyMatch(resource -> resource.path("title").asText().equals("Notice de la ville"));
  }

  @Test
  void whatAnEditorChangesIsToldInEachPass() {
    officer.harvest().well();
    ObjectNode edited = (ObjectNode) udata.titled("Mesures 0");
    udata.edit(edited.put("title", "Mesures de la Sèvre"));
    relay.forget();

    Report told = officer.harvest().well();
    Report again = officer.harvest().well();

    assertThat(relay.writes()).isEmpty();
    assertThat(told.portal("unchanged")).isEqualTo(ALL);
    assertThat(told.said()).contains("PORTAL_EDITS_KEPT");
    assertThat(again.said()).contains("PORTAL_EDITS_KEPT");
  }

  @Test
  void whatSomebodyDeletesIsToldAndComesBackWhenItChanges() {
    officer.harvest().well();
    String id = udata.titled("Mesures 2").path("id").asText();
    udata.call("DELETE", "datasets/" + id + "/", Udata.object());
    assertThat(officer.harvest().well().said()).contains("PORTAL_RECORD_GONE");
    assertThat(udata.datasets()).hasSize(COUNT);
    source.get("jeu-2").put("dct:description", "Une autre description.");

    officer.harvest().well();

    assertThat(udata.titled("Mesures 2").path("id").asText()).isEqualTo(id);
  }

  @Test
  void anExtractIsAFileOfTheSiteWhichIsReplacedInItsPlace() throws Exception {
    officer = officer(udata.portal(relay.url(), true));
    officer.harvest().well();
    JsonNode before = udata.titled(TREES);
    Files.writeString(
        folder.resolve("config/arbres.csv"), "nom;longitude;latitude\nchêne;-0.45;46.3\n");

    officer.harvest().well();

    JsonNode after = udata.titled(TREES);
    assertThat(ids(after)).isEqualTo(ids(before)).hasSize(2);
    JsonNode file = after.path("resources").path(0);
    assertThat(file.path("filetype").asText()).isEqualTo("file");
    assertThat(file.path("title")).isEqualTo(before.path("resources").path(0).path("title"));
    assertThat(new String(Udata.download(file), UTF_8)).contains("chêne");
    assertThat(file.path("filesize").asInt()).isEqualTo(Udata.download(file).length);
    relay.forget();
    officer.harvest().well();
    assertThat(relay.actions()).as("the listing alone").hasSizeLessThanOrEqualTo(1 + ALL / 100);
  }

  /** A creation sent twice would make two records. */
  @Test
  void aServerThatDiesInTheMiddleHoldsEverythingOnceAfterTheNextPass() throws Exception {
    publish(20);

    Report cut = harvestUntilTheServerDies(20);
    Report next = officer.harvest().well();

    assertThat(cut.portal("failed")).isPositive();
    assertThat(next.portal("failed")).isZero();
    assertThat(udata.datasets())
        .hasSize(21)
        .extracting(held -> held.path("title").asText())
        .doesNotHaveDuplicates();
    relay.forget();
    officer.harvest().well();
    assertThat(relay.writes()).isEmpty();
  }

  @Test
  void aSourceToHarvestIsRegisteredOnce() {
    Officer administrator = officer.with(lab.sysadminToken());

    administrator.register();
    administrator.register();

    List<JsonNode> sources = udata.sources();
    assertThat(sources).hasSize(1);
    assertThat(sources.get(0).path("backend").asText()).isEqualTo("dcat");
    assertThat(sources.get(0).path("url").asText()).endsWith("/catalog.rdf");
  }

  private Map<String, String> moments() {
    return udata.datasets().stream()
        .collect(
            Collectors.toMap(
                held -> held.path("title").asText(),
                held -> held.path("internal").path("last_modified_internal").asText()));
  }

  private static List<String> ids(JsonNode record) {
    return Udata.resources(record).stream().map(resource -> resource.path("id").asText()).toList();
  }
}
