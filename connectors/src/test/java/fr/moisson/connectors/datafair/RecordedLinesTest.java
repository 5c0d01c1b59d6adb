package fr.moisson.connectors.datafair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of data.ademe.fr, as recorded in 2024 and 2025. */
@Tag("shared")
class RecordedLinesTest {

  private static final String DATASET =
      "https://data.ademe.fr/data-fair/api/v1/datasets/historique-rge";

  @TempDir Path folder;

  @Test
  void theTwentyEightLinesOfACompanyAreReadToTheLastPage() throws IOException {
    Harvested read = read("ademe-historique-rge-pages.json", "siret:81176617900014");

    assertThat(read.ids()).containsExactly("historique-rge");
    assertThat(read.rows()).isEqualTo(28);
    assertThat(read.table().place().geometry()).isEqualTo("_geopoint");
  }

  @Test
  void aCompanyWithoutLinesHasNone() throws IOException {
    assertThat(read("ademe-historique-rge-vide.json", "siret:12345678900000").ids()).isEmpty();
  }

  /** Serves the recorded pages for the page size that we request. */
  private Harvested read(String file, String qs) throws IOException {
    JsonNode sample =
        new ObjectMapper().readTree(Shared.path("samples/data-fair/" + file).toFile());
    ScriptedDoor door = new ScriptedDoor(folder);
    door.serve(DATASET, "{\"id\": \"historique-rge\", \"title\": \"RGE\", \"schema\": []}");
    String address = DATASET + "/lines?qs=" + qs.replace(":", "%3A") + "&size=10000";
    for (JsonNode exchange : sample.path("exchanges")) {
      JsonNode body = exchange.path("response").path("body");
      door.serve(address, body.toString());
      address = body.path("next").asText();
    }
    DatafairSource source =
        new DatafairSource(
            URI.create("https://data.ademe.fr/data-fair/"),
            "historique-rge",
            Map.of("qs", qs),
            null);
    return Harvested.from(source, door, folder);
  }
}
