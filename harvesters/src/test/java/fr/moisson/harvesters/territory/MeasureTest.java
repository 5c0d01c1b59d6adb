package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

  /**
   * A box of 0.01° by 0.01°: its size is computed from the radii of curvature of the ellipsoid,
   * along the meridian and along the parallel in its middle.
   */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "-0.46, 46.32", // Niort
    "55.45, -20.88", // La Réunion
    "-52.33, 4.92", // Guyane
    "-176.18, -13.28", // Wallis
    "179.995, -16.5" // up to the antimeridian
  })
  void aSmallBoxIsAsWideAndHighAsTheEllipsoidSays(double west, double south) {
    double side = 0.01;
    double a = 6_378_137;
    double e2 = 0.006_694_379_990_141_316;
    double middle = Math.toRadians(south + side / 2);
    double w = Math.sqrt(1 - e2 * Math.sin(middle) * Math.sin(middle));
    double high = a * (1 - e2) / (w * w * w) * Math.toRadians(side);
    double wide = a * Math.cos(middle) / w * Math.toRadians(Math.min(side, 180 - west));
    double east = Math.min(180, west + side);
    String box =
        "POLYGON((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
            .formatted(west, south, east, south + side);

    Measure measure = Measure.of(Places.wkt(box));

    assertThat(measure.area()).isCloseTo(high * wide, within(high * wide * 1e-6));
    assertThat(measure.length()).isZero();
  }

  @Test
  void aLineIsAsLongAsTheGeodesicsOfItsSegments() {
    double quarterMeridian = 10_001_965.729;

    assertThat(Measure.of(Places.wkt("LINESTRING(3 0, 3 45, 3 90)")).length())
        .isCloseTo(quarterMeridian, within(0.001));
  }

  @Test
  void holesAreTakenAwayAndMembersAddedUp() {
    double whole = area("POLYGON((0 45, 1 45, 1 46, 0 46, 0 45))");
    double hole = area("POLYGON((0.2 45.2, 0.4 45.2, 0.4 45.4, 0.2 45.4, 0.2 45.2))");

    assertThat(
            area(
                "POLYGON((0 45, 1 45, 1 46, 0 46, 0 45),"
                    + " (0.2 45.2, 0.4 45.2, 0.4 45.4, 0.2 45.4, 0.2 45.2))"))
        .isCloseTo(whole - hole, within(1e-3));
    assertThat(
            area(
                "GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(0 0, 1 1),"
                    + " MULTIPOLYGON(((0 45, 1 45, 1 46, 0 46, 0 45))))"))
        .isCloseTo(whole, within(1e-3));
    assertThat(Measure.of(Places.wkt("POINT(0 0)"))).isEqualTo(Measure.NONE);
  }

  private static double area(String wkt) {
    return Measure.of(Places.wkt(wkt)).area();
  }
}
