package fr.moisson.harvesters.territory;

import java.math.BigDecimal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Locates a position with exact decimal arithmetic: slow, but certain. */
final class ExactPosition {

  /** Whether a position is inside polygons or on their boundary. */
  static boolean isIn(Geometry polygons, double x, double y) {
    boolean inside = false;
    for (Object line : LinearComponentExtracter.getLines(polygons)) {
      Coordinate[] ring = ((LineString) line).getCoordinates();
      for (int i = 1; i < ring.length; i++) {
        Coordinate low = ring[i - 1].y <= ring[i].y ? ring[i - 1] : ring[i];
        Coordinate high = low == ring[i] ? ring[i - 1] : ring[i];
        int side = side(low, high, x, y);
        if (side == 0 && isBetween(low.x, x, high.x) && isBetween(low.y, y, high.y)) {
          return true;
        }
        inside ^= low.y <= y && y < high.y && side > 0;
      }
    }
    return inside;
  }

  /** Positive to the left of an upward edge, 0 on its line. */
  private static int side(Coordinate low, Coordinate high, double x, double y) {
    return minus(high.x, low.x)
        .multiply(minus(y, low.y))
        .compareTo(minus(x, low.x).multiply(minus(high.y, low.y)));
  }

  private static BigDecimal minus(double a, double b) {
    return new BigDecimal(a).subtract(new BigDecimal(b));
  }

  private static boolean isBetween(double a, double value, double b) {
    return Math.min(a, b) <= value && value <= Math.max(a, b);
  }

  private ExactPosition() {}
}
