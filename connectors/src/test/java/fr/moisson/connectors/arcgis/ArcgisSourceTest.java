package fr.moisson.connectors.arcgis;

import static fr.moisson.connectors.arcgis.ArcgisReading.NIORTAIS;
import static fr.moisson.connectors.arcgis.ArcgisReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArcgisSourceTest {

  /** A layer as described by ArcGIS Online. */
  private static final String MODERN =
      """
      {geometryType: 'esriGeometryPoint', objectIdField: 'FID', maxRecordCount: 2000,
       supportedQueryFormats: 'JSON, geoJSON', copyrightText: ' Ville d’Essai ',
       advancedQueryCapabilities: {supportsPagination: true},
       editingInfo: {lastEditDate: 1700000000000},
       fields: [{name: 'FID', type: 'esriFieldTypeOID'}, {name: 'le', type: 'esriFieldTypeDate'}]}""";

  /** A layer as described by version 10.0. */
  private static final String OLD =
      """
      {currentVersion: 10.0, geometryType: 'esriGeometryPoint',
       fields: [{name: 'OBJECTID', type: 'esriFieldTypeOID'}]}""";

  @TempDir Path folder;
  private ArcgisReading reading;

  @BeforeEach
  void openDoor() {
    reading = ArcgisReading.in(folder);
  }

  private static String point(int id) {
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.5,46.5]},"
        + "\"properties\":{\"FID\":%d,\"le\":1700000000000}}".formatted(id);
  }

  private static String esriPoint(int id) {
    return "{\"attributes\":{\"OBJECTID\":%d},\"geometry\":{\"x\":-0.5,\"y\":46.5,\"z\":12}}"
        .formatted(id);
  }

  /** Three rows in pages of two; versions announce the rest in different places. */
  private static String threeRows(Map<String, String> asked) {
    if (asked.containsKey("returnCountOnly")) {
      return "{\"count\": 3}";
    }
    return asked.get("resultOffset").equals("0")
        ? "{\"type\": \"FeatureCollection\", \"properties\": {\"exceededTransferLimit\": true},"
            + " \"features\": ["
            + point(1)
            + ","
            + point(2)
            + "]}"
        : "{\"type\": \"FeatureCollection\", \"exceededTransferLimit\": false, \"features\": ["
            + point(3)
            + "]}";
  }

  @Test
  void aLayerIsReadPageByPageInTheBoxOfTheTerritory() {
    reading.serving(MODERN, ArcgisSourceTest::threeRows);

    assertThat(reading.rows(source("columns: ['FID', 'le'], "))).hasSize(3);
    assertThat(reading.asked())
        .hasSize(2)
        .allSatisfy(
            asked ->
                assertThat(asked)
                    .containsEntry("geometry", "-1.000000,46.000000,0.000000,47.000000")
                    .containsEntry("geometryType", "esriGeometryEnvelope")
                    .containsEntry("inSR", "4326")
                    .containsEntry("outSR", "4326")
                    .containsEntry("outFields", "FID,le")
                    .containsEntry("orderByFields", "FID")
                    .containsEntry("where", "1=1")
                    .containsEntry("f", "geojson"));
    assertThat(reading.door().asked().get(0))
        .isEqualTo("https://sig.example/rest/services/Arbres/FeatureServer/0?f=json");
  }

  @Test
  void whatTheLayerSaysOfItselfCompletesTheDataset() {
    reading.serving(MODERN, ArcgisSourceTest::threeRows);
    ArcgisSource source = source("");

    RawItem item = reading.fetch(source).get(0);
    Dataset dataset = source.map(new DatasetId("niort", "sig", "arbres"), item, NIORTAIS);

    assertThat(dataset.title()).isEqualTo("Arbres – CA du Niortais");
    assertThat(dataset.modified()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(dataset.provenance()).containsExactly("Ville d’Essai");
  }

  @Test
  void datesInMillisecondsBecomeReadable() {
    reading.serving(MODERN, ArcgisSourceTest::threeRows);

    assertThat(reading.rows(source("")))
        .allMatch(row -> row.contains("\"le\":\"2023-11-14T22:13:20Z\""));
  }

  @Test
  void fewerRowsThanCountedAreAHalfAnswer() {
    reading.serving(
        MODERN,
        asked ->
            asked.containsKey("returnCountOnly")
                ? "{\"count\": 4}"
                : asked.get("resultOffset").equals("3") ? "{\"features\": []}" : threeRows(asked));

    assertThat(reading.refusal(source("")))
        .returns(Code.FEWER_THAN_ANNOUNCED, Notice::code)
        .extracting(notice -> notice.args().subList(1, 3))
        .isEqualTo(List.of("4", "3"));
  }

  private static final Pattern RANGE = Pattern.compile("FID >= (\\d) AND FID <= (\\d)");

  /**
   * Seven rows, two of which lie in a cell of the index that the box meets, but not in the box. A
   * page of two has the others among two rows.
   */
  @ParameterizedTest
  @CsvSource({"2, 5", "1, 5", "6, 7", "1, 2"})
  void pagesThatAreCutBeforeRowsAreComparedWithTheBoxAreCompletedByRanges(int one, int other) {
    IntPredicate isInside = row -> row != one && row != other;
    reading.serving(
        MODERN,
        asked -> {
          if (asked.containsKey("returnCountOnly")) {
            return "{\"count\": 5}";
          }
          if (asked.containsKey("returnIdsOnly")) {
            List<Integer> ids = IntStream.rangeClosed(1, 7).filter(isInside).boxed().toList();
            return "{\"objectIdFieldName\": \"FID\", \"objectIds\": " + ids + "}";
          }
          Matcher range = RANGE.matcher(asked.get("where"));
          boolean isRange = range.find();
          int start =
              Integer.parseInt(isRange ? range.group(1) : asked.get("resultOffset"))
                  + (isRange ? 0 : 1);
          int end = isRange ? Integer.parseInt(range.group(2)) : Math.min(7, start + 1);
          return IntStream.rangeClosed(start, end)
              .filter(isInside)
              .mapToObj(ArcgisSourceTest::point)
              .collect(
                  Collectors.joining(
                      ", ",
                      "{\"exceededTransferLimit\": %b, \"features\": [".formatted(end < 7),
                      "]}"));
        });

    assertThat(reading.rows(source(""))).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aServerThatIgnoresTheOffsetIsEndless() {
    reading.serving(
        MODERN.replace("objectIdField: 'FID',", "").replace("FieldTypeOID", "FieldTypeInteger"),
        asked ->
            asked.containsKey("returnCountOnly")
                ? "{\"count\": 4}"
                : "{\"features\": [" + point(1) + "," + point(2) + "]}");

    assertThat(reading.refusal(source("")).code()).isEqualTo(Code.ENDLESS_PAGING);
  }

  @Test
  void aLayerThatWasNotEditedIsNotReadAgain() {
    reading.serving(MODERN, ArcgisSourceTest::threeRows);
    Run first = reading.run(null);
    source("").fetch(first).forEach(item -> {});
    String marker = first.marker().orElseThrow();
    int before = reading.asked().size();

    Run second = reading.run(marker);
    assertThat(source("").fetch(second)).isEmpty();
    assertThat(second.stoppedEarly()).isTrue();
    assertThat(reading.asked()).hasSize(before);

    assertThat(source("where: 'FID > 0', ").fetch(reading.run(marker))).hasSize(1);
  }

  /** Seven rows with unordered identifiers, requested in ranges of two. */
  private static String sevenRows(Map<String, String> asked) {
    if (asked.containsKey("returnIdsOnly")) {
      return "{\"objectIdFieldName\": \"OBJECTID\", \"objectIds\": [9, 1, 2, 30, 4, 5, 31]}";
    }
    return switch (asked.get("where").replace("(1=1) AND ", "")) {
      case "OBJECTID >= 1 AND OBJECTID <= 2" -> esri(1, 2);
      case "OBJECTID >= 4 AND OBJECTID <= 5" -> esri(4, 5);
      case "OBJECTID >= 9 AND OBJECTID <= 30" -> esri(30, 9);
      case "OBJECTID >= 31 AND OBJECTID <= 31" -> esri(31);
      default -> throw new AssertionError(asked);
    };
  }

  private static String esri(int... ids) {
    StringBuilder rows = new StringBuilder();
    for (int id : ids) {
      rows.append(rows.isEmpty() ? "" : ",").append(esriPoint(id));
    }
    return "{\"features\": [" + rows + "]}";
  }

  @Test
  void aServerWithoutPagesIsAskedForRangesOfIdentifiers() {
    reading.serving(OLD, ArcgisSourceTest::sevenRows);

    assertThat(reading.rows(source("")))
        .hasSize(7)
        .first()
        .isEqualTo(
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.5,46.5]},"
                + "\"properties\":{\"OBJECTID\":1}}");
    assertThat(reading.asked()).hasSize(4).allMatch(asked -> asked.get("f").equals("json"));
    assertThat(reading.queries().filter(asked -> asked.containsKey("returnIdsOnly")))
        .allMatch(asked -> asked.containsKey("geometry"));
  }

  @Test
  void aRangeThatIsCutSilentlyIsAHalfAnswer() {
    reading.serving(
        OLD,
        asked -> asked.getOrDefault("where", "").contains("<= 5") ? esri(4) : sevenRows(asked));

    assertThat(reading.refusal(source("")).code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  @Test
  void noIdentifiersAreNoRows() {
    reading.serving(OLD, asked -> "{\"objectIdFieldName\": \"OBJECTID\", \"objectIds\": null}");
    Run run = reading.run(null);

    assertThat(source("").fetch(run)).isEmpty();
    assertThat(run.empty()).containsExactly("arbres");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata", "count", "ids", "rows"})
  void anErrorInsideASuccessIsToldWithItsReasonWhereverItComes(String where) {
    String error =
        "{\"error\": {\"code\": 400, \"message\": \"Invalid URL\", \"details\": [\"Parti\"]}}";
    reading.serving(
        where.equals("metadata") ? error : where.equals("ids") ? OLD : MODERN,
        asked ->
            where.equals("rows") && asked.containsKey("returnCountOnly")
                ? "{\"count\": 3}"
                : error);

    Notice notice = reading.refusal(source(""));

    assertThat(notice.code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS);
    assertThat(notice.args().get(1)).contains("400", "Invalid URL", "Parti");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{services: []}", "'Arbres'"})
  void whatIsNoLayerStopsTheRun(String metadata) {
    reading.serving(metadata, ArcgisSourceTest::threeRows);

    assertThat(reading.refusal(source("")).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"total\": 3}", "[]", "{\"count\": \"beaucoup\"}"})
  void aCountThatIsNoneStopsTheRun(String count) {
    reading.serving(
        MODERN, asked -> asked.containsKey("returnCountOnly") ? count : threeRows(asked));

    assertThat(reading.refusal(source("")).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  /** Tables have no geometry, so their rows are selected by a condition. */
  @Test
  void aTableWithoutGeometryIsAskedForByItsCommunes() {
    String table = MODERN.replace("geometryType: 'esriGeometryPoint', ", "");
    reading.serving(table, ArcgisSourceTest::threeRows);

    reading.fetch(
        source("where: \"insee_com IN ('{codes}')\", scope: {by: 'whole', separator: \"','\"}, "));

    assertThat(reading.asked().get(0))
        .containsEntry("where", "insee_com IN ('79125','79191')")
        .doesNotContainKeys("geometry", "inSR", "outSR");
  }

  @Test
  void anIndexOfFilesGivesLinksToThoseOfTheTerritory() {
    String here = polygon("-0.6 46.4, -0.4 46.4, -0.4 46.6, -0.6 46.4");
    String beside = polygon("0.1 46.4, 0.2 46.4, 0.2 46.6, 0.1 46.4");
    reading.serving(
        MODERN,
        asked ->
            asked.containsKey("returnCountOnly")
                ? "{\"count\": 4}"
                : "{\"features\": ["
                    + area(here, "Niort", "https://www.data.gouv.fr/datasets/x/#/resources/a-1")
                    + ","
                    + area(here, "Autre", "https://zip.example/autre.zip")
                    + ","
                    + area(beside, "Poitiers", "https://zip.example/poitiers.zip")
                    + ","
                    + area(here, "Sans", "pas une adresse")
                    + "]}");
    ArcgisSource source =
        source(
            "files: {url: 'lien', title: 'nom', pattern: '.*/resources/([-0-9a-f]+)$',"
                + " replacement: 'https://www.data.gouv.fr/fr/datasets/r/$1'}, ");

    RawItem item = reading.fetch(source).get(0);
    Dataset dataset = source.map(new DatasetId("niort", "sig", "lcz"), item, NIORTAIS);

    assertThat(source.table(item)).isEmpty();
    assertThat(dataset.distributions())
        .extracting(file -> (Distribution.Link) file)
        .extracting(file -> file.title() + " " + file.url())
        .containsExactly(
            "Niort https://www.data.gouv.fr/fr/datasets/r/a-1",
            "Autre https://zip.example/autre.zip");
  }

  /** Domains of a field and of a subtype, and one whose names equal its codes. */
  private static final String CODED =
      """
      {geometryType: 'esriGeometryPoint', objectIdField: 'FID', typeIdField: 'genre',
       supportedQueryFormats: 'JSON, geoJSON',
       advancedQueryCapabilities: {supportsPagination: true},
       fields: [{name: 'FID', type: 'esriFieldTypeOID'}, {name: 'genre', type: 'esriFieldTypeInteger'},
         {name: 'essence', domain: {codedValues: [{name: 'Autre', code: 1}]}},
         {name: 'etat', domain: {codedValues: [{name: 'bon', code: 'bon'}]}}],
       types: [{id: 7, name: 'Platane', domains: {essence: {codedValues: [
         {name: 'Platane d’Orient', code: 1}]}}}, {id: 8, name: 'Divers', domains: {
         essence: {type: 'inherited'}}}]}""";

  @ParameterizedTest
  @CsvSource({"7, Platane, Platane d’Orient", "8, Divers, Autre", "9, '', Autre"})
  void aCodeIsFollowedByWhatItMeans(int genre, String ofGenre, String ofEssence) {
    reading.serving(
        CODED,
        asked ->
            asked.containsKey("returnCountOnly")
                ? "{\"count\": 1}"
                : "{\"features\": [{\"properties\": {\"genre\": %d, \"essence\": 1.0, \"etat\": \"bon\"}}]}"
                    .formatted(genre));

    assertThat(reading.rows(source("")).get(0))
        .endsWith(
            ("\"properties\":{\"genre\":%d,\"genre_libelle\":\"%s\",\"essence\":1.0,"
                    + "\"essence_libelle\":\"%s\",\"etat\":\"bon\"}}")
                .formatted(genre, ofGenre, ofEssence));
  }

  @Test
  void anIndexWithoutAFileOfTheTerritoryGivesNoDataset() {
    reading.serving(
        MODERN,
        asked ->
            asked.containsKey("returnCountOnly")
                ? "{\"count\": 2}"
                : "{\"features\": ["
                    + area(polygon("1 46, 2 46, 2 47, 1 46"), "Poitiers", "https://zip.example/p")
                    + ", "
                    + area(polygon("-1 46, 0 46, 0 47, -1 46"), "Niort", "en cours")
                    + "]}");

    assertThat(reading.fetch(source("files: {url: 'lien'}, "))).isEmpty();
  }

  private static String polygon(String corners) {
    String ring = "[" + corners.replace(", ", "],[").replace(" ", ",") + "]";
    return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
  }

  private static String area(String place, String name, String link) {
    return "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":{\"nom\":\"%s\",\"lien\":\"%s\"}}"
        .formatted(place, name, link);
  }
}
