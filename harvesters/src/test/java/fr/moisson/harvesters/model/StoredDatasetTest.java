package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredDatasetTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Distribution.Link FILE =
      Distribution.Link.to("arbres.csv", URI.create("https://ex.org/arbres.csv"));

  @Test
  void whatIsStoredIsReadBack() throws Exception {
    Distribution.Service service =
        new Distribution.Service(
            URI.create("https://ex.org/wms"),
            "WMS",
            "arbres",
            "Cartes de la ville",
            List.of(URI.create("https://ex.org/wms/openapi.json")),
            List.of(URI.create("https://ex.org/guide")),
            List.of(URI.create("https://ex.org/profile")));
    Dataset dataset =
        dataset()
            .with(
                draft ->
                    draft
                        .kind(Kind.SERIES)
                        .identifiers(List.of("urn:a"))
                        .sources(List.of(URI.create("https://ex.org/a")))
                        .languages(List.of("FRA"))
                        .conformsTo(List.of(new Standard("RGF93", null)))
                        .resolution(2.5)
                        .access("RESTRICTED")
                        .rights(List.of("Aucun usage nautique."))
                        .attributions(
                            List.of(
                                new Attribution("owner", new Agent("DDT", null, null)),
                                new Attribution(
                                    "author", new Agent("DDT", null, null), "ddt@ex.org")))
                        .coverage(
                            Coverage.over(
                                List.of(), List.of(new Box(0, 1, 2, 3), new Box(4, 5, 6, 7))))
                        .resolutions(List.of("1/5000"))
                        .legislation(List.of(URI.create("http://data.europa.eu/eli/a")))
                        .hvdCategories(List.of(URI.create("http://data.europa.eu/bna/c_1")))
                        .writtenIn("en")
                        .localViews(
                            List.of(
                                LocalView.of(
                                    "79191",
                                    dataset().with(local -> local.modified("2001-01-01")),
                                    dataset())),
                            List.of("79009"))
                        .references(
                            List.of(
                                new Reference(
                                    Reference.Part.RELATED, URI.create("https://ex.org/b"), "B")))
                        .distributions(
                            List.of(
                                FILE.through(service)
                                    .detailed(
                                        new LinkDetails(
                                            "2024",
                                            "COMPLETED",
                                            "STABLE",
                                            List.of(URI.create("https://ex.org/page")),
                                            List.of(URI.create("https://ex.org/aide")))))));

    assertThat(JSON.readValue(JSON.writeValueAsString(dataset), Dataset.class)).isEqualTo(dataset);
  }

  @Test
  void whatAnOlderVersionStoredIsReadWithoutWhatItDidNotKnow() throws Exception {
    ObjectNode stored = JSON.valueToTree(dataset());
    stored.remove(
        List.of(
            "kind", "identifiers", "sources", "languages", "conformsTo", "resolution", "access"));
    stored.remove(List.of("rights", "attributions"));
    ((ObjectNode) stored.path("distributions").path(0)).remove("service");

    assertThat(JSON.treeToValue(stored, Dataset.class)).isEqualTo(dataset());
  }

  @Test
  void whatIsNotSaidIsNotWrittenSoThatNothingSeemsChanged() {
    ObjectNode stored = JSON.valueToTree(dataset());

    assertThat(stored.has("resolutions")).isFalse();
    assertThat(stored.has("legislation")).isFalse();
    assertThat(stored.has("hvdCategories")).isFalse();
    assertThat(stored.has("references")).isFalse();
    assertThat(stored.has("writtenIn")).isFalse();
    assertThat(stored.path("distributions").path(0).has("licence")).isFalse();
    assertThat(stored.path("distributions").path(0).has("details")).isFalse();
  }

  @Test
  void theReceiptOfAnOlderVersionIsReadAndWrittenAsItWas() throws Exception {
    String older =
        "{\"rowsIn\":9,\"rowsOut\":3,\"outside\":4,\"withoutPlace\":1,\"broken\":1,"
            + "\"rule\":\"points-in-lines-whole\",\"contourVintage\":\"2025\"}";
    Receipt receipt = JSON.readValue(older, Receipt.class);

    assertThat(receipt).isEqualTo(new Receipt(9, 3, 4, 1, 1, "points-in-lines-whole", "2025"));
    assertThat(JSON.writeValueAsString(receipt)).isEqualTo(older);
  }

  @Test
  void theReceiptOfACutIsReadBack() throws Exception {
    Receipt receipt =
        new Receipt(
            9,
            3,
            6,
            0,
            0,
            "points-in-lines-cut",
            "2026",
            2,
            1,
            4,
            new Receipt.Amount(10.5, 7),
            null,
            2,
            null);

    assertThat(JSON.readValue(JSON.writeValueAsString(receipt), Receipt.class)).isEqualTo(receipt);
  }

  @Test
  void anExtractOfAnOlderVersionIsReadAndWrittenAsItWas() throws Exception {
    String older =
        "{\"kind\":\"extract\",\"territory\":\"79191\",\"title\":\"Arbres\",\"file\":\"ab/arbres.csv\","
            + "\"format\":\"CSV\",\"mediaType\":\"text/csv\",\"bytes\":12,\"sha256\":\"ab\","
            + "\"derivedFrom\":\"https://ex.org/arbres.csv\",\"receipt\":{\"rowsIn\":9,\"rowsOut\":3,"
            + "\"outside\":6,\"withoutPlace\":0,\"broken\":0,\"rule\":\"points-in-lines-whole\","
            + "\"contourVintage\":\"2025\"}}";
    Distribution read = JSON.readValue(older, Distribution.class);

    assertThat(read)
        .isInstanceOfSatisfying(
            Distribution.Extract.class, extract -> assertThat(extract.assessment()).isNull());
    assertThat(JSON.readTree(JSON.writerFor(Distribution.class).writeValueAsString(read)))
        .isEqualTo(JSON.readTree(older));
  }

  @Test
  void theAssessmentOfAnExtractIsReadBack() throws Exception {
    Distribution.Assessment assessment =
        new Distribution.Assessment(
            new Conformity(
                "arbres-urbains",
                "0.3.1",
                URI.create("https://schema.data.gouv.fr/schemas/arbres/0.3.1/schema.json"),
                25,
                24,
                3),
            0.9,
            "ab/rapport.json",
            "cd/a-corriger.csv");

    assertThat(JSON.readValue(JSON.writeValueAsString(assessment), Distribution.Assessment.class))
        .isEqualTo(assessment);
    assertThat(assessment.standard()).isEqualTo("arbres-urbains 0.3.1");
  }

  private static Dataset dataset() {
    return Dataset.draft(new DatasetId("79191", "source", "1"), "Arbres")
        .distributions(List.of(FILE))
        .build();
  }
}
