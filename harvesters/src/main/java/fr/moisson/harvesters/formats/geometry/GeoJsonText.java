package fr.moisson.harvesters.formats.geometry;

import fr.moisson.harvesters.formats.scan.ByteText;
import fr.moisson.harvesters.formats.text.Numbers;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes geometries as in RFC 7946: outer rings counter-clockwise, 7 decimals (a centimetre).
 * Numbers are formatted by hand, since there are millions of them.
 */
public final class GeoJsonText {

  private static final int DECIMALS = 7;
  private static final long ONE = 10_000_000;

  /** Above, products are not precise enough to be rounded. */
  private static final double LARGEST = 1e12;

  private static final double NEAR_HALF = 0.01;

  public static void put(Geometry geometry, ByteText text) {
    text.put("{\"type\":\"").put(geometry.getGeometryType());
    if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
      text.put("\",\"geometries\":");
      parts((GeometryCollection) geometry, text, GeoJsonText::put);
    } else {
      text.put("\",\"coordinates\":");
      coordinates(geometry, text);
    }
    text.put('}');
  }

  private static void coordinates(Geometry geometry, ByteText text) {
    if (geometry instanceof GeometryCollection collection) {
      parts(collection, text, GeoJsonText::coordinates);
    } else if (geometry instanceof Polygon polygon) {
      polygon(polygon, text);
    } else if (geometry instanceof LineString line) {
      line(line.getCoordinateSequence(), false, text);
    } else if (geometry instanceof Point point && !point.isEmpty()) {
      position(point.getCoordinateSequence(), 0, text);
    } else {
      text.put("[]");
    }
  }

  private interface Part {
    void put(Geometry geometry, ByteText text);
  }

  private static void parts(GeometryCollection collection, ByteText text, Part part) {
    text.put('[');
    for (int i = 0; i < collection.getNumGeometries(); i++) {
      text.put(i == 0 ? "" : ",");
      part.put(collection.getGeometryN(i), text);
    }
    text.put(']');
  }

  private static void polygon(Polygon polygon, ByteText text) {
    text.put('[');
    if (!polygon.isEmpty()) {
      ring(polygon.getExteriorRing(), true, text);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        text.put(',');
        ring(polygon.getInteriorRingN(i), false, text);
      }
    }
    text.put(']');
  }

  private static void ring(LinearRing ring, boolean counterClockwise, ByteText text) {
    CoordinateSequence positions = ring.getCoordinateSequence();
    line(positions, Orientation.isCCW(positions) != counterClockwise, text);
  }

  private static void line(CoordinateSequence positions, boolean backwards, ByteText text) {
    text.put('[');
    int count = positions.size();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.put(',');
      }
      position(positions, backwards ? count - 1 - i : i, text);
    }
    text.put(']');
  }

  private static void position(CoordinateSequence positions, int at, ByteText text) {
    text.put('[');
    number(positions.getX(at), text);
    text.put(',');
    number(positions.getY(at), text);
    double z = positions.hasZ() ? positions.getZ(at) : Double.NaN;
    if (!Double.isNaN(z)) {
      text.put(',');
      number(z, text);
    }
    text.put(']');
  }

  private static void number(double value, ByteText text) {
    double scaled = value * ONE;
    double rounded = Math.rint(scaled);
    boolean isClear = Math.abs(Math.abs(scaled - rounded) - 0.5) > NEAR_HALF;
    if (isClear && Math.abs(scaled) < LARGEST) {
      text.putDecimal((long) rounded, ONE);
    } else {
      text.put(Numbers.rounded(value, DECIMALS).toPlainString());
    }
  }

  private GeoJsonText() {}
}
