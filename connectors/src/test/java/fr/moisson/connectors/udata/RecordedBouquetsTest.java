package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.RawItem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bouquet of Ecosphères, and parts of datasets, as returned by data.gouv.fr. */
@Tag("shared")
class RecordedBouquetsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOPICS = "https://www.data.gouv.fr/api/2/topics/";
  private static final UdataSource BOUQUETS =
      new UdataSource(
          URI.create("https://www.data.gouv.fr"), null, List.of("univers-ecospheres"), null, null);

  @TempDir Path folder;

  /** The first of its eight elements has no dataset behind it, but has the same address. */
  @Test
  void aBouquetIsReadWithItsElements() throws IOException {
    JsonNode topic = recorded("ecospheres/topic_metadata.json");
    ObjectNode topics = JSON.createObjectNode().put("total", 1);
    topics.putArray("data").add(topic);
    ScriptedDoor door = new ScriptedDoor(folder);
    door.serve(TOPICS + "?tag=univers-ecospheres&page=1&page_size=50", topics.toString());
    door.serve(
        TOPICS + topic.path("id").asText() + "/elements/?page=1&page_size=50",
        recorded("ecospheres/elements_metadata.json").toString());

    List<Dataset> read = Harvested.from(BOUQUETS, door, folder).datasets();

    assertThat(read).hasSize(1);
    assertThat(read.get(0).title()).isEqualTo("Impact des services publics numériques de la DGALN");
    assertThat(read.get(0).publisher().name()).isEqualTo("Ministère de la Transition écologique");
    assertThat(read.get(0).distributions())
        .hasSize(8)
        .extracting(part -> ((Link) part).url())
        .doesNotHaveDuplicates();
  }

  /**
   * A file, and its rows through the tabular API. The second API wraps the resource that the first
   * one returns directly.
   */
  @ParameterizedTest
  @CsvSource({"resource_get_api1.json, ''", "resource_get_api2.json, /resource"})
  void aResourceOfEachInterfaceIsAFileAndItsRows(String file, String pointer) throws IOException {
    ObjectNode dataset = JSON.createObjectNode().put("id", "x").put("title", "Essai");
    dataset.putArray("resources").add(recorded("portals/udata/" + file).at(pointer));

    Dataset read = Harvested.map(BOUQUETS, new RawItem("x", dataset));

    assertThat(read.distributions()).extracting("format").containsExactly("csv", null);
    assertThat(read.distributions()).extracting("bytes").containsExactly(1643394L, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"datagouv/organization_metadata.json", "portals/udata/organization_get_api1.json"})
  void anOrganisationIsAPublisher(String file) throws IOException {
    JsonNode organization = recorded(file);
    ObjectNode dataset = JSON.createObjectNode().put("id", "x").put("title", "Essai");
    dataset.set("organization", organization);

    Dataset read = Harvested.map(BOUQUETS, new RawItem("x", dataset));

    assertThat(read.publisher().name()).isEqualTo(organization.path("name").asText()).isNotBlank();
  }

  private static JsonNode recorded(String file) throws IOException {
    return JSON.readTree(Shared.path("samples/" + file).toFile());
  }
}
