package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;

/**
 * Converts Esri's <a
 * href="https://developers.arcgis.com/rest/services-reference/enterprise/geometry-objects/">geometry
 * objects</a> to GeoJSON; heights and measures are dropped.
 *
 * <p>The rings of a polygon come in any order: clockwise rings are shells, the others are holes of
 * the shell around them. A hole outside of any shell is a shell with the wrong orientation.
 */
final class EsriGeometry {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A null node for a geometry without coordinates, or of an unknown kind. */
  static JsonNode toGeoJson(JsonNode esri) {
    if (esri.path("x").isNumber() && esri.path("y").isNumber()) {
      return geometry("Point", JSON.arrayNode().add(esri.path("x")).add(esri.path("y")));
    }
    if (esri.has("points")) {
      ArrayNode points = positions(esri.path("points"));
      return points.isEmpty() ? JSON.nullNode() : geometry("MultiPoint", points);
    }
    if (esri.has("paths") || esri.has("curvePaths")) {
      return simplest("LineString", parts(either(esri, "paths", "curvePaths"), 2));
    }
    if (esri.has("rings") || esri.has("curveRings")) {
      return simplest("Polygon", polygons(parts(either(esri, "rings", "curveRings"), 4)));
    }
    return JSON.nullNode();
  }

  private static JsonNode either(JsonNode esri, String straight, String curved) {
    return esri.has(curved) ? esri.path(curved) : esri.path(straight);
  }

  /** One part is a line or a polygon, several are a collection of them. */
  private static JsonNode simplest(String kind, List<ArrayNode> parts) {
    return switch (parts.size()) {
      case 0 -> JSON.nullNode();
      case 1 -> geometry(kind, parts.get(0));
      default -> geometry("Multi" + kind, JSON.arrayNode().addAll(parts));
    };
  }

  private static ObjectNode geometry(String type, ArrayNode coordinates) {
    ObjectNode geometry = JSON.objectNode().put("type", type);
    geometry.set("coordinates", coordinates);
    return geometry;
  }

  private static List<ArrayNode> parts(JsonNode parts, int fewestPositions) {
    List<ArrayNode> kept = new ArrayList<>();
    for (JsonNode part : parts) {
      ArrayNode positions = positions(part);
      if (positions.size() >= fewestPositions) {
        kept.add(positions);
      }
    }
    return kept;
  }

  private static ArrayNode positions(JsonNode part) {
    ArrayNode positions = JSON.arrayNode();
    for (JsonNode position : part) {
      if (isPosition(position)) {
        positions.add(JSON.arrayNode().add(position.get(0)).add(position.get(1)));
      } else if (position.isObject() && !positions.isEmpty()) {
        EsriCurve.add(positions, position);
      }
    }
    return positions;
  }

  static boolean isPosition(JsonNode position) {
    return position.path(0).isNumber() && position.path(1).isNumber();
  }

  private static List<ArrayNode> polygons(List<ArrayNode> rings) {
    List<Shell> shells = new ArrayList<>();
    List<ArrayNode> holes = new ArrayList<>();
    for (ArrayNode ring : rings) {
      Coordinate[] corners = corners(ring);
      if (Orientation.isCCW(corners)) {
        holes.add(ring);
      } else {
        shells.add(Shell.of(ring, corners));
      }
    }
    for (ArrayNode hole : holes) {
      Coordinate[] corners = corners(hole);
      Shell around = smallestAround(shells, corners);
      if (around == null) {
        shells.add(Shell.of(hole, corners));
      } else {
        around.polygon().add(hole);
      }
    }
    return shells.stream().map(Shell::polygon).toList();
  }

  /** An island in a lake has two shells around it, and its pond belongs to the smaller one. */
  private static @Nullable Shell smallestAround(List<Shell> shells, Coordinate[] hole) {
    Shell smallest = null;
    for (Shell shell : shells) {
      boolean isSmaller =
          smallest == null || shell.extent().getArea() < smallest.extent().getArea();
      if (isSmaller && shell.isAround(hole)) {
        smallest = shell;
      }
    }
    return smallest;
  }

  private static Coordinate[] corners(ArrayNode ring) {
    Coordinate[] corners = new Coordinate[ring.size()];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = new Coordinate(ring.get(i).get(0).asDouble(), ring.get(i).get(1).asDouble());
    }
    return corners;
  }

  /** A shell, and the polygon that begins with it. */
  private record Shell(ArrayNode polygon, Coordinate[] corners, Envelope extent) {

    static Shell of(ArrayNode ring, Coordinate[] corners) {
      Envelope extent = new Envelope();
      for (Coordinate corner : corners) {
        extent.expandToInclude(corner);
      }
      return new Shell(JSON.arrayNode().add(ring), corners, extent);
    }

    /** A hole may touch its shell, so that a corner on the ring itself is not conclusive. */
    boolean isAround(Coordinate[] hole) {
      for (Coordinate corner : hole) {
        int place = extent.contains(corner) ? locate(corner) : Location.EXTERIOR;
        if (place != Location.BOUNDARY) {
          return place == Location.INTERIOR;
        }
      }
      return true;
    }

    private int locate(Coordinate corner) {
      return RayCrossingCounter.locatePointInRing(corner, corners);
    }
  }

  private EsriGeometry() {}
}
