package fr.moisson.harvesters.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.UnpackedFile;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopoJsonTest {

  /** Two zones on a grid of tenths of a degree, on both sides of the first line. */
  private static final String ZONES =
      """
      "objects":{"zones":{"type":"GeometryCollection","geometries":[
        {"type":"Polygon","id":"z1","properties":{"nom":"Ouest"},"arcs":[[0,1]]},
        {"type":"MultiPolygon","properties":{"nom":"Est"},"arcs":[[[-1,2]]]}]},
      "contour":{"type":"LineString","properties":{"nom":"Limite"},"arcs":[0]}}""";

  private static final String ARCS =
      "\"arcs\":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]]";
  private static final String GRID = "\"transform\":{\"scale\":[0.1,0.1],\"translate\":[-1,46]}";

  @TempDir Path folder;

  private final List<Notice> notices = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"%1$s,%2$s,%3$s,%4$s", "%4$s,%3$s,%2$s,%1$s", "%2$s,%1$s,%4$s,%3$s"})
  void zonesAreBuiltOfSharedLinesInAnyOrderOfMembers(String order) {
    String text = "{" + order.formatted("\"type\":\"Topology\"", GRID, ZONES, ARCS) + "}";

    Reading reading = read(text, null);

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("Ouest", "Est");
    assertThat(reading.rows()).extracting(row -> row.value("id")).containsExactly("z1", "");
    assertThat(reading.rows())
        .extracting(row -> row.geometry().norm().toText())
        .containsExactly(
            "POLYGON ((-1 46, -1 47, 0 47, 0 46, -1 46))",
            "MULTIPOLYGON (((0 46, 0 47, 1 47, 1 46, 0 46)))");
    assertThat(notices)
        .containsExactly(
            Notice.of(
                Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, List.of("zones", "contour"), "zones"));
  }

  @Test
  void anotherLayerIsReadIfItIsNamed() {
    String text = "{\"type\":\"Topology\"," + GRID + "," + ZONES + "," + ARCS + "}";

    assertThat(read(text, "contour").rows())
        .extracting(row -> row.geometry().toText())
        .containsExactly("LINESTRING (0 46, 0 47)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'type':'Point','coordinates':[1.5,46]                     | POINT (1.5 46)
          'type':'MultiPoint','coordinates':[[1,46],[2,46]]         | MULTIPOINT ((1 46), (2 46))
          'type':'MultiLineString','arcs':[[0],[1]]                 | MULTILINESTRING ((0 46, 1 46), (1 46, 2 46))
          'type':'LineString','arcs':[0,1]                          | LINESTRING (0 46, 1 46, 2 46)
          'type':'LineString','arcs':[-2,-1]                        | LINESTRING (2 46, 1 46, 0 46)
          'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,46]}] | GEOMETRYCOLLECTION (POINT (1 46))
          'type':null                                               |
          """)
  void geometriesOfAllKindsAreRead(String object, String expected) {
    List<Row> rows = alone(object).rows();

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).geometry() == null ? null : rows.get(0).geometry().toText())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'Polygon','arcs':[[2]]",
        "'type':'LineString','arcs':[0,2]",
        "'type':'LineString','arcs':[0,-9]",
        "'type':'LineString','arcs':['a']",
        "'type':'LineString','arcs':[4294967296]",
        "'type':'LineString','arcs':[0.5]"
      })
  void aLineThatIsMissingIsTold(String object) {
    Reading reading = alone(object);

    assertThat(reading.rows()).isEmpty();
    assertThat(reading.codes()).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  @Test
  void theSystemMayBeStated() {
    String text =
        """
        {"type":"Topology","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"objects":{
        "a":{"type":"Point","coordinates":[433692.34,6586069.6]}},"arcs":[]}""";

    assertThat(read(text, null).rows().get(0).geometry().getCoordinate().x)
        .isCloseTo(-0.46, within(0.01));
  }

  @Test
  void zonesMayShareAnOutlineButNotRepeatLinesWithoutEnd() {
    assertThat(alone("'type':'LineString','arcs':[" + "0,".repeat(1000) + "0]").rows()).hasSize(1);

    String line = "[" + "[0,46],".repeat(100_000) + "[0,46]]";
    String text =
        "{\"type\":\"Topology\",\"arcs\":[%s],\"objects\":{\"a\":{\"type\":\"LineString\",\"arcs\":[%s0]}}}";
    assertThatThrownBy(() -> read(text.formatted(line, "0,".repeat(200)), null))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.UNREAD_FORMAT));
  }

  @Test
  void aLayerWithoutGeometriesIsNotChosen() {
    String text =
        """
        {"type":"Topology","arcs":[],"objects":{
          "a":{"type":"GeometryCollection","geometries":[]},"b":null,
          "c":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,46]}]}}}""";

    assertThat(read(text, null).rows()).hasSize(1);
  }

  @Test
  void furtherTopologiesAreNotLeftOutInSilence() {
    String text = "{\"type\":\"Topology\"," + GRID + "," + ZONES + "," + ARCS + "}";

    assertThatThrownBy(() -> read(text + "\n" + text, null))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NOT_THE_FORMAT));
  }

  @Test
  void whatBreaksOffIsMalformed() {
    assertThatThrownBy(() -> read("{\"type\":\"Topology\"," + ZONES + ",\"arcs\":[[[0,", null))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.MALFORMED));
  }

  @Test
  void aTopologyInAZipIsReadIfThereIsNoTable() {
    String text = "{\"type\":\"Topology\"," + GRID + "," + ZONES + "," + ARCS + "}";
    Path zip =
        new Zipped()
            .with("lisezmoi.csv", "a,b\n1,2\n")
            .with("z.topojson", text)
            .in(folder, "z.zip");

    assertThat(read(zip, null).rows()).hasSize(2);

    Path beside =
        new Zipped()
            .with("arbres.csv", "nom,genre\nChêne,Quercus\nOrme,Ulmus\nTilleul,Tilia\n")
            .with("a.topojson", text)
            .in(folder, "y.zip");
    UnpackedFile inner =
        UnpackedFile.of(beside, "y.zip", Reading.ORIGIN, null, folder, notices::add);
    assertThat(inner.name()).isEqualTo("arbres.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void aTopologyMayBeginWithAMark(String charset) {
    String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
    String zones = ZONES.replace("Ouest", "Prés");
    String text = mark + "{\"type\":\"Topology\"," + GRID + "," + zones + "," + ARCS + "}";
    byte[] bytes = text.getBytes(Charset.forName(charset));

    Reading reading = read(Reading.written(folder, "f.json", bytes), null);

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("Prés", "Est");
  }

  /** JSON that has members of these names is no topology. */
  @Test
  void anyOtherObjectIsNone() throws IOException {
    Path file =
        Reading.written(folder, "f.json", "{\"objects\":{},\"type\":\"Arcs\"}".getBytes(UTF_8));

    assertThat(TopoJson.is(file)).isFalse();
  }

  /** A layer of two lines, one after the other, not on a grid, with one geometry. */
  private Reading alone(String object) {
    String text =
        "{'type':'Topology','objects':{'a':{'type':'GeometryCollection','geometries':[{%s}]}},"
            + "'arcs':[[[0,46],[1,46]],[[1,46],[2,46]]]}";
    return read(text.formatted(object).replace('\'', '"'), null);
  }

  private Reading read(String text, String layer) {
    return read(Reading.written(folder, "f.json", text.getBytes(UTF_8)), layer);
  }

  private Reading read(Path file, String layer) {
    UnpackedFile inner =
        UnpackedFile.of(file, "f.json", Reading.ORIGIN, layer, folder, notices::add);
    return Reading.of(Reading.table(inner.file(), Table.Format.GEOJSON, Table.Place.GUESSED));
  }
}
