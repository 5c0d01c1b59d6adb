package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.moisson.harvesters.formats.geometry.Arcs;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;

/**
 * Curves among the positions of Esri's JSON, each starting at the position before it: {@code {"c":
 * [end, on it]}} is an arc of a circle, {@code "a"} one of an ellipse and {@code "b"} a Bézier
 * curve. The last two are hardly used by towns, and are replaced by straight lines.
 */
final class EsriCurve {

  /** Adds the positions of a curve after its first one, which is already there. */
  static void add(ArrayNode positions, JsonNode curve) {
    JsonNode controls = curve.elements().hasNext() ? curve.elements().next() : curve;
    JsonNode end = controls.path(0);
    if (!EsriGeometry.isPosition(end)) {
      return;
    }
    boolean isArc = curve.has("c") && EsriGeometry.isPosition(controls.path(1));
    Coordinate from = position(positions.get(positions.size() - 1));
    List<Coordinate> line =
        isArc
            ? Arcs.line(List.of(from, position(controls.get(1)), position(end)))
            : List.of(from, position(end));
    for (Coordinate one : line.subList(1, line.size())) {
      positions.addArray().add(one.x).add(one.y);
    }
  }

  static Coordinate position(JsonNode pair) {
    return new CoordinateXY(pair.get(0).asDouble(), pair.get(1).asDouble());
  }

  private EsriCurve() {}
}
