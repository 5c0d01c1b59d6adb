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
 *
 * @param width of a cell, in units of the coordinate system
 * @param height of a cell; negative if counts go down from the upper edge
 * @param x of the origin
 * @param y of the origin
 */
record EsriQuantization(double width, double height, double x, double y) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> OF_PARTS = List.of("paths", "rings");
  private static final String POINTS = "points";

  /** Empty if the answer has coordinates. */
  static Optional<EsriQuantization> of(JsonNode head) {
    JsonNode transform = head.path("transform");
    JsonNode scale = transform.path("scale");
    JsonNode translate = transform.path("translate");
    if (!EsriGeometry.isPosition(scale) || !EsriGeometry.isPosition(translate)) {
      return Optional.empty();
    }
    boolean isFromBelow = transform.path("originPosition").asText().equals("lowerLeft");
    return Optional.of(
        new EsriQuantization(
            scale.get(0).asDouble(),
            isFromBelow ? scale.get(1).asDouble() : -scale.get(1).asDouble(),
            translate.get(0).asDouble(),
            translate.get(1).asDouble()));
  }

  /** A geometry object with coordinates in place of counts, which are whole numbers. */
  JsonNode undone(JsonNode place) {
    if (!(place instanceof ObjectNode quantized)) {
      return place;
    }
    ObjectNode undone = quantized.deepCopy();
    if (place.path("x").isIntegralNumber() && place.path("y").isIntegralNumber()) {
      undone.put("x", x(place.path("x").asDouble())).put("y", y(place.path("y").asDouble()));
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
      positions.add(JSON.arrayNode().add(x(column)).add(y(row)));
    }
    return positions;
  }

  private double x(double column) {
    return x + column * width;
  }

  private double y(double row) {
    return y + row * height;
  }
}
