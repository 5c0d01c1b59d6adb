package fr.moisson.connectors.arcgis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The records that would be sent to ArcGIS. */
class ArcgisRecordTest {

  @Test
  void anExtractIsTheMainFileAndTheOthersAreLinks() {
    JsonNode fields = fields(draft -> draft);

    assertThat(fields.path("url").asText())
        .isEqualTo("https://moisson.exemple.fr/files/extracts/abcdef.csv");
    assertThat(fields.path("type").asText()).isEqualTo("CSV");
    assertThat(fields.path("description").asText())
        .startsWith("<p>Les cavités <em>connues</em>.</p>")
        .contains("<a href=\"https://exemple.fr/cavites.json\">Cavités, tout le département")
        .contains("contact@exemple.fr")
        .contains("https://www.georisques.gouv.fr/")
        .doesNotContain("abcdef.csv");
    assertThat(fields.path("accessInformation").asText()).isEqualTo("BRGM");
    assertThat(fields.path("licenseInfo").asText()).contains("Licence Ouverte 2.0</a>");
    assertThat(fields.path("extent").toString()).isEqualTo("[[-0.6,46.2],[-0.2,46.5]]");
  }

  @Test
  void whatHasNoFieldIsInTheProperties() {
    JsonNode marks =
        ArcgisRecord.render(
                Cavities.dataset()
                    .with(
                        draft ->
                            draft
                                .publisher(
                                    new Agent(
                                        "Ville", URI.create("https://ville.exemple/"), "200041317"))
                                .languages(List.of("FRA", "OCI"))
                                .identifiers(List.of("10.5072/niort"))
                                .conformsTo(List.of(new Standard("Notice du BRGM", null)))
                                .resolution(25.0)
                                .access("RESTRICTED")
                                .attributions(
                                    List.of(
                                        new Attribution(
                                            "author", new Agent("Bureau", null, null))))),
                Cavities.FILES,
                false)
            .path("marks");

    assertThat(marks.path("languages")).hasToString("[\"FRA\",\"OCI\"]");
    assertThat(marks.path("identifiers")).hasToString("[\"10.5072/niort\"]");
    assertThat(marks.path("conformsTo")).hasToString("[\"Notice du BRGM\"]");
    assertThat(marks.path("resolution").asText()).isEqualTo("25.0");
    assertThat(marks.path("access").asText()).isEqualTo("RESTRICTED");
    assertThat(marks.path("parties")).hasToString("[\"author: Bureau\"]");
    assertThat(marks.path("publisherSiren").asText()).isEqualTo("200041317");
    assertThat(marks.path("publisherUrl").asText()).isEqualTo("https://ville.exemple/");
  }

  @ParameterizedTest
  @CsvSource({
    "https://sig.exemple.fr/rest/services/eau/FeatureServer/0, '', Feature Service",
    "https://sig.exemple.fr/rest/services/eau/MapServer?f=json, '', Map Service",
    "https://sig.exemple.fr/wms?layers=eau, WMS, WMS",
    "https://exemple.fr/eau.zip, '', Document Link"
  })
  void typesOfItems(String url, String protocol, String type) {
    Distribution.Service service =
        protocol.isEmpty()
            ? null
            : new Distribution.Service(URI.create("https://sig.exemple.fr/wms"), protocol, "eau");
    Distribution.Link link =
        Distribution.Link.to("Eau", URI.create(url)).named("eau", null).through(service);

    assertThat(fields(draft -> draft.distributions(List.of(link))).path("type").asText())
        .isEqualTo(type);
  }

  @Test
  void aServiceThatAMapCanShowGoesBeforeAFileThatIsNotCut() {
    JsonNode fields =
        fields(
            draft ->
                draft.distributions(
                    List.of(
                        Cavities.link("json", "https://exemple.fr/eau.geojson"),
                        Cavities.link("sig", "https://sig.exemple.fr/eau/FeatureServer"))));

    assertThat(fields.path("type").asText()).isEqualTo("Feature Service");
  }

