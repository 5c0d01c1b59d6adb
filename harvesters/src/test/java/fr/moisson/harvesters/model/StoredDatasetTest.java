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
        new Distribution.Service(URI.create("https://ex.org/wms"), "WMS", "arbres");
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
                            List.of(new Attribution("owner", new Agent("DDT", null, null))))
                        .distributions(List.of(FILE.through(service))));

    assertThat(JSON.readValue(JSON.writeValueAsString(dataset), Dataset.class)).isEqualTo(dataset);
  }

  @Test
  void whatAnOlderVersionStoredIsReadWithoutWhatItDidNotKnow() throws Exception {
    ObjectNode stored = JSON.valueToTree(dataset());
    stored.remove(
        List.of(
            "kind", "identifiers", "sources", "languages", "conformsTo", "resolution", "access"));
    stored.remove(List.of("rights", "attributions", "resolutions", "legislation", "hvdCategories"));
    ((ObjectNode) stored.path("distributions").path(0)).remove("service");

    assertThat(JSON.treeToValue(stored, Dataset.class)).isEqualTo(dataset());
  }

  @Test
  void theOneBoxOfAnOlderVersionIsKept() throws Exception {
    ObjectNode stored = JSON.valueToTree(dataset());
    Box niort = new Box(-0.56, 46.27, -0.36, 46.38);
    ObjectNode coverage = (ObjectNode) stored.path("coverage");
    coverage.remove("boxes");

    coverage.set("bbox", JSON.valueToTree(niort));
    assertThat(JSON.treeToValue(stored, Dataset.class).coverage().boxes()).containsExactly(niort);
    coverage.putNull("bbox");
    assertThat(JSON.treeToValue(stored, Dataset.class).coverage().boxes()).isEmpty();
  }

  private static Dataset dataset() {
    return Dataset.draft(new DatasetId("79191", "source", "1"), "Arbres")
        .distributions(List.of(FILE))
        .build();
  }
}
