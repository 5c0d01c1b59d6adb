package fr.moisson.harvesters.formats.geometry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Well-known binary as in ISO 19125, little-endian, with heights if each vertex has one. GeoPackage
 * and GeoParquet require this form; JTS writes heights as PostGIS does.
 */
public final class Wkb {

  private static final int HEAD = 5;
  private static final int HEIGHT = 1000;

  public static byte[] of(Geometry geometry) {
    boolean heights = hasHeights(geometry);
    int position = Double.BYTES * (heights ? 3 : 2);
    ByteBuffer out = ByteBuffer.allocate(size(geometry, position)).order(ByteOrder.LITTLE_ENDIAN);
    put(geometry, heights, out);
    return out.array();
  }

  /** Whether each vertex has a height. */
  public static boolean hasHeights(Geometry geometry) {
    Heights heights = new Heights();
    geometry.apply(heights);
    return heights.all && !geometry.isEmpty();
  }

  private static int size(Geometry geometry, int position) {
    if (geometry instanceof Point) {
      return HEAD + position;
    }
    int size = HEAD + Integer.BYTES;
    if (geometry instanceof Polygon polygon) {
      size += polygon.isEmpty() ? 0 : Integer.BYTES * (1 + polygon.getNumInteriorRing());
      return Math.addExact(size, Math.multiplyExact(polygon.getNumPoints(), position));
    }
    if (geometry instanceof LineString line) {
      return Math.addExact(size, Math.multiplyExact(line.getNumPoints(), position));
    }
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      size = Math.addExact(size, size(geometry.getGeometryN(i), position));
    }
    return size;
  }

  private static void put(Geometry geometry, boolean heights, ByteBuffer out) {
    out.put((byte) 1);
    out.putInt(code(geometry) + (heights ? HEIGHT : 0));
    if (geometry instanceof Point point) {
      point(point, heights, out);
    } else if (geometry instanceof LineString line) {
      line(line, heights, out);
    } else if (geometry instanceof Polygon polygon) {
      out.putInt(polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing());
      if (!polygon.isEmpty()) {
        line(polygon.getExteriorRing(), heights, out);
      }
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        line(polygon.getInteriorRingN(i), heights, out);
      }
    } else {
      out.putInt(geometry.getNumGeometries());
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        put(geometry.getGeometryN(i), heights, out);
      }
    }
  }

  /** An empty point, as collections may contain, has NaN ordinates. */
  private static void point(Point point, boolean heights, ByteBuffer out) {
    if (point.isEmpty()) {
      for (int i = 0; i < (heights ? 3 : 2); i++) {
        out.putDouble(Double.NaN);
      }
    } else {
      positions(point.getCoordinateSequence(), heights, out);
    }
  }

  private static int code(Geometry geometry) {
    return switch (geometry.getGeometryType()) {
      case Geometry.TYPENAME_POINT -> 1;
      case Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_LINEARRING -> 2;
      case Geometry.TYPENAME_POLYGON -> 3;
      case Geometry.TYPENAME_MULTIPOINT -> 4;
      case Geometry.TYPENAME_MULTILINESTRING -> 5;
      case Geometry.TYPENAME_MULTIPOLYGON -> 6;
      default -> 7;
    };
  }

  private static void line(LineString line, boolean heights, ByteBuffer out) {
    out.putInt(line.getNumPoints());
    positions(line.getCoordinateSequence(), heights, out);
  }

  private static void positions(CoordinateSequence sequence, boolean heights, ByteBuffer out) {
    for (int i = 0; i < sequence.size(); i++) {
      out.putDouble(sequence.getX(i)).putDouble(sequence.getY(i));
      if (heights) {
        out.putDouble(sequence.getZ(i));
      }
    }
  }

  private static final class Heights implements CoordinateSequenceFilter {

    private boolean all = true;

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      all = sequence.hasZ() && Double.isFinite(sequence.getZ(i));
    }

    @Override
    public boolean isDone() {
      return !all;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }

  private Wkb() {}
}
