package fr.moisson.connectors.opendatasoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets as published by Opendatasoft and its portals, in three versions of its API. */
@Tag("shared")
class RecordedPortalsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OpendatasoftSource SOURCE =
      new OpendatasoftSource(
          URI.create("https://ods.example"), null, null, Map.of(), null, null, null);

  @TempDir Path folder;

  private static JsonNode sample(String file) throws IOException {
    return JSON.readTree(Shared.path("samples/" + file).toFile());
  }

  private static Dataset map(JsonNode entry) {
    String id = entry.path("dataset_id").asText(entry.path("datasetid").asText());
    return Harvested.map(SOURCE, new RawItem(id, entry));
  }

  @ParameterizedTest
  @CsvSource({
    "opendatasoft/v2.1/datasets-v2.1.json, 2, 13",
    "opendatasoft/v2.1/dataset-v2.1.json, 1, 6",
    "opendatasoft/v1-catalog-inspire.json, 1, 6",
    "opendatasoft/v1-catalog-test-a.json, 1, 4",
    "opendatasoft/v1-catalog-test-b.json, 1, 9",
    "opendatasoft/v1-catalog-with-attachments.json, 1, 2"
  })
  void everyDatasetIsReadWithItsLinks(String file, int datasets, int links) throws IOException {
    JsonNode sample = sample(file);
    JsonNode entries =
        sample.has("results") ? sample.path("results") : JSON.createArrayNode().add(sample);

    assertThat(entries.valueStream().map(RecordedPortalsTest::map))
        .hasSize(datasets)
        .allSatisfy(dataset -> assertThat(dataset.title()).isNotBlank())
        .satisfies(
            all ->
                assertThat(all.stream().mapToInt(one -> one.distributions().size()).sum())
                    .isEqualTo(links));
  }

  @Test
  void aDatasetOfTheOldInterfaceHasItsBoxAndItsContact() throws IOException {
    Dataset dataset = map(sample("opendatasoft/v1-catalog-inspire.json"));

    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(0.1568, 46.4944, 0.5084, 46.6848));
    assertThat(dataset.contact().name()).isEqualTo("ACME");
  }

  /** The Automation API wraps each value, but has the templates and names of Explore. */
  @Test
  void theMetadataOfBaselAreRead() throws IOException {
    ObjectNode metas = JsonNodeFactory.instance.objectNode();
    for (var template :
        sample("portals/opendatasoft/huwise_bs_recorded.json")
            .path("sample_metadata")
            .properties()) {
      ObjectNode fields = metas.putObject(template.getKey());
      template
          .getValue()
          .properties()
          .forEach(field -> fields.set(field.getKey(), field.getValue().path("value")));
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("dataset_id", "100522").set("metas", metas);

    Dataset dataset = map(entry);

    assertThat(dataset.publisher().name()).isEqualTo("DCC Data Competence Center");
    assertThat(dataset.contact().email()).isEqualTo("opendata@bs.ch");
    assertThat(dataset.frequency()).endsWith("/IRREG");
    assertThat(dataset.issued()).isEqualTo("2026-02-06");
    assertThat(dataset.keywords()).containsExactly("Test", "data", "sample");
  }

  /** Facets, groups, a record and attachments are not lists of datasets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "opendatasoft/v2.1/catalog-facets.json",
        "opendatasoft/v2.1/facets.json",
        "opendatasoft/v2.1/group-by-country-v2.1.json",
        "opendatasoft/v2.1/record-v2.1.json",
        "opendatasoft/v2.1/attachments.json"
      })
  void whatIsNoCatalogueIsRefused(String file) throws IOException {
    String recorded = sample(file).toString();
    ScriptedDoor door = new ScriptedDoor(folder).otherwise(uri -> recorded);

    assertThatThrownBy(() -> Harvested.from(SOURCE, door, folder))
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> assertThat(e.notice().code()).isEqualTo(Code.UNEXPECTED_ANSWER));
  }
}
