package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.geometry.RingNesting;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.LinearRing;

/**
 * Converts Esri's <a
 * href="https://developers.arcgis.com/rest/services-reference/enterprise/geometry-objects/">geometry
 * objects</a> to GeoJSON; heights and measures are dropped.
 */
final class EsriGeometry {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** No type of geometry, so that readers count the feature among the broken ones. */
  private static final String BROKEN = "rings";

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
      List<ArrayNode> rings = parts(either(esri, "rings", "curveRings"), 4);
      try {
        return simplest("Polygon", polygons(rings));
      } catch (IllegalArgumentException tooMuchWork) {
        return geometry(BROKEN, JSON.arrayNode().addAll(rings));
      }
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
    return RingNesting.parts(rings.stream().map(EsriGeometry::ring).toList()).stream()
        .map(
            part -> {
              ArrayNode polygon = JSON.arrayNode().add(written(part.shell()));
              part.holes().forEach(hole -> polygon.add(written(hole)));
              return polygon;
            })
        .toList();
  }

  /** A ring that knows how it was written. */
  private static LinearRing ring(ArrayNode written) {
    CoordinateList corners = new CoordinateList();
    written.forEach(position -> corners.add(EsriCurve.position(position)));
    corners.closeRing();
    LinearRing ring = GeoJsonGeometry.FACTORY.createLinearRing(corners.toCoordinateArray());
    ring.setUserData(written);
    return ring;
  }

  private static ArrayNode written(LinearRing ring) {
    return (ArrayNode) ring.getUserData();
  }

  private EsriGeometry() {}
}
