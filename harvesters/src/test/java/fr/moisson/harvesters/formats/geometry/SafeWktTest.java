package fr.moisson.harvesters.formats.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class SafeWktTest {

  private static Geometry read(String wkt) throws ParseException {
    return SafeWkt.read(wkt, new WKTReader(GeoJsonGeometry.FACTORY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MULTISURFACE (((0 0,4 0,4 4,0 0)),CURVEPOLYGON ((9 0,9 1,8 1,9 0))) | MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 0, 9 1, 8 1, 9 0)))
          CompoundCurve Z ((0 0 5,1 0 5),(1 0 5,1 1 5)) | LINESTRING (0 0, 1 0, 1 1)
          MULTICURVE ((0 0,1 0),COMPOUNDCURVE ((5 0,6 0),(6 0,6 1))) | MULTILINESTRING ((0 0, 1 0), (5 0, 6 0, 6 1))
          CURVEPOLYGON ((0 0,4 0,4 4,0 0),(2 1,3 1,3 2,2 1)) | POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))
          TIN Z (((0 0 1,4 0 1,4 4 1,0 0 1))) | POLYGON ((0 0, 4 0, 4 4, 0 0))
          GEOMETRYCOLLECTION (POINT (1 2),CURVEPOLYGON EMPTY) | GEOMETRYCOLLECTION (POINT (1 2), POLYGON EMPTY)
          MULTICURVE EMPTY | GEOMETRYCOLLECTION EMPTY
          POINT (1 2) | POINT (1 2)
          """)
  void kindsThatMayHoldArcsAreReadAsLinesAndPolygons(String wkt, String plain)
      throws ParseException {
    assertThat(read(wkt).toText()).isEqualTo(plain);
  }

  @Test
  void arcsAreDrawn() throws ParseException {
    Geometry circle = read("CURVEPOLYGON(CIRCULARSTRING(0 0, 2 0, 0 0))");
    Geometry half = read("COMPOUNDCURVE((-1 0,0 0),CIRCULARSTRING(0 0,1 1,2 0))");

    assertThat(circle.getArea()).isCloseTo(Math.PI, within(0.01));
    assertThat(half.getLength()).isCloseTo(1 + Math.PI, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CIRCULARSTRING (0 0,1 1)",
        "CURVEPOLYGON ((0 0,1 1,2 0))",
        "CURVEPOLYGON (0 0,1 1,2 0)",
        "COMPOUNDCURVE ((0 0,1 1)",
        "COMPOUNDCURVE ((0 0,1 1)) x",
        "COMPOUNDCURVE ((0 0,1 NaN))",
        "MULTISURFACE",
        "Tin (métal)"
      })
  void whatIsNoGeometryIsRefused(String wkt) {
    assertThatThrownBy(() -> read(wkt)).isInstanceOf(ParseException.class);
  }

  @Test
  void bracketsBeyondMeasureAreRefused() {
    assertThatThrownBy(() -> read("MULTISURFACE " + "(".repeat(100_000)))
        .isInstanceOf(ParseException.class);
  }
}
