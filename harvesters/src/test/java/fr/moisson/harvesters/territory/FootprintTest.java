package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Territory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class FootprintTest {

  /** The lower left half of a square of one degree. */
  private static final Territory TRIANGLE =
      new Territory(
          Territory.Kind.COMMUNE,
          "79191",
          "Niort",
          List.of(),
          new GeometryFactory()
              .createPolygon(
                  new Coordinate[] {
                    new Coordinate(-1, 46),
                    new Coordinate(0, 46),
                    new Coordinate(-1, 47),
                    new Coordinate(-1, 46)
                  }),
          "2026");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "inside,                               -0.9 46.1 -0.8 46.2, true",
    "in the box but not in the contour,    -0.2 46.8 -0.1 46.9, false",
    "elsewhere,                            2 48 3 49,           false",
    "all of France,                        -5 41 10 51,         true",
    "around the antimeridian,              178 -90 -178 90,     false",
    "up to here beyond the antimeridian,   178 -90 -0.9 90,     true"
  })
  void aFootprintMeetsTheContourAndNotItsBoxAlone(String name, String bbox, boolean meets) {
    JsonNode array = json("[" + bbox.replace(' ', ',') + "]");

    Geometry place = Footprint.of(json("null"), array).orElseThrow();

    assertThat(new Footprint(TRIANGLE).meets(place)).isEqualTo(meets);
  }

  @Test
  void theGeometryCountsBeforeTheBox() {
    JsonNode point = json("{\"type\": \"Point\", \"coordinates\": [2, 48]}");

    assertThat(Footprint.of(point, json("[-1, 46, 0, 47]")).orElseThrow().getCoordinate().x)
        .isEqualTo(2);
  }

  @Test
  void aBoxWithHeightsIsReadWithoutThem() {
    Geometry place = Footprint.of(json("null"), json("[-1, 46, 0, 0, 47, 900]")).orElseThrow();

    assertThat(Footprint.box(List.of(place))).contains(new Box(-1, 46, 0, 47));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "[1, 2]", "[1, 2, \"3\", 4]", "\"1,2,3,4\""})
  void whatIsNoPlaceIsNone(String bbox) {
    assertThat(Footprint.of(json("{\"type\": \"Cube\", \"coordinates\": [1]}"), json(bbox)))
        .isEmpty();
    assertThat(Footprint.box(List.of())).isEmpty();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
