package fr.moisson.harvesters.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {

  @ParameterizedTest
  @ValueSource(strings = {"{'nom' 'x'}", "{'nom':'x", "x", "{'a':[1,2"})
  void aLineThatIsNoJsonCostsThatLineOnly(String bad) {
    String lines =
        "{'nom':'a','lat':46.32,'lon':-0.46}\n\n" + bad + "\r\n{'nom':'b'}{'nom':'c'}\n{'nom':'d'}";
    Path file = Reading.written(folder, "f.jsonl", lines.replace('\'', '"').getBytes(UTF_8));

    Reading reading = Reading.of(Reading.table(file, Table.Format.JSON_LINES, Table.Place.GUESSED));

    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("a", "b", "c", "d");
    assertThat(reading.rows()).extracting(Row::number).containsExactly(1L, 3L, 4L, 5L);
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.ROWS_BROKEN, 1, "n° 2", 0, 0).at(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type':'Feature','properties':{'n':", "{'type':'Feature',,}"})
  void aLineThatIsNoFeatureCostsThatLineOnly(String bad) {
    String one = feature("{\"n\":1,\"t\":\"" + "x".repeat(20_000) + "\"}", POINT);
    String lines = one + "\n" + bad.replace('\'', '"') + "\n" + feature("{\"n\":3}", POINT) + "\n";

    Reading reading = Reading.geoJson(folder, lines);

    assertThat(reading.rows()).extracting(row -> row.value("n")).containsExactly("1", "3");
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.ROWS_BROKEN, 1, "n° 2", 0, 0).at(2));
  }

  @Test
  void aLineThatBreaksOffBeforeAFeatureIsNoPartOfIt() {
    String one = feature("{\"n\":1}", POINT);

    Reading reading = Reading.geoJson(folder, one + "\n{\"type\":\n" + one + "\n");

    assertThat(reading.rows()).extracting(Row::number).containsExactly(1L, 3L);
    assertThat(reading.codes()).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[-0.46,46.32]}";

  @TempDir Path folder;

  @Test
  void theSystemMayBeDeclaredAfterTheFeatures() {
    Reading reading =
        Reading.geoJson(
            folder,
            """
            {"features": [
              {"geometry": {"coordinates": [433692.34, 6586069.6, 12.5], "type": "Point"},
               "properties": {"nom": "Brèche"}, "type": "Feature"}],
             "name": "x", "type": "FeatureCollection",
             "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}}
            """);

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.46, within(0.02));
    assertThat(reading.rows().get(0).geometry().getCoordinate().getZ()).isEqualTo(12.5);
    assertThat(reading.values(0)).containsEntry("nom", "Brèche");
  }

  @Test
  void theSystemMayBeDeclaredByItsCodeAsInOldGeoJson() {
    Reading reading =
        Reading.geoJson(
            folder,
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":3947}},"
                + "\"features\":["
                + feature("{}", "{\"type\":\"Point\",\"coordinates\":[1700000,6200000]}")
                + "]}");

    assertThat(reading.codes()).isEmpty();
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(3, within(0.001));
  }

  @Test
  void degreesUnderADeclaredLambertAreDegrees() {
    Reading reading =
        Reading.geoJson(
            folder,
            "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:2154\"}},"
                + "\"features\":["
                + feature("{}", POINT)
                + "]}");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
  }

  @Test
  void numbersStayAsTheyWereWrittenAtAnyDepth() {
    String numbers = "[12345678.90,0.0000005,0.1234567890123456789,12345678901234567890]";
    Reading reading =
        Reading.geoJson(
            folder, collection(feature("{\"a\":12345678.90,\"b\":" + numbers + "}", POINT)));

    assertThat(reading.values(0)).containsEntry("a", "12345678.90").containsEntry("b", numbers);
  }

  @Test
  void aNumberThatNobodyCanWriteOutDoesNotCostItsRow() {
    Reading reading =
        Reading.geoJson(folder, collection(feature("{\"a\":[1e99999],\"nom\":\"x\"}", POINT)));

    assertThat(reading.values(0)).containsEntry("nom", "x").containsEntry("a", "[1E+99999]");
  }

  @Test
  void valuesAreFlattenedAndNumbersStayNumbers() {
    Reading reading =
        Reading.geoJson(
            folder,
            collection(
                feature("{\"n\":1.50,\"liste\":[1,{\"a\":2}],\"code\":\"01004\"}", POINT),
                feature("{\"n\":null,\"code\":7,\"plus\":true}", "null")));

    assertThat(reading.columns()).containsExactly("n", "liste", "code", "plus");
    assertThat(reading.values(0))
        .containsEntry("n", "1.50")
        .containsEntry("liste", "[1,{\"a\":2}]");
    assertThat(reading.values(1)).containsEntry("n", "").doesNotContainKey("liste");
    assertThat(reading.jsonColumns()).containsExactlyInAnyOrder("n", "liste", "plus");
    assertThat(reading.rows().get(1).geometry()).isNull();
  }

  @Test
  void theIdOfAFeatureIsKept() {
    Reading reading =
        Reading.geoJson(folder, "{\"type\":\"Feature\",\"id\":\"z.1\",\"geometry\":" + POINT + "}");

    assertThat(reading.values(0)).containsEntry("id", "z.1");
  }

  @Test
  void coordinatesWrittenAsTextsAndOpenRingsAreRead() {
    Reading reading =
        Reading.geoJson(
            folder,
            collection(
                feature("{}", "{\"type\":\"Point\",\"coordinates\":[\"-0,46\",\"46.32\"]}"),
                feature(
                    "{}",
                    "{\"type\":\"Polygon\",\"coordinates\":[[[0,46],[1,46],[1,47],[0,47]]]}")));

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
    assertThat(reading.rows().get(1).geometry().getArea()).isEqualTo(1);
  }

  @Test
  void aGeometryThatIsNoneCostsItsRowOnly() {
    Reading reading =
        Reading.geoJson(
            folder,
            collection(
                feature("{\"a\":1}", "{\"type\":\"Point\",\"coordinates\":[\"a\",\"b\"]}"),
                feature(
                    "{\"a\":2}",
                    "{\"type\":\"GeometryCollection\",\"geometries\":"
                        + "[{\"type\":\"Blob\",\"coordinates\":[1,2]},"
                        + POINT
                        + "]}"),
                feature("{\"a\":3}", POINT)));

    assertThat(reading.rows()).extracting(row -> row.value("a")).containsExactly("3");
    assertThat(reading.notices())
        .extracting(Notice::code, Notice::row)
        .containsExactly(tuple(Notice.Code.ROWS_BROKEN, 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "\n", "\r\n"})
  void aTextMayHaveATabOrALineBreakThatIsNotEscaped(String written) {
    String name = "Fontaine" + written + "du parc";
    Path table =
        Reading.written(folder, "f.json", "[{\"nom\":\"%s\"}]".formatted(name).getBytes(UTF_8));

    assertThat(Reading.of(Reading.table(table, Table.Format.JSON, Table.Place.GUESSED)).rows())
        .extracting(row -> row.value("nom"))
        .containsExactly(name);
    assertThat(
            Reading.geoJson(folder, collection(feature("{\"nom\":\"" + name + "\"}", POINT)))
                .rows())
        .extracting(row -> row.value("nom"))
        .containsExactly(name);
  }

  @Test
  void featuresMayComeOneALine() {
    String lines = feature("{\"a\":1}", POINT) + "\n" + feature("{\"a\":2}", POINT) + "\n";
    Path file = Reading.written(folder, "f.jsonl", lines.getBytes(UTF_8));

    assertThat(Reading.geoJson(folder, lines).rows()).hasSize(2);
    assertThat(Reading.of(Reading.table(file, Table.Format.JSON_LINES, Table.Place.GUESSED)).rows())
        .hasSize(2)
        .allMatch(row -> row.geometry() != null);
  }

  @Test
  void objectsOneALineAreRows() {
    String lines = "{\"nom\":\"a\",\"lon\":-0.46,\"lat\":46.32}\n{\"nom\":\"b\",\"x\":{\"y\":1}}\n";
    Path file = Reading.written(folder, "f.jsonl", lines.getBytes(UTF_8));

    Reading reading = Reading.of(Reading.table(file, Table.Format.JSON_LINES, Table.Place.GUESSED));

    assertThat(reading.rows().get(0).geometry()).isNotNull();
    assertThat(reading.columns()).containsExactly("nom", "lon", "lat", "x");
  }

  @Test
  void aFileThatBreaksOffIsRefusedBeforeItsFirstRow() {
    String whole = collection(feature("{}", POINT), feature("{}", POINT));
    Path file = Reading.written(folder, "f.geojson", whole.substring(0, 120).getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                Rows.open(
                    Reading.table(file, Table.Format.GEOJSON, Table.Place.GUESSED), notice -> {}))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("from line 1, column 121 on");
  }

  @Test
  void whatIsNoGeoJsonIsRefused() {
    assertThatThrownBy(() -> Reading.geoJson(folder, "{\"error\":{\"code\":500}}"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("500");
    assertThatThrownBy(() -> Reading.geoJson(folder, "<html>"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("<html>");
    assertThatThrownBy(
            () -> Reading.geoJson(folder, collection("[".repeat(5000) + "]".repeat(5000))))
        .isInstanceOf(BadItem.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"count\":2,\"results\":[{\"a\":1},{\"a\":2}]} | results",
        "{\"meta\":{\"a\":1},\"arbres\":[{\"a\":1}],\"links\":[\"x\"]} | arbres",
        "{\"results\":[]} | results",
        "{\"nom\":\"a\",\"tags\":[]} |",
        "{\"a\":[{}],\"b\":[{}]} |",
        "{\"nom\":\"a\",\"photos\":[{\"x\":1}]} {\"nom\":\"b\"} |",
        "{\"sites\":{\"page\":1,\"data\":[{\"a\":1}]},\"message\":\"OK\"} | sites/data",
        "{\"nom\":\"a\",\"mesures\":{\"data\":[{\"a\":1}]}} |",
        "[{\"a\":1}] |"
      })
  void rowsMayStandInAMemberOfTheOneObject(String text, String member) throws IOException {
    Path file = Reading.written(folder, "f.json", text.getBytes(UTF_8));
    Table table = Reading.table(file, Table.Format.JSON_LINES, Table.Place.GUESSED);

    assertThat(JsonMembers.ofRows(table, notice -> {})).isEqualTo(Optional.ofNullable(member));
  }

  @Test
  void ofSeveralAnswersInOneTheFirstWithRowsIsReadAndTold() {
    String text =
        "{\"vides\":{\"results\":0,\"data\":[]},\"sites\":{\"results\":1,\"data\":[{\"a\":1}]},"
            + "\"actes\":{\"results\":1,\"data\":[{\"b\":2}]}}";
    Path file = Reading.written(folder, "f.json", text.getBytes(UTF_8));

    Reading reading = Reading.of(Reading.table(file, Table.Format.JSON, Table.Place.GUESSED));

    assertThat(reading.rows()).extracting(row -> row.value("a")).containsExactly("1");
    assertThat(reading.notices())
        .containsExactly(
            Notice.of(
                Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "sites/data, actes/data", "sites/data"));
  }

  @Test
  void aThingThatHasRowsOfItsOwnIsARow() {
    String text =
        "{\"id\":1,\"nom\":\"Ferme\",\"produits\":{\"count\":2,\"items\":[{\"a\":1},{\"a\":2}]},"
            + "\"total\":3}";
    Path file = Reading.written(folder, "f.json", text.getBytes(UTF_8));

    Reading reading = Reading.of(Reading.table(file, Table.Format.JSON, Table.Place.GUESSED));

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("Ferme");
  }

  @Test
  void theRowsOfAMemberAreRead() {
    String text = "{\"crs\":{},\"data\":[{\"a\":1},{\"a\":2,\"b\":[{\"c\":1}]}],\"meta\":{}}";
    Path file = Reading.written(folder, "f.json", text.getBytes(UTF_8));

    Reading reading =
        Reading.of(
            new Table(
                file, Table.Format.JSON_LINES, null, Table.Place.GUESSED, Reading.ORIGIN, "data"));

    assertThat(reading.rows()).extracting(row -> row.value("a")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":498,\"message\":\"Invalid token\"}}",
        "{\"errors\":[\"x\"],\"data\":null}",
        "{\"status\":404,\"message\":\"Not found\"}",
        "{\"detail\":\"Not found\"}"
      })
  void anObjectThatSaysHowItFailedIsNoRow(String text) {
    Path file = Reading.written(folder, "f.json", text.getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                JsonMembers.ofRows(
                    Reading.table(file, Table.Format.JSON_LINES, Table.Place.GUESSED),
                    notice -> {}))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining(text.substring(0, 20));
  }

  @Test
  void whatIsNoNumberIsNothing() {
    Reading reading = Reading.geoJson(folder, collection(feature("{\"h\":NaN,\"i\":1}", POINT)));

    assertThat(reading.values(0)).containsEntry("h", "").containsEntry("i", "1");
  }

  @ParameterizedTest
  @CsvSource({"JSON, ''", "JSON_LINES, 1e-2147483648", "GEOJSON, 1e-2147483648"})
  void aNumberBeyondAllDecimalsStopsNobody(Table.Format format, String scalar) {
    String members = "{\"a\":1e-2147483648,\"b\":[1e-2147483648,2.50],\"c\":3}";
    String text = format == Table.Format.GEOJSON ? feature(members, POINT) : members;
    Path file = Reading.written(folder, "f.json", text.getBytes(UTF_8));

    Reading reading = Reading.of(Reading.table(file, format, Table.Place.GUESSED));

    assertThat(reading.values(0))
        .containsEntry("a", scalar)
        .containsEntry("b", "[null,2.50]")
        .containsEntry("c", "3");
  }

  @Test
  void anEmptyCollectionHasNoRows() {
    assertThat(Reading.geoJson(folder, collection()).rows()).isEmpty();
    assertThat(Reading.geoJson(folder, "").rows()).isEmpty();
  }

  static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":%s,\"geometry\":%s}"
        .formatted(properties, geometry);
  }

  static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[%s]}"
        .formatted(String.join(",", features));
  }

  @Test
  void aGeometryThatADatabaseGaveAsATextIsRead() {
    Reading reading =
        Reading.geoJson(
            folder,
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"nom": "Mare"},
               "geometry": "{\\"type\\":\\"Point\\",\\"coordinates\\":[-0.46,46.32]}"},
              {"type": "Feature", "properties": {"nom": "Lavoir"}, "geometry": "{x"}]}
            """);

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
  }
}
