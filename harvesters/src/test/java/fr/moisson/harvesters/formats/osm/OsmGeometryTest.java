package fr.moisson.harvesters.formats.osm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

class OsmGeometryTest {

  private static final String SQUARE = path("0 0, 4 0, 4 4, 0 4, 0 0");

  @ParameterizedTest
  @CsvSource({
    "'{}',                                      Polygon",
    "'{\"leisure\": \"park\"}',                 Polygon",
    "'{\"highway\": \"primary\"}',              LineString",
    "'{\"highway\": \"x\", \"area\": \"yes\"}', Polygon",
    "'{\"barrier\": \"hedge\"}',                LineString",
    "'{\"leisure\": \"x\", \"area\": \"no\"}',  LineString",
    "'{\"leisure\": \"park\", \"barrier\": \"fence\"}', Polygon",
    "'{\"power\": \"plant\"}',                  Polygon",
    "'{\"power\": \"line\"}',                   LineString",
    "'{\"natural\": \"tree_row\"}',             LineString",
    "'{\"natural\": \"cliff\", \"landuse\": \"quarry\"}', Polygon"
  })
  void aClosedWayIsAnAreaUnlessItIsDrawnAsALine(String tags, String type) {
    assertThat(
            shape("way", "\"tags\": " + tags + ", \"geometry\": " + SQUARE).path("type").asText())
        .isEqualTo(type);
  }

  @Test
  void anOpenWayIsALine() {
    JsonNode line = shape("way", "\"geometry\": " + path("0 0, 4 0, 4 4"));

    assertThat(line)
        .isEqualTo(
            json("{\"type\": \"LineString\", \"coordinates\": [[0.0,0.0],[4.0,0.0],[4.0,4.0]]}"));
  }

  @Test
  void aMultipolygonIsPutTogetherFromItsWaysHolesIncluded() {
    Geometry area =
        area(
            member("outer", path("0 0, 4 0, 4 4")),
            member("", path("4 4, 0 4, 0 0")),
            member("inner", path("1 1, 2 1, 2 2, 1 2, 1 1")),
            member("outer", path("8 8, 9 8, 9 9, 8 8")),
            "{\"type\": \"node\", \"ref\": 1, \"role\": \"label\", \"lat\": 1, \"lon\": 1}");

    assertThat(area.getGeometryType()).isEqualTo("MultiPolygon");
    assertThat(area.getArea()).isEqualTo(16 - 1 + 0.5);
  }

  @Test
  void aMultipolygonIsWrittenTheSameWhicheverOfItsWaysComesFirst() {
    String first = member("outer", path("0 0, 4 0, 4 4"));
    String second = member("outer", path("4 4, 0 4, 0 0"));
    String hole = member("inner", path("1 1, 2 1, 2 2, 1 2, 1 1"));
    String other = member("inner", path("3 3, 3 2, 2.5 3, 3 3"));

    Geometry area = area(first, second, hole, other);

    assertThat(area(other, hole, second, first).toText()).isEqualTo(area.toText());
    assertThat(area.toText())
        .startsWith("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), ")
        .contains("(1 1, 1 2, 2 2, 2 1, 1 1)");
  }

  @ParameterizedTest
  @CsvSource({
    "a gap,             '0 0, 4 0, 4 4'",
    "an unknown point,  '0 0, 4 0, null, 0 0'",
    "no points,         ''"
  })
  void ringsThatDoNotCloseLeaveTheCentreOfTheBounds(String fault, String points) {
    Geometry area =
        area(member("outer", path("0 0, 1 0, 1 1, 0 0")), member("outer", path(points)));

    assertThat(area.toText()).isEqualTo("POINT (2 3)");
  }

  @ParameterizedTest
  @CsvSource({
    "way,      '0 0, 4 0, 4 4', 'MULTILINESTRING ((0 0, 1 0), (0 0, 4 0, 4 4))'",
    "way,      '0 0, null, 4 4', 'POINT (2 3)'",
    "relation, '',              'POINT (2 3)'"
  })
  void aRouteIsTheLinesOfItsWaysIfAllAreGiven(String type, String points, String shape) {
    String stop = "{\"type\": \"node\", \"ref\": 1, \"role\": \"stop\", \"lat\": 1, \"lon\": 1}";
    String part = member("forward", path(points)).replace("\"way\"", "\"" + type + "\"");

    Geometry route =
        relation(
            "route",
            stop,
            member("", path("0 0, 1 0")),
            member("platform", path("8 8, 9 8, 9 9, 8 8")),
            part);

    assertThat(route.toText()).isEqualTo(shape);
  }

  @Test
  void anyOtherRelationIsTheCentreThatTheServerGives() {
    JsonNode centre =
        shape("relation", "\"tags\": {\"type\": \"site\"}, \"center\": {\"lat\": 46, \"lon\": 0}");

    assertThat(centre).isEqualTo(json("{\"type\": \"Point\", \"coordinates\": [0.0, 46.0]}"));
  }

  @ParameterizedTest
  @CsvSource({"node", "way", "relation", "area", "count"})
  void whatHasNoPlaceHasNone(String type) {
    assertThat(shape(type, "\"tags\": {}").isNull()).isTrue();
  }

  private static JsonNode shape(String type, String rest) {
    return OsmGeometry.of(json("{\"type\": \"" + type + "\", \"id\": 1, " + rest + "}"));
  }

  private static Geometry area(String... members) {
    return relation("multipolygon", members);
  }

  private static Geometry relation(String type, String... members) {
    JsonNode shape =
        shape(
            "relation",
            """
            "tags": {"type": "%s"},
            "bounds": {"minlat": 2, "minlon": 0, "maxlat": 4, "maxlon": 4}, "members": [%s]"""
                .formatted(type, String.join(", ", members)));
    return GeoJson.geometry(shape).orElseThrow();
  }

  private static String member(String role, String geometry) {
    return """
    {"type": "way", "ref": 1, "role": "%s", "geometry": %s}"""
        .formatted(role, geometry);
  }

  /** Converts points from "lon lat", the usual order everywhere but in this API. */
  private static String path(String points) {
    StringBuilder path = new StringBuilder("[");
    for (String point : points.isEmpty() ? new String[0] : points.split(", ", -1)) {
      String[] numbers = point.split(" ", -1);
      path.append(path.length() > 1 ? "," : "")
          .append(
              numbers.length < 2
                  ? "null"
                  : "{\"lat\": " + numbers[1] + ", \"lon\": " + numbers[0] + "}");
    }
    return path.append("]").toString();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
