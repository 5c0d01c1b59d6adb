package fr.moisson.harvesters.formats.osm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * The shape of an object in an answer of {@code out geom}, in WGS 84.
 *
 * <ul>
 *   <li>A node is a point.
 *   <li>A way is a line, and an area if it is closed; but closed ways that are drawn as lines
 *       ({@link #LINES}: a roundabout, a hedge) stay lines unless another of their tags is that of
 *       an area (a park with its fence) or they are tagged {@code area=yes}; {@code area=no} makes
 *       any way a line. OpenStreetMap's data have no rule for this, only a convention, which is
 *       documented in <a
 *       href="https://github.com/tyrasd/osm-polygon-features">osm-polygon-features</a>.
 *   <li>A multipolygon or a boundary is assembled from its member ways; holes are found by the
 *       even-odd rule, whatever their roles. If its rings do not close, it is its centre.
 *   <li>A <a href="https://wiki.openstreetmap.org/wiki/Relation:route">route</a> or a <a
 *       href="https://wiki.openstreetmap.org/wiki/Relation:waterway">waterway</a> is its member
 *       ways as lines, except platforms; if it has relations for members, whose shape is not given,
 *       it is its centre.
 *   <li>Any other relation, and an object without its shape, is the centre that the server gives,
 *       or that of its bounds.
 * </ul>
 */
public final class OsmGeometry {

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int SHORTEST_RING = 4;
  private static final Set<String> AREAS = Set.of("multipolygon", "boundary");
  private static final Set<String> COURSES = Set.of("route", "waterway");

  /** Keys of lines, with the values that are areas nonetheless. */
  private static final Map<String, Set<String>> LINES =
      Map.of(
          "highway", Set.of("services", "rest_area", "escape", "elevator"),
          "barrier", Set.of(),
          "railway", Set.of("station", "turntable", "roundhouse", "platform"),
          "waterway", Set.of("riverbank", "dock", "boatyard", "dam"),
          "aerialway", Set.of(),
          "power", Set.of("plant", "substation", "generator", "transformer"),
          "route", Set.of());

  /** Keys of areas, with the values that are lines nonetheless. */
  private static final Map<String, Set<String>> GROUNDS =
      Map.ofEntries(
          Map.entry("aeroway", Set.of("taxiway")),
          Map.entry("amenity", Set.of()),
          Map.entry("boundary", Set.of()),
          Map.entry("building", Set.of()),
          Map.entry("historic", Set.of()),
          Map.entry("landuse", Set.of()),
          Map.entry("leisure", Set.of()),
          Map.entry("man_made", Set.of("cutline", "embankment", "pipeline")),
          Map.entry("military", Set.of()),
          Map.entry("natural", Set.of("coastline", "cliff", "ridge", "arete", "tree_row")),
          Map.entry("place", Set.of()),
          Map.entry("shop", Set.of()),
          Map.entry("tourism", Set.of()));

  /** GeoJSON; null if the answer does not give the position of the object. */
  static JsonNode of(JsonNode element) {
    Optional<ObjectNode> shape =
        switch (element.path("type").asText()) {
          case "node" -> point(element);
          case "way" -> way(element);
          case "relation" -> relation(element);
          default -> Optional.empty();
        };
    return shape
        .or(() -> centre(element))
        .map(JsonNode.class::cast)
        .orElseGet(JsonNodeFactory.instance::nullNode);
  }

  /** Whether an area could not be assembled, so that its shape only gives its position. */
  public static boolean isOpen(JsonNode element, JsonNode shape) {
    return isAssembled(element) && !shape.path("type").asText().endsWith("Polygon");
  }

  private static boolean isAssembled(JsonNode element) {
    return element.path("type").asText().equals("relation")
        && AREAS.contains(element.path("tags").path("type").asText());
  }

  private static Optional<ObjectNode> point(JsonNode place) {
    return coordinate(place).map(point -> shape("Point", position(point)));
  }

  private static Optional<ObjectNode> centre(JsonNode element) {
    if (element.has("center")) {
      return point(element.path("center"));
    }
    JsonNode bounds = element.path("bounds");
    if (!bounds.path("minlat").isNumber() || !bounds.path("maxlon").isNumber()) {
      return Optional.empty();
    }
    double longitude = (bounds.path("minlon").asDouble() + bounds.path("maxlon").asDouble()) / 2;
    double latitude = (bounds.path("minlat").asDouble() + bounds.path("maxlat").asDouble()) / 2;
    return Optional.of(shape("Point", position(new CoordinateXY(longitude, latitude))));
  }

  private static Optional<ObjectNode> way(JsonNode element) {
    List<Coordinate> line = line(element);
    if (line.size() < 2) {
      return Optional.empty();
    }
    if (isClosed(line) && isArea(element.path("tags"))) {
      return Optional.of(shape("Polygon", array(List.of(positions(line)))));
    }
    return Optional.of(shape("LineString", positions(line)));
  }

  private static boolean isClosed(List<Coordinate> line) {
    return line.size() >= SHORTEST_RING && line.get(0).equals2D(line.get(line.size() - 1));
  }

  private static boolean isArea(JsonNode tags) {
    return switch (tags.path("area").asText("")) {
      case "yes" -> true;
      case "no" -> false;
      default -> isGround(tags) || !isDrawnAsLine(tags);
    };
  }

  private static boolean isGround(JsonNode tags) {
    return LINES.entrySet().stream().anyMatch(key -> isOneOf(tags, key))
        || GROUNDS.entrySet().stream()
            .anyMatch(key -> tags.has(key.getKey()) && !isOneOf(tags, key));
  }

  private static boolean isDrawnAsLine(JsonNode tags) {
    return LINES.keySet().stream().anyMatch(tags::has)
        || GROUNDS.entrySet().stream().anyMatch(key -> isOneOf(tags, key));
  }

  private static boolean isOneOf(JsonNode tags, Map.Entry<String, Set<String>> key) {
    return key.getValue().contains(tags.path(key.getKey()).asText());
  }

  private static Optional<ObjectNode> relation(JsonNode element) {
    if (COURSES.contains(element.path("tags").path("type").asText())) {
      return course(element.path("members"));
    }
    return isAssembled(element) ? assembled(element.path("members")) : Optional.empty();
  }

  /** Empty if the shape of a part is not given, as that of relations never is. */
  private static Optional<ObjectNode> course(JsonNode members) {
    List<ArrayNode> lines = new ArrayList<>();
    for (JsonNode member : members) {
      boolean isPart = !member.path("role").asText().startsWith("platform");
      if (isPart && !member.path("type").asText().equals("node")) {
        List<Coordinate> line = line(member);
        if (line.size() < 2) {
          return Optional.empty();
        }
        lines.add(positions(line));
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(shape("MultiLineString", array(lines)));
  }

  /** Empty if one of the ways is missing or open, since an area with a gap would be wrong. */
  private static Optional<ObjectNode> assembled(JsonNode members) {
    Polygonizer polygonizer = new Polygonizer(true);
    for (JsonNode member : members) {
      if (member.path("type").asText().equals("way")) {
        List<Coordinate> line = line(member);
        if (line.size() < 2) {
          return Optional.empty();
        }
        polygonizer.add((Geometry) FACTORY.createLineString(line.toArray(new Coordinate[0])));
      }
    }
    boolean isOpen =
        !polygonizer.getDangles().isEmpty()
            || !polygonizer.getCutEdges().isEmpty()
            || !polygonizer.getInvalidRingLines().isEmpty();
    // The polygonizer starts rings in the order of its hash tables, which differs in each run, as
    // does the order of holes. Reversed, since normal form is clockwise and GeoJSON is not.
    Geometry area = polygonizer.getGeometry().norm().reverse();
    return isOpen || area.isEmpty() ? Optional.empty() : Optional.of(areas(area));
  }

  private static ObjectNode areas(Geometry area) {
    List<ArrayNode> polygons = new ArrayList<>();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      polygons.add(rings((Polygon) area.getGeometryN(i)));
    }
    return polygons.size() == 1
        ? shape("Polygon", polygons.get(0))
        : shape("MultiPolygon", array(polygons));
  }

  private static ArrayNode rings(Polygon polygon) {
    List<ArrayNode> rings = new ArrayList<>();
    rings.add(positions(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(positions(polygon.getInteriorRingN(i)));
    }
    return array(rings);
  }

  private static ArrayNode positions(LineString line) {
    return positions(List.of(line.getCoordinates()));
  }

  private static ArrayNode positions(List<Coordinate> line) {
    return array(line.stream().map(OsmGeometry::position).toList());
  }

  /** Empty if one of its points is unknown: the server omits what was not requested. */
  private static List<Coordinate> line(JsonNode element) {
    List<Coordinate> line = new ArrayList<>();
    for (JsonNode place : element.path("geometry")) {
      Optional<Coordinate> point = coordinate(place);
      if (point.isEmpty()) {
        return List.of();
      }
      line.add(point.get());
    }
    return line;
  }

  private static Optional<Coordinate> coordinate(JsonNode place) {
    return place.path("lat").isNumber() && place.path("lon").isNumber()
        ? Optional.of(new CoordinateXY(place.path("lon").asDouble(), place.path("lat").asDouble()))
        : Optional.empty();
  }

  private static ArrayNode position(Coordinate point) {
    return JsonNodeFactory.instance.arrayNode().add(point.getX()).add(point.getY());
  }

  private static ArrayNode array(List<ArrayNode> items) {
    return JsonNodeFactory.instance.arrayNode().addAll(items);
  }

  private static ObjectNode shape(String type, ArrayNode coordinates) {
    ObjectNode shape = JsonNodeFactory.instance.objectNode().put("type", type);
    shape.set("coordinates", coordinates);
    return shape;
  }

  private OsmGeometry() {}
}
