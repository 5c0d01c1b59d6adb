package fr.moisson.connectors.arcgis;

import static fr.moisson.connectors.arcgis.ArcgisReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Harvested;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real answers of four servers whose versions do not support paging. */
@Tag("shared")
class RecordedLayersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RANGE = Pattern.compile("OBJECTID >= (\\d+) AND OBJECTID <= (\\d+)");

  @TempDir Path folder;

  private static Path file(String name) {
    return Shared.path("samples/arcgis-featureserver/" + name);
  }

  private static JsonNode recorded(String name) {
    try {
      return JSON.readTree(file(name).toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "us-ca-carson/us-ca-carson-metadata.json, OBJECTID, 0, 1",
    "us-mo-columbia/us-mo-columbia-metadata.json, OBJECTID, 0, 0",
    "us-il-cook/metadata.json, OBJECTID, 0, 1",
    "us-ca-tuolumne/us-ca-tuolumne-metadata.json, SHAPE.fid, 1000, 0"
  })
  void oldLayersSayLittleOfThemselves(String name, String key, int mostRows, int dates) {
    Body body = new Body(URI.create("https://sig.example/0"), file(name), null, null, Map.of(), "");

    Metadata metadata = Metadata.read(body);

    assertThat(metadata)
        .returns(key, Metadata::key)
        .returns(mostRows, Metadata::mostRows)
        .returns(true, Metadata::hasGeometry)
        .returns(false, Metadata::hasPages)
        .returns(false, Metadata::givesGeoJson)
        .returns(0L, Metadata::edited);
    assertThat(metadata.layer().dates()).hasSize(dates);
  }

  /** Serves the recorded rows in ranges, as the original servers did. */
  @ParameterizedTest
  @CsvSource({
    "us-ca-carson/us-ca-carson-metadata.json, us-ca-carson/us-ca-carson-0.json, 6, 5",
    "us-mo-columbia/us-mo-columbia-metadata.json, us-mo-columbia/us-mo-columbia-0.json, 43, 43",
    "us-il-cook/metadata.json, us-il-cook/page-full.json, 500, 500",
    "us-il-cook/metadata.json, us-il-cook/page-partial.json, 2, 2"
  })
  void recordedRowsAreReadWhole(String metadata, String page, int rows, int placed) {
    JsonNode answer = recorded(page);
    ArcgisReading reading =
        ArcgisReading.in(folder)
            .serving(recorded(metadata).toString(), asked -> inRange(answer, asked));
    ArcgisSource source = source("");

    RawItem item = reading.fetch(source).get(0);

    assertThat(ArcgisReading.lines(source, item)).hasSize(rows);
    assertThat(Harvested.places(source, item)).isEqualTo(placed);
  }

  private static String inRange(JsonNode answer, Map<String, String> asked) {
    Matcher range = RANGE.matcher(asked.get("where"));
    boolean all = !range.find();
    ArrayNode ids = JSON.createArrayNode();
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode row : answer.path("features")) {
      long id = row.path("attributes").path("OBJECTID").asLong();
      if (all || id >= Long.parseLong(range.group(1)) && id <= Long.parseLong(range.group(2))) {
        ids.add(id);
        kept.add(row);
      }
    }
    if (asked.containsKey("returnIdsOnly")) {
      return JSON.createObjectNode()
          .put("objectIdFieldName", "OBJECTID")
          .set("objectIds", ids)
          .toString();
    }
    ObjectNode page = answer.deepCopy();
    page.set("features", kept);
    return page.toString();
  }

  /** The recorded list has a hundred identifiers, none of them that of the six recorded rows. */
  @Test
  void rowsThatWereNotAskedForAreRefused() {
    ArcgisReading reading =
        ArcgisReading.in(folder)
            .serving(
                recorded("us-ca-carson/us-ca-carson-metadata.json").toString(),
                asked ->
                    recorded(
                            asked.containsKey("returnIdsOnly")
                                ? "us-ca-carson/us-ca-carson-ids-only.json"
                                : "us-ca-carson/us-ca-carson-0.json")
                        .toString());

    assertThat(reading.refusal(source("")).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
    assertThat(reading.asked().get(0).get("where"))
        .isEqualTo("(1=1) AND OBJECTID >= 70193 AND OBJECTID <= 70194");
  }

  /** The layer claims to support paging and gives only six rows of the count. */
  @Test
  void aRecordedCountIsHeldAgainstTheRows() {
    ObjectNode metadata = recorded("us-ca-carson/us-ca-carson-metadata.json").deepCopy();
    ArcgisReading reading =
        ArcgisReading.in(folder)
            .serving(
                metadata.put("supportsPagination", true).toString(),
                asked ->
                    asked.containsKey("returnCountOnly")
                        ? recorded("us-ca-carson/us-ca-carson-count-only.json").toString()
                        : asked.get("resultOffset").equals("0")
                            ? recorded("us-ca-carson/us-ca-carson-0.json").toString()
                            : "{\"features\": []}");

    assertThat(reading.refusal(source("")).args()).endsWith("30551", "6");
  }

  /** The answer contains statistics instead of identifiers. */
  @Test
  void anAnswerWithoutIdentifiersIsRefused() {
    ArcgisReading reading =
        ArcgisReading.in(folder)
            .serving(
                recorded("us-ca-tuolumne/us-ca-tuolumne-metadata.json").toString(),
                asked -> recorded("us-ca-tuolumne/us-ca-tuolumne-statistics.json").toString());

    assertThat(reading.refusal(source("")).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }
}
