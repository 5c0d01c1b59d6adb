package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.place.PlaceText;
import fr.moisson.harvesters.formats.place.ShapeText;
import fr.moisson.harvesters.formats.row.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

class ShapeCellsTest {

  private static final Geometry WHOLE =
      Spools.wkt("POLYGON ((-0.5 46.3, -0.4 46.3, -0.4 46.4, -0.5 46.4, -0.5 46.3))");
  private static final Geometry PART =
      Spools.wkt("POLYGON ((-0.45 46.3, -0.4 46.3, -0.4 46.4, -0.45 46.4, -0.45 46.3))");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON((-0.5 46.3,-0.4 46.3,-0.4 46.4,-0.5 46.4,-0.5 46.3)) | POLYGON ((-0.45 46.3, -0.4 46.3, -0.4 46.4, -0.45 46.4, -0.45 46.3))",
        "MULTIPOLYGON(((-0.5 46.3,-0.4 46.3,-0.4 46.4,-0.5 46.4,-0.5 46.3))) | MULTIPOLYGON (((-0.45 46.3, -0.4 46.3, -0.4 46.4, -0.45 46.4, -0.45 46.3)))",
        "SRID=4326;POLYGON((-0.5 46.3,-0.4 46.3,-0.4 46.4,-0.5 46.4,-0.5 46.3)) | SRID=4326;POLYGON ((-0.45 46.3, -0.4 46.3, -0.4 46.4, -0.45 46.4, -0.45 46.3))",
        "POLYGON((46.3 -0.5,46.3 -0.4,46.4 -0.4,46.4 -0.5,46.3 -0.5)) | POLYGON ((46.3 -0.45, 46.3 -0.4, 46.4 -0.4, 46.4 -0.45, 46.3 -0.45))",
        "{\"type\":\"Polygon\",\"coordinates\":[[[-0.5,46.3],[-0.4,46.3],[-0.4,46.4],[-0.5,46.4],[-0.5,46.3]]]} | {\"type\":\"Polygon\",\"coordinates\":[[[-0.45,46.3],[-0.4,46.3],[-0.4,46.4],[-0.45,46.4],[-0.45,46.3]]]}"
      })
  void aCellHoldsThePartInItsOwnNotation(String cell, String expected) {
    assertThat(cut(cell, null)).isEqualTo(expected);
  }

  @Test
  void aCellInMetresStaysInMetres() {
    OutputCrs lambert = OutputCrs.of("EPSG:2154");
    String cell = ShapeText.wkt(lambert.of(WHOLE));

    assertThat(cut(cell, "EPSG:2154"))
        .isEqualTo(ShapeText.wkt(ShapeText.rounded(lambert.of(PART))))
        .matches("POLYGON \\(\\(\\d{6}(\\.\\d{1,2})? \\d{7}(\\.\\d{1,2})?, .*");
  }

  @Test
  void binaryKeepsItsSystemAndItsCase() {
    Geometry whole = WHOLE.copy();
    whole.setSRID(4326);
    String cell = WKBWriter.toHex(new WKBWriter(2, 2, true).write(whole)).toLowerCase();

    String cut = cut(cell, null);

    assertThat(cut).startsWith("0103000020e6100000").isEqualTo(cut.toLowerCase());
    assertThat(PlaceText.read(cut).equalsTopo(PART)).isTrue();
    assertThat(cut("\\x" + cell, null)).isEqualTo("\\x" + cut);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON((-0.6 46.2,-0.3 46.2,-0.3 46.5,-0.6 46.5,-0.6 46.2))",
        "POINT(-0.45 46.35)",
        "POLYGON((400000 6500000,410000 6500000,410000 6510000,400000 6500000))",
        "Place de la Brèche"
      })
  void whatIsNotTheShapeOfTheRowStays(String cell) {
    assertThat(cut(cell, "EPSG:2154")).isEqualTo(cell);
  }

  /** One cell is the shape's bounding box, the other the shape without its notches. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON ((-0.5 46.3, -0.4 46.3, -0.4 46.4, -0.5 46.4, -0.5 46.3))",
        "POLYGON ((-0.5 46.3, -0.4 46.3, -0.4 46.35, -0.45 46.35, -0.45 46.4, -0.5 46.4, -0.5 46.3))"
      })
  void aShapeOfTheSameBoxIsNotTheShapeOfTheRow(String cell) {
    Geometry notched =
        Spools.wkt(
            "POLYGON ((-0.5 46.3, -0.45 46.3, -0.45 46.305, -0.449 46.305, -0.449 46.3, -0.4 46.3,"
                + " -0.4 46.35, -0.45 46.35, -0.45 46.4, -0.5 46.4, -0.5 46.3))");

    assertThat(cut(cell, notched, null)).isEqualTo(cell);
    assertThat(cut(ShapeText.wkt(notched), notched, null)).isEqualTo(ShapeText.wkt(PART));
  }

  /** A house ten metres wide, with coordinates to the decimetre. */
  @Test
  void roundingDoesNotMakeAnotherShapeOfASmallOne() {
    Geometry house =
        Spools.wkt(
            "POLYGON ((-0.41000004 46.3000004, -0.4098704 46.3, -0.40987 46.30009, -0.41 46.3000904,"
                + " -0.41000004 46.3000004))");

    assertThat(
            cut(
                "POLYGON ((-0.41 46.3, -0.40987 46.3, -0.40987 46.30009, -0.41 46.30009, -0.41 46.3))",
                house,
                null))
        .isEqualTo(ShapeText.wkt(PART));
  }

  @Test
  void aSourceThatNamesManySystemsIsReadInTheFirst() {
    ShapeCells cells = new ShapeCells();
    String cell = ShapeText.wkt(OutputCrs.of("EPSG:2154").of(WHOLE));
    Row row = new Row(Map.of("forme", cell), PART, 2);

    for (int code = 1; code <= 16; code++) {
      assertThat(cells.cut(row, WHOLE, "EPSG:90000" + code)).isSameAs(row);
    }

    assertThat(cells.cut(row, WHOLE, "EPSG:2154")).isSameAs(row);
  }

  private static String cut(String cell, @Nullable String crs) {
    return cut(cell, WHOLE, crs);
  }

  private static String cut(String cell, Geometry whole, @Nullable String crs) {
    Row row = new Row(Map.of("forme", cell, "n", "1"), PART, 2);
    return new ShapeCells().cut(row, whole, crs).value("forme");
  }
}
