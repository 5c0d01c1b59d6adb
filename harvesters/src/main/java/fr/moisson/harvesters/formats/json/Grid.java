package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A grid whose cells answers and files count instead of giving coordinates ({@code transform} of
 * TopoJSON and ArcGIS).
 *
 * @param width of a cell, in units of the coordinate system
 * @param height of a cell; negative if counts go down from the upper edge
 * @param left x of the origin
 * @param edge y of the origin
 */
record Grid(double width, double height, double left, double edge) {

  /** NaN for whatever is not stated. */
  static Grid of(JsonNode transform) {
    JsonNode scale = transform.path("scale");
    JsonNode translate = transform.path("translate");
    return new Grid(number(scale, 0), number(scale, 1), number(translate, 0), number(translate, 1));
  }

  private static double number(JsonNode pair, int place) {
    return pair.path(place).asDouble(Double.NaN);
  }

  /** The same, counted from its upper edge. */
  Grid fromAbove() {
    return new Grid(width, -height, left, edge);
  }

  double x(double column) {
    return left + column * width;
  }

  double y(double row) {
    return edge + row * height;
  }
}
