package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The grid of an answer for a map on a screen (<a
 * href="https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/">quantizationParameters</a>).
 * Positions are counts of its cells, in lines and rings those from the position before.
 */
record EsriQuantization(Grid grid) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> OF_PARTS = List.of("paths", "rings");
  private static final String POINTS = "points";

  /** Empty if the answer has coordinates. */
  static Optional<EsriQuantization> of(JsonNode head) {
    JsonNode transform = head.path("transform");
    if (!EsriGeometry.isPosition(transform.path("scale"))
        || !EsriGeometry.isPosition(transform.path("translate"))) {
      return Optional.empty();
    }
    Grid grid = Grid.of(transform);
    boolean isFromBelow = transform.path("originPosition").asText().equals("lowerLeft");
    return Optional.of(new EsriQuantization(isFromBelow ? grid : grid.fromAbove()));
  }

  /** A geometry object with coordinates in place of counts, which are whole numbers. */
  JsonNode undone(JsonNode place) {
    if (!(place instanceof ObjectNode quantized)) {
      return place;
    }
    ObjectNode undone = quantized.deepCopy();
    if (place.path("x").isIntegralNumber() && place.path("y").isIntegralNumber()) {
      undone.put("x", grid.x(place.path("x").asDouble()));
      undone.put("y", grid.y(place.path("y").asDouble()));
    }
    if (place.has(POINTS)) {
      undone.set(POINTS, line(place.path(POINTS)));
    }
    for (String name : OF_PARTS) {
      if (place.has(name)) {
        ArrayNode parts = JSON.arrayNode();
        place.path(name).forEach(part -> parts.add(line(part)));
        undone.set(name, parts);
      }
    }
    return undone;
  }

  private JsonNode line(JsonNode steps) {
    if (steps.valueStream().anyMatch(step -> !step.path(0).isIntegralNumber())) {
      return steps;
    }
    ArrayNode positions = JSON.arrayNode();
    double column = 0;
    double row = 0;
    for (JsonNode step : steps) {
      column += step.path(0).asDouble();
      row += step.path(1).asDouble();
      positions.add(JSON.arrayNode().add(grid.x(column)).add(grid.y(row)));
    }
    return positions;
  }
}
