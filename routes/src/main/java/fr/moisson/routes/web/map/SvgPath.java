package fr.moisson.routes.web.map;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** The {@code d} of a path; consecutive vertices on the same spot are written once. */
final class SvgPath {

  private static final int LEAST_OF_A_RING = 3;

  private final Projection projection;
  private final StringBuilder text = new StringBuilder();

  SvgPath(Projection projection) {
    this.projection = projection;
  }

  int length() {
    return text.length();
  }

  void dot(Coordinate place) {
    move('M', projection.x(place), projection.y(place));
    text.append("h0");
  }

  void line(Coordinate[] places) {
    trace(places);
  }

  /** Leaves out rings that have shrunk to nothing; without its outer ring, the whole polygon. */
  void polygon(Polygon polygon) {
    if (ring(polygon.getExteriorRing().getCoordinates())) {
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        ring(polygon.getInteriorRingN(i).getCoordinates());
      }
    }
  }

  private boolean ring(Coordinate[] places) {
    int start = text.length();
    if (trace(places) < LEAST_OF_A_RING) {
      text.setLength(start);
      return false;
    }
    text.append('Z');
    return true;
  }

  /** Returns the number of vertices written. */
  private int trace(Coordinate[] places) {
    long lastX = 0;
    long lastY = 0;
    int written = 0;
    for (Coordinate place : places) {
      long x = projection.x(place);
      long y = projection.y(place);
      if (written == 0 || x != lastX || y != lastY) {
        move(written == 0 ? 'M' : 'L', x, y);
        written++;
      }
      lastX = x;
      lastY = y;
    }
    return written;
  }

  private void move(char command, long x, long y) {
    text.append(command);
    number(x);
    text.append(' ');
    number(y);
  }

  private void number(long tenths) {
    if (tenths < 0) {
      text.append('-');
    }
    long size = Math.abs(tenths);
    text.append(size / 10);
    if (size % 10 != 0) {
      text.append('.').append(size % 10);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
