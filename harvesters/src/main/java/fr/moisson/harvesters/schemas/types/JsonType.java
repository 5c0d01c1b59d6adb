package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON in a cell: an object, an array, or a GeoJSON (or TopoJSON) object. */
public record JsonType(String name, String format) implements FieldType {

  private static final Set<String> GEOMETRIES =
      Set.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

  @Override
  public @Nullable Object read(String cell) {
    return StrictJson.cell(cell).filter(this::isWritten).orElse(null);
  }

  private boolean isWritten(JsonNode json) {
    return switch (name) {
      case "array" -> json.isArray();
      case "geojson" ->
          json.isObject() && (format.equals("topojson") ? isTopology(json) : isGeoJson(json));
      default -> json.isObject();
    };
  }

  /** Whether it has the members that RFC 7946 requires. */
  private static boolean isGeoJson(JsonNode json) {
    String type = json.path("type").asText();
    return switch (type) {
      case "Feature" -> json.path("geometry").isContainerNode() || json.path("geometry").isNull();
      case "FeatureCollection" -> json.path("features").isArray();
      case "GeometryCollection" -> json.path("geometries").isArray();
      default -> GEOMETRIES.contains(type) && isOfNumbers(json.path("coordinates"));
    };
  }

  /** Coordinates in quotes are invalid. */
  private static boolean isOfNumbers(JsonNode coordinates) {
    for (JsonNode one : coordinates) {
      if (!one.isNumber() && !isOfNumbers(one)) {
        return false;
      }
    }
    return coordinates.isArray();
  }

  private static boolean isTopology(JsonNode json) {
    return json.path("type").asText().equals("Topology")
        && json.path("objects").isObject()
        && json.path("arcs").isArray();
  }
}
