package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class AreaTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A square with a hole that contains an island, and an exclave. */
  private static final String CONTOUR =
      "MULTIPOLYGON(((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 8, 8 8, 8 2, 2 2)),"
          + " ((4 4, 6 4, 6 6, 4 6, 4 4)), ((20 0, 21 0, 21 1, 20 1, 20 0)))";

  private static Area area() {
    return new Area(Places.wkt(CONTOUR));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true", // inside
    "0, 0, true", // on a vertex
    "5, 0, true", // on an edge
    "2, 5, true", // on the edge of the hole
    "2, 2, true", // on a vertex of the hole
    "3, 3, false", // in the hole
    "5, 5, true", // on the island
    "4, 5, true", // on its shore
    "20.5, 0.5, true", // in the exclave
    "15, 5, false",
    "-1, 0, false" // on the line of an edge
  })
  void theBoundaryIsInside(double x, double y, boolean inside) {
    assertThat(area().contains(x, y)).isEqualTo(inside);
  }

  /**
   * Communes of a few kilometres in mainland France, La Réunion, Guyane and Wallis: tests vertices,
   * positions as close to edges as doubles allow, and the next doubles on each side of them.
   */
  @ParameterizedTest
  @ValueSource(strings = {"-0.46 46.32", "55.45 -20.88", "-52.33 4.92", "-176.18 -13.28"})
  void noRoundingMovesAPositionAcrossTheBoundary(String centre) {
    Random random = new Random(centre.hashCode());
    double x0 = Double.parseDouble(centre.split(" ")[0]);
    double y0 = Double.parseDouble(centre.split(" ")[1]);
    Set<Boolean> answers = new HashSet<>();
    for (int round = 0; round < 6; round++) {
      Geometry contour = star(random, x0, y0, 0.05).difference(star(random, x0, y0, 0.01));
      Area area = new Area(contour);
      Coordinate[] vertices = contour.getCoordinates();
      for (int i = 1; i < vertices.length; i++) {
        for (Coordinate near : near(vertices[i - 1], vertices[i], random)) {
          boolean exact = ExactPosition.isIn(contour, near.x, near.y);
          assertThat(area.contains(near.x, near.y)).as("%s in %s", near, contour).isEqualTo(exact);
          answers.add(exact);
        }
      }
    }
    assertThat(answers).containsExactlyInAnyOrder(true, false);
  }

  private static List<Coordinate> near(Coordinate a, Coordinate b, Random random) {
    double t = random.nextDouble();
    Coordinate on = new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
    List<Coordinate> all = new ArrayList<>(List.of(a));
    for (Coordinate one : List.of(a, on)) {
      all.add(new Coordinate(Math.nextUp(one.x), one.y));
      all.add(new Coordinate(Math.nextDown(one.x), one.y));
      all.add(new Coordinate(one.x, Math.nextUp(one.y)));
      all.add(new Coordinate(one.x, Math.nextDown(one.y)));
    }
    return all;
  }

  private static Geometry star(Random random, double x, double y, double radius) {
    int corners = 40;
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double far = radius * (0.6 + 0.4 * random.nextDouble());
      ring[i] = new Coordinate(x + far * Math.cos(angle), y + far * Math.sin(angle));
    }
    ring[corners] = ring[0].copy();
    return FACTORY.createPolygon(ring);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // A polygon across the boundary, one that covers everything, one in two parts with a hole.
        "POLYGON((9 1, 12 1, 12 2, 9 2, 9 1)) | POLYGON((9 1, 10 1, 10 2, 9 2, 9 1))",
        "POLYGON((-1 4, 11 4, 11 5, -1 5, -1 4)) |"
            + " MULTIPOLYGON(((0 4, 2 4, 2 5, 0 5, 0 4)), ((4 4, 6 4, 6 5, 4 5, 4 4)),"
            + " ((8 4, 10 4, 10 5, 8 5, 8 4)))",
        "POLYGON((9 0, 12 0, 12 2, 9 2, 9 0), (9.2 1, 11 1, 11 1.5, 9.2 1.5, 9.2 1)) |"
            + " POLYGON((9 0, 10 0, 10 1, 9.2 1, 9.2 1.5, 10 1.5, 10 2, 9 2, 9 0))",
        // Polygons around the hole and, inside it, around the island, without touching an edge of
        // either.
        "POLYGON((1 1, 9 1, 9 9, 1 9, 1 1)) |"
            + " MULTIPOLYGON(((1 1, 9 1, 9 9, 1 9, 1 1), (2 2, 2 8, 8 8, 8 2, 2 2)),"
            + " ((4 4, 6 4, 6 6, 4 6, 4 4)))",
        "POLYGON((3 3, 7 3, 7 7, 3 7, 3 3)) | POLYGON((4 4, 6 4, 6 6, 4 6, 4 4))",
        "POLYGON((2.5 2.5, 3.5 2.5, 3.5 3.5, 2.5 2.5)) | -",
        // Shapes that only touch: at a vertex, along an edge, from within the hole.
        "POLYGON((10 10, 12 10, 12 12, 10 12, 10 10)) | -",
        "POLYGON((10 1, 12 1, 12 2, 10 2, 10 1)) | -",
        "POLYGON((2 2, 3 2, 3 3, 2 3, 2 2)) | -",
        "LINESTRING(10 10, 12 12) | -",
        // A line along the boundary is inside, to where it leaves it.
        "LINESTRING(0 -1, 0 5, -1 5) | LINESTRING(0 0, 0 5)",
        "LINESTRING(12 1, 9 1) | LINESTRING(10 1, 9 1)",
        "LINESTRING(-1 1, 11 1, 11 9, -1 9) |" + " MULTILINESTRING((0 1, 10 1), (10 9, 0 9))",
        // A line that crosses itself is not split.
        "LINESTRING(-1 1, 1.5 1, 1.5 0.5, 1 0.5, 1 1.5) |"
            + " LINESTRING(0 1, 1.5 1, 1.5 0.5, 1 0.5, 1 1.5)",
        // A line through the hole and over the island.
        "LINESTRING(1 5, 9 5) | MULTILINESTRING((1 5, 2 5), (4 5, 6 5), (8 5, 9 5))",
        "POINT(5 0) | POINT(5 0)",
        "POINT(3 3) | -",
        // Multi-geometries stay multi, and members of collections keep their dimension.
        "MULTIPOINT((1 1), (3 3)) | MULTIPOINT((1 1))",
        "MULTILINESTRING((1 1, 1 2), (30 30, 31 31)) | MULTILINESTRING((1 1, 1 2))",
        "MULTIPOLYGON(((9 1, 12 1, 12 2, 9 2, 9 1))) |"
            + " MULTIPOLYGON(((9 1, 10 1, 10 2, 9 2, 9 1)))",
        "GEOMETRYCOLLECTION(POLYGON((10 1, 12 1, 12 2, 10 2, 10 1)), LINESTRING(9 1, 12 1),"
            + " POINT(3 3)) | GEOMETRYCOLLECTION(LINESTRING(9 1, 10 1))",
        "POLYGON EMPTY | -"
      })
  void whatLiesInsideIsKeptInItsOwnDimension(String wkt, String part) {
    Geometry kept = area().part(Places.wkt(wkt));

    if (part == null) {
      assertThat(kept).isNull();
      return;
    }
    Geometry expected = Places.wkt(part);
    assertThat(kept).isNotNull();
    assertThat(kept.getGeometryType()).isEqualTo(expected.getGeometryType());
    if (expected.getDimension() == 1) {
      assertThat(kept).hasToString(expected.toString());
    } else {
      assertThat(kept.norm()).hasToString(expected.norm().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON((1 1, 2 1, 2 2, 1 1))",
        "POLYGON((0 0, 2 0, 2 8, 0 8, 0 0))",
        "LINESTRING(0 0, 10 0, 10 10)",
        "MULTIPOLYGON(((1 1, 2 1, 2 2, 1 1)), ((20 0, 21 0, 21 1, 20 0)))",
        "GEOMETRYCOLLECTION(POINT(0 0), GEOMETRYCOLLECTION(LINESTRING(1 1, 1 2)))"
      })
  void whatLiesInsideWholeIsTheSameObject(String wkt) {
    Geometry geometry = Places.wkt(wkt);

    assertThat(area().part(geometry)).isSameAs(geometry);
  }

  @Test
  void partsAreNeitherLostNorMade() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      Geometry contour = star(random, 2.35, 48.85, 0.05);
      Geometry shape = star(random, 2.35 + 0.1 * random.nextDouble(), 48.85, 0.04);

      Geometry inside = new Area(contour).part(shape);
      Geometry outside = shape.difference(contour);

      double kept = inside == null ? 0 : inside.getArea();
      assertThat(kept + outside.getArea())
          .isBetween(shape.getArea() - 1e-12, shape.getArea() + 1e-12);
      assertThat(inside == null || inside.isValid()).isTrue();
    }
  }

  @Test
  void bothSidesOfTheAntimeridianAreOneMeridian() {
    Area taveuni =
        new Area(Places.wkt("MULTIPOLYGON(((179 -17, 180 -17, 180 -16, 179 -16, 179 -17)))"));

    assertThat(taveuni.contains(-180, -16.5)).isTrue();
    assertThat(taveuni.meets(Places.wkt("POINT(-180 -16.5)"))).isTrue();
    assertThat(taveuni.contains(-179.999, -16.5)).isFalse();
  }

  @Test
  void aLineKeepsItsHeights() {
    Geometry line = Places.wkt("LINESTRING Z(9 1 100, 9.5 1 110, 12 1 120)");

    Geometry part = area().part(line);

    assertThat(part).isNotNull();
    assertThat(part.getCoordinates()[1].getZ()).isEqualTo(110);
    assertThat(part.getNumPoints()).isEqualTo(3);
  }
}
