package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether JSON has the members and the nesting that RFC 7946 requires of GeoJSON. A geometry of any
 * kind may be empty (section 3.1).
 */
final class GeoJsonShape {

  private static final int SHORTEST_RING = 4;

  static boolean isGeoJson(JsonNode json) {
    return switch (json.path("type").asText()) {
      case "Feature" -> isFeature(json);
      case "FeatureCollection" ->
          json.path("features").isArray()
              && stream(json.path("features")).allMatch(GeoJsonShape::isFeature);
      default -> isGeometry(json);
    };
  }

  private static boolean isFeature(JsonNode json) {
    JsonNode geometry = json.path("geometry");
    JsonNode properties = json.path("properties");
    return json.path("type").asText().equals("Feature")
        && (geometry.isNull() || isGeometry(geometry))
        && (properties.isNull() || properties.isObject());
  }

  private static boolean isGeometry(JsonNode json) {
    JsonNode coordinates = json.path("coordinates");
    return switch (json.path("type").asText()) {
      case "Point" -> isEmpty(coordinates) || isPosition(coordinates);
      case "MultiPoint" -> isLine(coordinates, 0);
      case "LineString" -> isEmpty(coordinates) || isLine(coordinates, 2);
      case "MultiLineString" ->
          coordinates.isArray() && stream(coordinates).allMatch(line -> isLine(line, 2));
      case "Polygon" -> isPolygon(coordinates);
      case "MultiPolygon" ->
          coordinates.isArray() && stream(coordinates).allMatch(GeoJsonShape::isPolygon);
      case "GeometryCollection" ->
          json.path("geometries").isArray()
              && stream(json.path("geometries")).allMatch(GeoJsonShape::isGeometry);
      default -> false;
    };
  }

  private static boolean isEmpty(JsonNode coordinates) {
    return coordinates.isArray() && coordinates.isEmpty();
  }

  private static boolean isPolygon(JsonNode rings) {
    return rings.isArray()
        && stream(rings).allMatch(ring -> isLine(ring, SHORTEST_RING) && isClosed(ring));
  }

  private static boolean isClosed(JsonNode ring) {
    JsonNode first = ring.path(0);
    JsonNode last = ring.path(ring.size() - 1);
    return isSame(first.path(0), last.path(0)) && isSame(first.path(1), last.path(1));
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return one.decimalValue().compareTo(other.decimalValue()) == 0;
  }

  private static boolean isLine(JsonNode positions, int fewest) {
    return positions.isArray()
        && positions.size() >= fewest
        && stream(positions).allMatch(GeoJsonShape::isPosition);
  }

  /** Longitude, latitude, and perhaps an altitude; numbers in quotes are none. */
  private static boolean isPosition(JsonNode position) {
    return position.isArray()
        && position.size() >= 2
        && stream(position).allMatch(JsonNode::isNumber);
  }

  private static Stream<JsonNode> stream(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false);
  }

  private GeoJsonShape() {}
}
