package fr.moisson.harvesters.formats.geometry;

import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** The kinds of geometries in a layer, which formats state before the first of them. */
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

  /** Whether some are other than single points. */
  public boolean hasShapes() {
    return kinds.size() > (hasPoints() ? 1 : 0);
  }

  public boolean hasHeights() {
    return high > 0;
  }

  public boolean isFlat() {
    return flat > 0;
  }

  /** All kinds, with the suffix Z for those with heights. */
  public Set<String> kinds() {
    return kindsWithHeights;
  }

  /**
   * The common kind of all geometries, after {@link #joined conversion of single ones to
   * collections} if there are some: MultiPolygon for polygons and multipolygons; Geometry if they
   * differ.
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

  /** The geometry converted to the common {@link #kind()}. */
  public Geometry joined(Geometry geometry) {
    return kinds.size() == 1 || !kind().startsWith(MULTI) ? geometry : several(geometry);
  }

  /** A single geometry as a collection of one. */
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
