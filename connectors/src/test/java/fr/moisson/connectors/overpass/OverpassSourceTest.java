package fr.moisson.connectors.overpass;

import static fr.moisson.connectors.overpass.OverpassReading.NIORTAIS;
import static fr.moisson.connectors.overpass.OverpassReading.layer;
import static fr.moisson.connectors.overpass.OverpassReading.source;
import static fr.moisson.connectors.overpass.OverpassReading.trees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.overpass.OverpassSource.Area;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverpassSourceTest {

  private static final String COUNT =
      """
      {"type": "count", "id": 0, "tags": {"nodes": "2", "ways": "0", "relations": "0", "total": "2"}},
      """;

  private static final String TWO_TREES =
      """
      {"type": "node", "id": 1, "lat": 46.3, "lon": -0.4,
       "tags": {"natural": "tree", "species:fr": "Chêne", "note": "à vérifier"}},
      {"type": "node", "id": 2, "lat": 46.4, "lon": -0.5, "tags": {"natural": "tree"}}
      """;

  @TempDir Path folder;

  @Test
  void aLayerIsOneDatasetWhoseRowsAreFeatures() {
    OverpassReading reading = new OverpassReading(folder, request -> answer(COUNT + TWO_TREES));
    RawItem item = reading.fetch(trees()).get(0);
    Dataset dataset = trees().map(new DatasetId("niort", "osm", "objets"), item, NIORTAIS);

    assertThat(item.remoteId()).isEqualTo("objets");
    assertThat(dataset.title()).isEqualTo("Objets – CA du Niortais");
    assertThat(dataset.licence()).isEqualTo(Licence.stated("odbl"));
    assertThat(dataset.modified()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(dataset.provenance()).first().asString().contains("© les contributeurs d’Open");
    assertThat(OverpassReading.features(trees(), item).get(0))
        .isEqualTo(
            OverpassReading.json(
                """
                {"type": "Feature", "properties": {"osm_id": "node/1", "natural": "tree",
                 "species:fr": "Chêne", "note": "à vérifier"},
                 "geometry": {"type": "Point", "coordinates": [-0.4, 46.3]}}"""));
    try (Rows rows = Rows.open(trees().table(item).orElseThrow(), notice -> {})) {
      assertThat(rows.columns()).containsExactly("osm_id", "natural", "species:fr", "note");
    }
  }

  @Test
  void anAreaWithoutAClosedOutlineIsAPointAndTold() {
    String park =
        """
        {"type": "relation", "id": 3, "bounds": {"minlat": 46.2, "minlon": -0.6, "maxlat": 46.4,
          "maxlon": -0.4}, "tags": {"type": "multipolygon", "natural": "tree"}, "members": [
          {"type": "way", "ref": 1, "role": "outer", "geometry": [{"lat": 46.2, "lon": -0.6},
            {"lat": 46.4, "lon": -0.4}]}]}""";
    OverpassReading reading =
        new OverpassReading(folder, request -> answer(park + "," + TWO_TREES));

    List<JsonNode> rows = reading.features(trees());

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).path("geometry").path("type").asText()).isEqualTo("Point");
    assertThat(reading.told).containsExactly(Notice.of(Code.OUTLINES_OPEN, "objets", 1));
  }

  @Test
  void aMapWithoutSuchObjectsIsReadAndEmpty() {
    Run run = new OverpassReading(folder, request -> answer("")).run();

    assertThat(trees().fetch(run)).isEmpty();
    assertThat(run.empty()).containsExactly("objets");
  }

  @Test
  void theQueryNamesTheBoxSouthFirstAndEveryKind() {
    OverpassReading reading = new OverpassReading(folder, request -> answer(TWO_TREES));
    reading.fetch(trees());

    assertThat(reading.door.asked())
        .containsExactly(
            """
            POST https://overpass.example/api/interpreter data=[out:json][timeout:50][maxsize:536870912];
            (
            node["natural"="tree"](46.000000,-1.000000,47.000000,0.000000);
            way["natural"="tree"](46.000000,-1.000000,47.000000,0.000000);
            relation["natural"="tree"](46.000000,-1.000000,47.000000,0.000000);
            )->.objets;
            .objets out count;
            .objets out geom;
            """);
  }

  @Test
  void layersAreAskedForInTheirOrderAndOnlyAsTheyAreNeeded() {
    Map<String, OverpassSource.Layer> layers = new LinkedHashMap<>();
    layers.put("fontaines", layer("[\"amenity\"=\"drinking_water\"]"));
    layers.put("arbres", layer("[\"natural\"=\"tree\"]"));
    OverpassSource source = new OverpassSource(OverpassReading.URL, layers, null, null, null);
    OverpassReading reading =
        new OverpassReading(
            folder,
            request ->
                AnsweringDoor.body(request).contains("drinking_water")
                    ? answer("")
                    : answer(TWO_TREES));

    assertThat(reading.fetch(source)).extracting(RawItem::remoteId).containsExactly("arbres");
    assertThat(reading.door.asked()).hasSize(2);
  }

  /** The public server is often too busy for the query of one layer. */
  @Test
  void aLayerThatIsTooHeavyCostsTheOthersNothing() {
    Map<String, OverpassSource.Layer> layers = new LinkedHashMap<>();
    layers.put("arbres", layer("[\"natural\"=\"tree\"]"));
    layers.put("fontaines", layer("[\"amenity\"=\"drinking_water\"]"));
    OverpassSource source = new OverpassSource(OverpassReading.URL, layers, null, null, null);
    OverpassReading reading =
        new OverpassReading(
            folder,
            request ->
                AnsweringDoor.body(request).contains("drinking_water")
                    ? answer(COUNT + TWO_TREES)
                    : "{\"elements\": [], \"remark\": \"runtime error: OverpassQuery timed out\"}");
    List<String> read = new ArrayList<>();

    assertThatThrownBy(() -> source.fetch(reading.run()).forEach(item -> read.add(item.remoteId())))
        .isInstanceOf(Unavailable.class);
    assertThat(read).containsExactly("fontaines");
  }

  @Test
  void communesThatTheMapDoesNotKnowAreNotAnEmptyTerritory() {
    String none =
        """
        {"type": "count", "id": 0, "tags": {"areas": "1", "total": "1"}},
        {"type": "count", "id": 0, "tags": {"nodes": "0", "total": "0"}}""";
    OverpassReading reading = new OverpassReading(folder, request -> answer(none));

    Notice notice = reading.refusal(source(Area.INSEE, layer("[\"natural\"=\"tree\"]")));

    assertThat(notice.code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    assertThat(notice.args()).endsWith("2", "1");
    assertThat(reading.door.asked().get(0))
        .contains("area[\"ref:INSEE\"=\"79191\"][\"boundary\"=\"administrative\"];\narea[")
        .contains("node[\"natural\"=\"tree\"](area.territoire);");
  }

  @Test
  void onlyTheTagsAskedForBecomeColumns() {
    OverpassReading reading = new OverpassReading(folder, request -> answer(TWO_TREES));

    JsonNode row =
        reading
            .features(source(null, layer("[\"natural\"=\"tree\"]", "species:fr", "height")))
            .get(0);

    assertThat(row.path("properties"))
        .isEqualTo(
            OverpassReading.json(
                "{\"osm_id\": \"node/1\", \"species:fr\": \"Chêne\", \"height\": null}"));
  }

  @Test
  void anExtractThatHasNotChangedKeepsItsDateWhileTheMapMovesOn() {
    List<String> maps = List.of("2026-03-01", "2026-03-08", "2026-03-15");
    List<String> rows = List.of(TWO_TREES, TWO_TREES, TWO_TREES.replace("Chêne", "Hêtre"));
    int[] run = {0};
    OverpassReading reading =
        new OverpassReading(folder, request -> answer(rows.get(run[0]), maps.get(run[0])));

    assertThat(modified(reading)).isEqualTo("2026-03-01");
    run[0]++;
    assertThat(modified(reading)).isEqualTo("2026-03-01");
    run[0]++;
    assertThat(modified(reading)).isEqualTo("2026-03-15");
    reading.memory = "[\"of another version\"]";
    assertThat(modified(reading)).isEqualTo("2026-03-15");
  }

  private static String modified(OverpassReading reading) {
    return reading.fetch(trees()).get(0).body().path("modified").asText();
  }

  @Test
  void fewerObjectsThanCountedAreAHalfAnswer() {
    String three = COUNT.replace("\"total\": \"2\"", "\"total\": \"3\"");
    OverpassReading reading = new OverpassReading(folder, request -> answer(three + TWO_TREES));

    assertThat(reading.refusal(trees()).code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'elements': [], 'remark': 'runtime error: Query timed out'}     | QUERY_TOO_HEAVY",
        "{'elements': [1], 'remark': 'runtime error: out of memory'}      | QUERY_TOO_HEAVY",
        "<html><body><p><strong>Error</strong>: line 2</p></body></html> | ERROR_INSIDE_SUCCESS",
        "{'version': 0.6}                                                 | UNEXPECTED_ANSWER",
        "{'elements': [{'type': 'node'                                    | TRUNCATED"
      })
  void whatIsNoAnswerIsNotAnEmptyMap(String answer, Code code) {
    OverpassReading reading = new OverpassReading(folder, request -> answer.replace('\'', '"'));

    assertThat(reading.refusal(trees()).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"429, QUERY_TOO_HEAVY", "504, QUERY_TOO_HEAVY", "500, HTTP_STATUS"})
  void aBusyServerIsToldWithWhatToDo(int status, Code code) {
    OverpassReading reading =
        new OverpassReading(
            folder,
            request -> {
              throw Refusals.of("overpass.example", status, "busy");
            });

    Notice notice = reading.refusal(trees());

    assertThat(notice.code()).isEqualTo(code);
    assertThat(Messages.of(notice, Locale.FRENCH)).contains(String.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "natural=tree",
        "[\"natural\"=\"tree\"];out;",
        "[\"natural\"=\"tree\"](46,0,47,1)",
        "[\"natural\"=\"tree\"",
        "[natural=tree];node[x]",
        ""
      })
  void aFilterThatIsMoreOrLessThanAFilterIsRefused(String filter) {
    assertThatThrownBy(() -> layer(filter)).isInstanceOf(Misconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[natural=tree]",
        "[\"leisure\"=\"park\"][\"access\"!~\"private|no\"]",
        "[~\"^name\"~\"l'eau; (pure)\",i]"
      })
  void whatOverpassCallsAFilterIsOne(String filter) {
    assertThat(layer(filter).filters()).containsExactly(filter);
  }

  private static String answer(String elements) {
    return answer(elements, "2026-03-01T10:00:00Z");
  }

  private static String answer(String elements, String map) {
    return """
    {"version": 0.6, "osm3s": {"timestamp_osm_base": "%s"}, "elements": [%s]}"""
        .formatted(map, elements);
  }
}
