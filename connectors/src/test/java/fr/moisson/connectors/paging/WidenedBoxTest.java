package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class WidenedBoxTest {

  /** A server that projects two corners of a box to Lambert-93 (on a sphere, which is enough). */
  @ParameterizedTest
  @CsvSource({
    "-5, 48.2, -4.2, 48.6",
    "9, 41.4, 9.5, 43",
    "2.8, 48, 3.2, 50",
    "-0.51, 46.2, -0.42, 46.3"
  })
  void aWidenedBoxHoldsTheTerritoryAlsoBetweenTwoCornersOfAnotherGrid(
      double west, double south, double east, double north) {
    Map<String, String> sides =
        Map.of("west", "" + west, "south", "" + south, "east", "" + east, "north", "" + north);
    TerritoryValues wide = new TerritoryValues(sides, List.of()).widened();
    Envelope asked = new Envelope(corner(wide, "{west} {south}"), corner(wide, "{east} {north}"));

    for (double part = 0; part <= 1; part += 0.05) {
      double longitude = west + part * (east - west);
      double latitude = south + part * (north - south);
      assertThat(
              Stream.of(
                  lambert(longitude, south),
                  lambert(longitude, north),
                  lambert(west, latitude),
                  lambert(east, latitude)))
          .allMatch(asked::contains);
    }
  }

  private static Coordinate corner(TerritoryValues words, String text) {
    String[] numbers = words.fill(text).split(" ");
    return lambert(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
  }

  private static Coordinate lambert(double longitude, double latitude) {
    double cone = 0.7256;
    double radius = Math.pow(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2), -cone);
    double angle = cone * Math.toRadians(longitude - 3);
    return new Coordinate(radius * Math.sin(angle), -radius * Math.cos(angle));
  }
}
