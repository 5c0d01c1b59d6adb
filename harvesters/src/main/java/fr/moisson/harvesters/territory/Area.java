package fr.moisson.harvesters.territory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.ComponentCoordinateExtracter;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.noding.FastSegmentSetIntersectionFinder;
import org.locationtech.jts.noding.SegmentStringUtil;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The ground of a territory, and the boundary rule for it: the boundary is inside. Positions are in
 * WGS 84, longitude first, between −180 and 180, which are the same meridian; edges are straight in
 * longitude and latitude.
 *
 * <p>Indexed once for the many features of a file; thread-safe.
 */
public final class Area {

  private static final double ANTIMERIDIAN = 180;

  private final Geometry contour;
  private final Envelope envelope;
  private final PreparedGeometry prepared;
  private final IndexedPointInAreaLocator positions;
  private final FastSegmentSetIntersectionFinder edges;
  private final List<Coordinate> rings;

  /**
   * @param contour valid polygons
   */
  public Area(Geometry contour) {
    this.contour = contour;
    this.envelope = contour.getEnvelopeInternal();
    this.prepared = PreparedGeometryFactory.prepare(contour);
    this.positions = new IndexedPointInAreaLocator(contour);
    this.edges =
        new FastSegmentSetIntersectionFinder(SegmentStringUtil.extractSegmentStrings(contour));
    this.rings = ComponentCoordinateExtracter.getCoordinates(contour);
  }

  /** Whether a position is inside or on the boundary, without rounding. */
  public boolean contains(double x, double y) {
    if (envelope.contains(x, y) && locate(x, y) != Location.EXTERIOR) {
      return true;
    }
    return Math.abs(x) == ANTIMERIDIAN && locate(-x, y) != Location.EXTERIOR;
  }

  private int locate(double x, double y) {
    return positions.locate(new Coordinate(x, y));
  }

  /** A cheap test: false means that the geometry is certainly outside. */
  public boolean mayMeet(Geometry geometry) {
    Envelope extent = geometry.getEnvelopeInternal();
    return envelope.intersects(extent)
        || extent.getMaxX() == ANTIMERIDIAN
        || extent.getMinX() == -ANTIMERIDIAN;
  }

  /** Whether a valid geometry has a point inside or on the boundary. */
  boolean meets(Geometry geometry) {
    if (geometry instanceof Point point && !point.isEmpty()) {
      return contains(point.getX(), point.getY());
    }
    return mayMeet(geometry) && prepared.intersects(geometry);
  }

  /**
   * The part of a valid geometry that is inside. Lines and polygons are cut at the boundary; parts
   * that only touch it are dropped. A line keeps its direction and vertices, a multiple geometry
   * stays one, and a collection keeps the parts of each member.
   *
   * @return the geometry itself if it is entirely inside; null if no part of it is
   */
  @Nullable Geometry part(Geometry geometry) {
    if (!mayMeet(geometry)) {
      return null;
    }
    if (geometry instanceof GeometryCollection collection) {
      return part(collection);
    }
    if (geometry instanceof Point) {
      return meets(geometry) ? geometry : null;
    }
    if (isOnOneSide(geometry)) {
      Coordinate any = geometry.getCoordinate();
      return locate(any.getX(), any.getY()) == Location.EXTERIOR ? null : geometry;
    }
    if (prepared.covers(geometry)) {
      return geometry;
    }
    if (!prepared.intersects(geometry)) {
      return null;
    }
    List<? extends Geometry> parts =
        geometry instanceof Polygon polygon ? part(polygon) : part((LineString) geometry);
    return parts.isEmpty() ? null : geometry.getFactory().buildGeometry(parts);
  }

  /**
   * Whether one position decides for all: no edge meets the boundary, or surrounds a part of it.
   */
  private boolean isOnOneSide(Geometry geometry) {
    Envelope extent = geometry.getEnvelopeInternal();
    return rings.stream().noneMatch(extent::covers)
        && !edges.intersects(SegmentStringUtil.extractSegmentStrings(geometry));
  }

  private @Nullable Geometry part(GeometryCollection collection) {
    List<Geometry> parts = new ArrayList<>();
    boolean isWhole = true;
    for (int i = 0; i < collection.getNumGeometries(); i++) {
      Geometry member = collection.getGeometryN(i);
      Geometry part = part(member);
      isWhole &= part == member;
      if (part != null) {
        parts.add(part);
      }
    }
    if (parts.isEmpty() || isWhole) {
      return parts.isEmpty() ? null : collection;
    }
    return CollectionMembers.like(collection, parts);
  }

  private List<Polygon> part(Polygon polygon) {
    List<Polygon> parts = new ArrayList<>();
    PolygonExtracter.getPolygons(inside(polygon), parts);
    return parts;
  }

  private List<LineString> part(LineString line) {
    LineParts parts = new LineParts(line.getFactory());
    Coordinate[] vertices = line.getCoordinates();
    for (int i = 1; i < vertices.length; i++) {
      Coordinate[] ends = {vertices[i - 1], vertices[i]};
      LineString segment = line.getFactory().createLineString(ends);
      if (prepared.covers(segment)) {
        parts.add(ends[0], ends[1]);
      } else if (prepared.intersects(segment)) {
        List<LineString> pieces = new ArrayList<>();
        inside(segment).apply(new LinearComponentExtracter(pieces));
        parts.addAlong(segment, pieces);
      }
    }
    return parts.list();
  }

  private Geometry inside(Geometry geometry) {
    return OverlayNGRobust.overlay(geometry, contour, OverlayNG.INTERSECTION);
  }
}
