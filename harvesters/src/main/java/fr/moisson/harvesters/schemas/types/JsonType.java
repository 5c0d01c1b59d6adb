package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** JSON in a cell: an object, an array, or a GeoJSON (or TopoJSON) object. */
public record JsonType(String name, String format) implements FieldType {

  @Override
  public @Nullable Object read(String cell) {
    return StrictJson.cell(cell).filter(this::isWritten).orElse(null);
  }

  private boolean isWritten(JsonNode json) {
    return switch (name) {
      case "array" -> json.isArray();
      case "geojson" ->
          json.isObject()
              && (format.equals("topojson") ? isTopology(json) : GeoJsonShape.isGeoJson(json));
      default -> json.isObject();
    };
  }

  private static boolean isTopology(JsonNode json) {
    return json.path("type").asText().equals("Topology")
        && json.path("objects").isObject()
        && json.path("arcs").isArray();
  }
}
