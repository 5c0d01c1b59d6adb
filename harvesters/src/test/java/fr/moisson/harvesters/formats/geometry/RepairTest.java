package fr.moisson.harvesters.formats.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class RepairTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
        "MULTIPOLYGON (((0 0, 0 4, 4 4, 4 0, 0 0)))",
        "POLYGON ((0 0, 9 0, 9 1, 1 1, 1 8, 9 8, 9 9, 0 9, 0 0))",
        "POLYGON ((0 0, 4 0, 4 0, 4 4, 0 4, 0 0))",
        "POLYGON EMPTY",
        "LINESTRING (0 0, 1 1)",
      })
  void whatIsValidStaysAsItIs(String wkt) throws ParseException {
    Geometry geometry = new WKTReader(FACTORY).read(wkt);

    assertThat(Repair.of(geometry)).isSameAs(geometry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Crossing in the middle, twice around it, there and back, and a hole outside.
        "POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))",
        "POLYGON ((0 10, 6 -8, -9.5 3, 9.5 3, -6 -8, 0 10))",
        "POLYGON ((4 0, 0 4, -4 0, 0 -4, 3 0, 0 3, -3 0, 0 -3, 4 0))",
        "POLYGON ((0 0, 4 0, 4 4, 8 8, 4 4, 0 4, 0 0))",
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (8 8, 9 8, 9 9, 8 8))",
      })
  void whatIsNotIsMadeValid(String wkt) throws ParseException {
    Geometry geometry = new WKTReader(FACTORY).read(wkt);

    Geometry repaired = Repair.of(geometry);
    assertThat(repaired).isNotSameAs(geometry);
    assertThat(repaired.isValid()).isTrue();
  }

  @Test
  void aPolygonIsLeftAsItIsIfAndOnlyIfItIsValid() {
    int valid = 0;
    for (int seed = 0; seed < 5_000; seed++) {
      Geometry geometry = around(new Random(seed));
      valid += geometry.isValid() ? 1 : 0;

      assertThat(Repair.of(geometry) == geometry).as("seed " + seed).isEqualTo(geometry.isValid());
    }
    assertThat(valid).isBetween(500, 4_500);
  }

  /** A random ring around a centre, sometimes backwards, twice around or across it. */
  private static Geometry around(Random random) {
    int corners = 3 + random.nextInt(6);
    double turn = 2 * Math.PI * (random.nextInt(4) == 0 ? 2 : 1);
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = turn * (i + random.nextDouble() * (1 + random.nextInt(2))) / corners;
      double far = 1 + random.nextInt(9);
      boolean isRound = random.nextBoolean();
      double x = 1_000 + far * Math.cos(angle);
      double y = 1_000 + far * Math.sin(angle);
      ring[i] = new Coordinate(isRound ? Math.rint(x) : x, isRound ? Math.rint(y) : y);
    }
    ring[corners] = ring[0].copy();
    return FACTORY.createPolygon(ring);
  }
}
