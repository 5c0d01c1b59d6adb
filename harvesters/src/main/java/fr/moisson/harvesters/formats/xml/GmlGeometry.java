package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.geometry.Arcs;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometries of any version of GML while they are read; arcs become lines. If a feature has several
 * geometries, the first one with the highest dimension is kept.
 */
final class GmlGeometry {

  private static final GeometryFactory FACTORY = GeoJsonGeometry.FACTORY;
  private static final String SPACE = "http://www.opengis.net/gml";
  private static final Set<String> LINES =
      Set.of("LineString", "LineStringSegment", "LinearRing", "GeodesicString", "Geodesic");
  private static final Set<String> ARCS = Set.of("Arc", "ArcString", "Circle");
  private static final Set<String> JOINED =
      Set.of("Curve", "CompositeCurve", "Ring", "OrientableCurve");
  private static final Set<String> POLYGONS =
      Set.of("Polygon", "PolygonPatch", "Triangle", "Rectangle");
  private static final Set<String> MANY =
      Set.of(
          "MultiPoint",
          "MultiLineString",
          "MultiPolygon",
          "MultiCurve",
          "MultiSurface",
          "MultiGeometry",
          "GeometryCollection",
          "Surface",
          "CompositeSurface",
          "OrientableSurface",
          "PolyhedralSurface",
          "TriangulatedSurface",
          "Tin");
  private static final Set<String> HOLES = Set.of("interior", "innerBoundaryIs");
  private static final String SEGMENTS = "segments";

  /** Elements in a geometry that may refer to something else than a part of it. */
  private static final Set<String> NOTES =
      Set.of("metaDataProperty", "description", "descriptionReference");

  private static final int DEEPEST = 16;

  private @Nullable Geometry best;
  private String property = "";
  private final Set<String> left = new LinkedHashSet<>();
  private GmlCrs system = GmlCrs.NONE;
  private boolean broken;

  /** Whether the element that starts here is a geometry. */
  static boolean is(XmlWalk xml) {
    String element = xml.element();
    return xml.namespace().startsWith(SPACE)
        && (element.equals("Point")
            || Stream.of(LINES, ARCS, GmlArc.BY_CENTRE, JOINED, POLYGONS, MANY)
                .anyMatch(of -> of.contains(element)));
  }

  /** Whether a geometry is invalid, and no other one says a place. */
  boolean isBroken() {
    return broken && (best == null || best.isEmpty());
  }

  /** The geometry read so far, x before y; null if there is none. */
  @Nullable Geometry geometry() {
    return best;
  }

  /** {@code EPSG:2154} and the like; null if it was not stated. */
  @Nullable String crs() {
    return system.epsg() == 0 ? null : "EPSG:" + system.epsg();
  }

  /** Properties with the other geometries of the feature. */
  Set<String> left() {
    return left;
  }

  /**
   * Reads the element that starts here, to its end.
   *
   * @param of the property whose value it is
   * @param bounds its system if it states none
   */
  void read(XmlWalk xml, String of, GmlCrs bounds) throws IOException {
    Part part = new Part(xml, bounds);
    Geometry found;
    try {
      found = FACTORY.buildGeometry(part.read(xml));
    } catch (IllegalArgumentException e) {
      part.skipRest(xml);
      broken = true;
      return;
    }
    boolean isBetter = best == null || found.getDimension() > best.getDimension();
    if (best != null && !best.isEmpty() && !found.isEmpty()) {
      Stream.of(isBetter ? property : of).filter(name -> !name.isEmpty()).forEach(left::add);
    }
    if (isBetter) {
      best = found;
      property = of;
      system = part.system;
      if (system.epsg() != 0) {
        found.setSRID(system.epsg());
      }
    }
  }

  /** One element, with what its child elements contain. */
  private static final class Part {
    private final String element;
    private final int depth;
    private final boolean isReversed;
    private GmlCrs system;
    private boolean isOwn;
    private final @Nullable String dimension;
    private final List<Coordinate> positions = new ArrayList<>();
    private final Map<String, Double> measures = new HashMap<>();
    private final List<Geometry> members = new ArrayList<>();
    private final List<LinearRing> holes = new ArrayList<>();

    Part(XmlWalk xml, GmlCrs bounds) {
      this(xml, bounds, false, null, 1);
    }

    private Part(XmlWalk xml, Part around) {
      this(xml, around.system, around.isOwn, around.dimension, around.depth + 1);
    }

