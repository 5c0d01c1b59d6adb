package fr.moisson.harvesters.formats.geometry;

import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Of what kinds the geometries of a layer are, which formats say before the first of them. */
public final class GeometryTally {

  private static final String MULTI = "Multi";

  private final Set<String> kinds = new TreeSet<>();
  private final Set<String> kindsWithHeights = new TreeSet<>();
  private long flat;
  private long high;

  public void see(Geometry geometry) {
    String type = geometry.getGeometryType();
    String kind = type.equals(Geometry.TYPENAME_LINEARRING) ? Geometry.TYPENAME_LINESTRING : type;
    kinds.add(kind);
    if (Wkb.hasHeights(geometry)) {
      high++;
      kindsWithHeights.add(kind + " Z");
    } else {
      flat++;
      kindsWithHeights.add(kind);
    }
  }

  public boolean isEmpty() {
    return kinds.isEmpty();
  }

  /** Whether some are single points. */
  public boolean hasPoints() {
    return kinds.contains(Geometry.TYPENAME_POINT);
  }

  /** Whether some are more than a point. */
  public boolean hasShapes() {
    return kinds.size() > (hasPoints() ? 1 : 0);
  }

  public boolean hasHeights() {
    return high > 0;
  }

  public boolean isFlat() {
    return flat > 0;
  }

  /** All kinds, those with heights ending in Z. */
  public Set<String> kinds() {
    return kindsWithHeights;
  }

  /**
   * The one kind that all geometries are of, once {@link #joined single ones are made several} if
   * some are: MultiPolygon for polygons and multipolygons; Geometry if they differ.
   */
  public String kind() {
    if (kinds.size() == 1) {
      return kinds.iterator().next();
    }
    for (String single : kinds) {
      if (kinds.size() == 2 && kinds.contains(MULTI + single)) {
        return MULTI + single;
      }
    }
    return "Geometry";
  }

  /** The geometry as one of the common {@link #kind()}. */
  public Geometry joined(Geometry geometry) {
    return kinds.size() == 1 || !kind().startsWith(MULTI) ? geometry : several(geometry);
  }

  /** A single geometry as several of which there is one. */
  public static Geometry several(Geometry geometry) {
    GeometryFactory factory = geometry.getFactory();
    if (geometry instanceof Point point) {
      return factory.createMultiPoint(new Point[] {point});
    }
    if (geometry instanceof LineString line) {
      return factory.createMultiLineString(new LineString[] {line});
    }
    if (geometry instanceof Polygon polygon) {
      return factory.createMultiPolygon(new Polygon[] {polygon});
    }
    return geometry;
  }
}