  @Test
  void withoutAFileThePageIsTheItem() {
    JsonNode fields = fields(draft -> draft.distributions(List.of()));

    assertThat(fields.path("type").asText()).isEqualTo("Document Link");
    assertThat(fields.path("url").asText()).isEqualTo("https://www.georisques.gouv.fr/");
  }

  @Test
  void whatPeopleWriteIsNoMarkup() {
    JsonNode fields =
        fields(draft -> draft.description("a < b & c\n<script>x</script>\n\nEt plus loin."));

    assertThat(fields.path("description").asText())
        .startsWith(
            "<p>a &lt; b &amp; c<br>\n&lt;script&gt;x&lt;/script&gt;</p>\n<p>Et plus loin.</p>\n");
  }

  @Test
  void aListAndALinkOfADescriptionAreAListAndALinkOnThePortal() {
    JsonNode fields =
        fields(
            draft ->
                draft.description(
                    "Voir la [notice](https://n.exemple/a.pdf). Puis :\n\n- un point"));

    assertThat(fields.path("description").asText())
        .contains("<a href=\"https://n.exemple/a.pdf\">notice</a>", "<li>un point</li>");
    assertThat(fields.path("snippet").asText()).isEqualTo("Voir la notice.");
  }

  @Test
  void whatALinkSaysAndWhatIsReferredToAreShown() {
    Distribution tiles =
        Distribution.Link.to("Tuiles", URI.create("https://sig.exemple.fr/t/"))
            .described("Tuiles", "Adresses à compléter : `https://sig.exemple.fr/t/{z}.png`");
    URI picture = URI.create("https://sig.exemple.fr/vue.png");
    URI study = URI.create("https://sig.exemple.fr/etude?a=1&b=2");

    JsonNode fields =
        fields(
            draft ->
                draft
                    .distributions(List.of(Cavities.link("csv", "https://exemple.fr/a.csv"), tiles))
                    .references(
                        List.of(
                            new Reference(Part.DOCUMENTATION, picture, Reference.OVERVIEW),
                            new Reference(Part.RELATED, study, null))));

    assertThat(fields.path("description").asText())
        .contains(
            "<li><a href=\"https://sig.exemple.fr/t/\">Tuiles</a>"
                + "<p>Adresses à compléter : <code>https://sig.exemple.fr/t/{z}.png</code></p>")
        .endsWith(
            "<p><b>Voir aussi</b></p><ul>"
                + "<li><a href=\"https://sig.exemple.fr/vue.png\">Aperçu</a></li>"
                + "<li><a href=\"https://sig.exemple.fr/etude?a=1&amp;b=2\">"
                + "https://sig.exemple.fr/etude?a=1&amp;b=2</a></li></ul>");
  }

  @Test
  void withoutADescriptionThereIsNoEmptyParagraph() {
    assertThat(fields(draft -> draft.description("")).path("description").asText())
        .startsWith("<p><b>Autres fichiers et services</b></p>");
  }

  @Test
  void limits() {
    JsonNode record =
        render(
            draft ->
                draft
                    .title("é".repeat(300))
                    .description("mot ".repeat(200))
                    .keywords(List.of("eau, assainissement")));

    assertThat(record.path("fields").path("title").asText()).hasSize(250);
    assertThat(record.path("fields").path("snippet").asText()).hasSize(250);
    assertThat(record.path("fields").path("tags").get(0).asText()).isEqualTo("eau assainissement");
    assertThat(record.path("lost")).hasSize(1);
  }

  private static JsonNode fields(UnaryOperator<DatasetDraft> edit) {
    return render(edit).path("fields");
  }

  private static JsonNode render(UnaryOperator<DatasetDraft> edit) {
    return ArcgisRecord.render(Cavities.dataset().with(edit), Cavities.FILES, false);
  }
}