    private Part(
        XmlWalk xml, GmlCrs around, boolean isAroundOwn, @Nullable String size, int depth) {
      this.element = xml.element();
      this.depth = depth;
      this.isReversed = "-".equals(xml.attribute("orientation"));
      String own = xml.attribute("srsName");
      this.system = GmlCrs.of(own, around);
      this.isOwn = own == null ? isAroundOwn : system.epsg() != 0;
      String ordinates = xml.attribute("srsDimension");
      this.dimension = ordinates == null ? size : ordinates;
    }

    /** Moves to the end of the element, after a fault. */
    void skipRest(XmlWalk xml) throws IOException {
      while (!xml.ends(element) && xml.next()) {
        // the feature continues after it
      }
    }

    List<Geometry> read(XmlWalk xml) throws IOException {
      boolean isHole = false;
      boolean isSegment = false;
      boolean isElsewhere = false;
      IllegalArgumentException fault = null;
      while (xml.next() && !xml.ends(element)) {
        if (xml.starts()) {
          isElsewhere = xml.attribute("href") != null && !NOTES.contains(xml.element());
        } else if (xml.ends() && isElsewhere) {
          fault = new IllegalArgumentException("reference to a part");
          isElsewhere = false;
        }
        if (xml.starts() && HOLES.contains(xml.element())) {
          isHole = true;
        } else if (xml.ends() && HOLES.contains(xml.element())) {
          isHole = false;
        } else if (xml.starts(SEGMENTS) || xml.ends(SEGMENTS)) {
          isSegment = xml.starts();
        } else if (xml.starts()) {
          try {
            take(xml, isHole, isSegment);
          } catch (IllegalArgumentException e) {
            fault = e; // the rest of the element must be read nonetheless
          }
        }
      }
      if (fault != null) {
        throw fault;
      }
      return built();
    }

    private void take(XmlWalk xml, boolean isHole, boolean isSegment) throws IOException {
      if (is(xml)) {
        inner(xml, isHole);
        return;
      }
      if (isSegment) {
        // Without it, the line would take another way.
        throw new IllegalArgumentException("segment " + xml.element());
      }
      if (GmlArc.MEASURES.contains(xml.element())) {
        measures.put(xml.element(), GmlArc.measure(xml));
        return;
      }
      switch (xml.element()) {
        case "pos", "posList", "coordinates", "coord" ->
            positions.addAll(GmlPositions.read(xml, system, dimension));
        default -> {
          // a property, whose child elements come next
        }
      }
    }

    private void inner(XmlWalk xml, boolean isHole) throws IOException {
      if (depth >= DEEPEST) {
        xml.skip();
        throw new IllegalArgumentException("too deep");
      }
      Part inner = new Part(xml, this);
      List<Geometry> found = inner.read(xml);
      if (!isOwn) {
        system = inner.system; // what a part states itself counts more than the bounds
        isOwn = inner.isOwn;
      }
      if (isHole) {
        found.forEach(one -> holes.add(ring(one)));
      } else {
        members.addAll(found);
      }
    }

    private List<Geometry> built() {
      if (element.equals("Point")) {
        return positions.isEmpty() ? List.of() : List.of(FACTORY.createPoint(positions.get(0)));
      }
      if (LINES.contains(element)) {
        return List.of(line(positions));
      }
      if (ARCS.contains(element)) {
        return List.of(
            line(element.equals("Circle") ? Arcs.circle(positions) : Arcs.line(positions)));
      }
      if (GmlArc.BY_CENTRE.contains(element)) {
        return List.of(line(GmlArc.line(element, centre(), measures, system)));
      }
      if (JOINED.contains(element)) {
        Geometry joined = line(Arcs.joined(members));
        return List.of(isReversed ? joined.reverse() : joined);
      }
      if (POLYGONS.contains(element)) {
        return List.of(polygon());
      }
      return members;
    }

    /** Of an arc: a position, or a point as its property. */
    private Coordinate centre() {
      if (positions.size() + members.size() != 1) {
        throw new IllegalArgumentException("arc without a centre");
      }
      return positions.isEmpty() ? members.get(0).getCoordinate() : positions.get(0);
    }

    private Polygon polygon() {
      if (members.size() != 1) {
        throw new IllegalArgumentException("polygon of " + members.size() + " rings");
      }
      return FACTORY.createPolygon(ring(members.get(0)), holes.toArray(LinearRing[]::new));
    }

    private static LineString line(List<Coordinate> positions) {
      return FACTORY.createLineString(positions.toArray(Coordinate[]::new));
    }

    private static LinearRing ring(Geometry line) {
      CoordinateList corners = new CoordinateList(line.getCoordinates());
      corners.closeRing();
      return FACTORY.createLinearRing(corners.toCoordinateArray());
    }
  }
}
