package fr.moisson.routes;

import static fr.moisson.routes.PresetReplay.exchanges;
import static fr.moisson.routes.PresetReplay.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.routes.PresetReplay.Counted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped presets, run against recorded answers of the services that they read. */
@Tag("shared")
class RecordedPresetsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATASET =
      "dataset: { title: Essai, description: Essai, licence: lov2, publisher: { name: Essai } }";

  @TempDir private Path folder;
  private PresetReplay replay;

  @BeforeEach
  void open() {
    replay = new PresetReplay(folder);
  }

  /**
   * The recordings hold a few of millions of rows, so they are refused unless the announced total
   * is changed.
   *
   * @param open how many of the rows have an open licence
   */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "occ_search.json, 0, 2, 2",
    "occ_search.json, 1, 20, 7",
    "occ_search_gadmGid.json, 0, 2, 0",
    "occ_search_gadmGid.json, 1, 2, 2",
    "occ_search_gadmGid.json, 2, 2, 0",
    "occ_search_geometry_aa.json, 0, 2, 0"
  })
  void observationsOfGbifAreReadAndCountedAgainstTheirTotal(
      String file, int exchange, int rows, int open) throws IOException {
    ObjectNode page = (ObjectNode) exchanges("gbif/" + file).get(exchange);
    ObjectNode end = page.deepCopy();
    end.putArray("results");
    Source source = replay.preset("inpn-observations", "{}");

    Code refusal = replay.refusal(source, uri -> offset(uri) == 0 ? page : end);
    page.put("count", rows).put("endOfRecords", true);

    assertThat(refusal).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    assertThat(replay.rows(source, uri -> page, "79191")).isEqualTo(new Counted(open, open));
  }

  /** Answers with counts by year or country have totals but no rows. */
  @Test
  void countsOfGbifAreNoObservations() throws IOException {
    List<JsonNode> pages = exchanges("gbif/occ_count_facet.json");

    assertThat(pages).hasSize(6);
    for (JsonNode page : pages) {
      assertThat(replay.refusal(replay.preset("inpn-observations", "{}"), uri -> page))
          .isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    }
  }

  @Test
  void datasetsOfGbifAreEntriesOfACatalogue() throws IOException {
    Source source =
        replay.rest(
            """
            paging: { style: offset, parameter: offset, sizeParameter: limit, size: 300 }
            envelope: { rows: /results, total: /count, last: /endOfRecords }
            entries: { id: /key, title: /title, publisher: /publishingOrganizationTitle,
                       licence: /license }
            """);
    List<JsonNode> pages = exchanges("gbif/dataset_search_new_params.json");

    assertThat(pages).hasSize(7);
    for (JsonNode page : pages) {
      assertThat(replay.titles(source, uri -> page)).hasSize(2).doesNotContain("");
    }
  }

  /** The rows were recorded in one request, after one for the total. */
  @Test
  void thePopulationsOfNantesAreItsThreeMeasures() throws IOException {
    List<JsonNode> recorded = exchanges("insee-melodi/get_data_popref_nantes.json");
    JsonNode total = recorded.get(0);
    ObjectNode whole = recorded.get(1).deepCopy();
    whole.set("paging", total.path("paging"));
    Source source = replay.preset("insee-population", "{}");

    assertThat(replay.rows(source, melodi(uri -> whole), "44109")).isEqualTo(new Counted(3, 0));
    assertThat(replay.refusal(source, melodi(uri -> total))).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  @Test
  void thePopulationsOfNantesMetropoleAreThreeOfEachCommune() throws IOException {
    JsonNode all = exchanges("insee-melodi/get_local_data_by_com_popref.json").get(1);
    String[] communes =
        all.path("observations")
            .valueStream()
            .map(row -> row.at("/dimensions/GEO").asText().replaceFirst(".*COM-", ""))
            .distinct()
            .toArray(String[]::new);
    Function<URI, JsonNode> ofOne =
        uri -> {
          ObjectNode page = all.deepCopy();
          page.putArray("observations")
              .addAll(
                  all.path("observations")
                      .valueStream()
                      .filter(
                          row ->
                              uri.getQuery()
                                  .contains(
                                      row.at("/dimensions/GEO").asText().replaceFirst(".*-C", "C")))
                      .toList());
          ((ObjectNode) page.path("paging")).put("count", page.path("observations").size());
          return page;
        };

    assertThat(communes).hasSize(24);
    assertThat(replay.rows(replay.preset("insee-population", "{}"), melodi(ofOne), communes))
        .isEqualTo(new Counted(72, 0));
  }

  @Test
  void aYearWithoutPopulationsHasNoRows() throws IOException {
    JsonNode empty = exchanges("insee-melodi/get_data_popref_empty.json").get(0);

    assertThat(replay.rows(replay.preset("insee-population", "{}"), melodi(uri -> empty), "44109"))
        .isEqualTo(new Counted(0, 0));
  }

  /** The list of a dataset's dimensions contains no observations. */
  @Test
  void theDimensionsOfADatasetAreNoObservations() throws IOException {
    JsonNode range = exchanges("insee-melodi/get_range_geo_ec_deces.json").get(0);

    assertThat(replay.refusal(replay.preset("insee-population", "{}"), melodi(uri -> range)))
        .isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void theDateOfADatasetOfInseeIsWhereTheNextRunStops() throws IOException {
    JsonNode deaths = exchanges("insee-melodi/get_metadata_deces.json").get(0);
    JsonNode empty = exchanges("insee-melodi/get_data_popref_empty.json").get(0);
    Function<URI, JsonNode> answers = uri -> uri.getPath().contains("/catalog/") ? deaths : empty;
    Source source = replay.preset("insee-population", "{}");

    Run first = replay.run(answers, null, "44109");
    assertThat(source.fetch(first)).isEmpty();
    Run second = replay.run(answers, first.marker().orElseThrow(), "44109");

    assertThat(first.marker().orElseThrow()).contains("2025-11-28T11:56:10");
    assertThat(source.fetch(second)).isEmpty();
    assertThat(second.stoppedEarly()).isTrue();
    assertThat(((ScriptedDoor) second.door()).asked()).hasSize(1);
  }

  @Test
  void theCatalogueOfInseeIsReadWhole() throws IOException {
    JsonNode catalogue = exchanges("insee-melodi/get_catalog_fr.json").get(0);
    Source source =
        replay.rest(
            """
            paging: { style: none }
            envelope: { rows: "" }
            entries: { id: /identifier, title: /title/0/content, modified: /modified }
            """);

    assertThat(replay.titles(source, uri -> catalogue)).hasSize(96).doesNotContain("");
  }

  /** Replays one object of one endpoint; the other endpoints answer without rows. */
  @ParameterizedTest
  @CsvSource({
    "georisques-ssp, casias, /ssp/casias, 1",
    "georisques-ssp, instruction, /ssp/instructions, 1",
    "georisques-cavites, cavite, /cavites, 1",
    "georisques-icpe, installation_classee, /installations_classees, 1",
    "georisques-mouvements-terrain, mvt, /mvt, 1"
  })
  void theObjectOfEachInterfaceIsARowWithItsPlace(
      String preset, String object, String path, int rows) throws IOException {
    ObjectNode page = JSON.createObjectNode().put("results", 1).put("totalPages", 0);
    page.putArray("data").add(recorded("georisques/v1-extraits-objets.json").path(object));
    JsonNode empty =
        JSON.readTree("{\"results\": 0, \"data\": [], \"totalPages\": 0, \"content\": []}");

    assertThat(
            replay.rows(
                replay.preset(preset, "{}"),
                uri -> uri.getPath().endsWith(path) ? page : empty,
                "97415"))
        .isEqualTo(new Counted(rows, rows));
  }

  @Test
  void theRisksOfACommuneAreOneRow() throws IOException {
    JsonNode page = recorded("georisques/v1-gaspar-risques-5-communes.json");
    String[] communes =
        page.path("data")
            .valueStream()
            .map(row -> row.path("code_insee").asText())
            .toArray(String[]::new);

    assertThat(communes).hasSize(5);
    assertThat(replay.rows(replay.preset("georisques-risques", "{}"), uri -> page, communes))
        .isEqualTo(new Counted(5, 0));
  }

  /** The recording announces twenty rows and holds one. */
  @Test
  void aDecreeOfTwentyIsRefused() throws IOException {
    ObjectNode page =
        (ObjectNode) recorded("georisques/v1-extraits-objets.json").path("catnat_autre_source");
    Source source = replay.preset("georisques-catnat", "{}");
    ObjectNode end = page.deepCopy();
    end.putArray("data");

    assertThat(replay.refusal(source, uri -> uri.getQuery().contains("page=1&") ? page : end))
        .isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    page.put("results", 1);
    assertThat(replay.rows(source, uri -> page, "75056")).isEqualTo(new Counted(1, 0));
  }

  @Test
  void theRowsOfTheTabularInterfaceAreReadWhole() throws IOException {
    JsonNode page = recorded("datagouv/tabular/tabular_api_data.json");
    Source source =
        replay.preset(
            "datagouv-ressource", "{ endpoints: { lignes: { path: /x/data/, " + DATASET + " } } }");

    assertThat(replay.rows(source, uri -> page, "79191")).isEqualTo(new Counted(20, 0));
  }

  @Test
  void everyCatalogueThatTheMinistryHarvestsIsRead() throws IOException {
    String preset = Files.readString(Path.of("../config/sources/ecospheres-csw.yaml"));
    String list = Files.readString(Shared.path("samples/ecospheres/harvests-prod.yaml"));
    List<String> listed = found("(?m)^ +url: \\S+/csw/csw-(\\S+)", list);
    List<String> read = found("\"\\w+\": (d(?:dtm?\\w+|r?eal-[\\w-]+))", preset);

    assertThat(listed).hasSize(102);
    assertThat(read).containsExactlyInAnyOrderElementsOf(listed);
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static Function<URI, JsonNode> melodi(Function<URI, JsonNode> data) {
    JsonNode catalogue = JSON.createObjectNode().put("modified", "2025-12-18T10:00:00");
    return uri -> uri.getPath().contains("/catalog/") ? catalogue : data.apply(uri);
  }

  private static int offset(URI uri) {
    return Integer.parseInt(uri.getQuery().replaceFirst(".*offset=(\\d+).*", "$1"));
  }
}
