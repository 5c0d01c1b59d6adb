package fr.moisson.connectors.paging;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.MinimumBoundingCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Circles that together cover a territory, each no larger than the service accepts. */
final class Circles {

  /** On a sphere: everywhere for latitudes, at the equator for longitudes. */
  private static final double METRES_PER_DEGREE = 111_320;

  /**
   * @param radius in metres
   */
  record Circle(double longitude, double latitude, int radius) {}

  /**
   * @param contour WGS 84
   * @param most metres
   */
  static List<Circle> over(Geometry contour, int most) {
    Coordinate middle = new MinimumBoundingCircle(contour).getCentre();
    int needed = radius(contour.getEnvelopeInternal(), middle);
    if (needed <= most) {
      return List.of(new Circle(middle.x, middle.y, needed));
    }
    return grid(contour, most);
  }

  /** Squares that fit into the circles; squares that do not meet the territory are left out. */
  private static List<Circle> grid(Geometry contour, int most) {
    Envelope box = contour.getEnvelopeInternal();
    double side = most * Math.sqrt(2) * 0.98;
    double height = side / METRES_PER_DEGREE;
    // Nearest to the equator, where a degree of longitude is longest.
    double latitude = Math.min(Math.abs(box.getMinY()), Math.abs(box.getMaxY()));
    double width = side / (METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude)));
    List<Circle> circles = new ArrayList<>();
    for (double south = box.getMinY(); south < box.getMaxY(); south += height) {
      for (double west = box.getMinX(); west < box.getMaxX(); west += width) {
        Envelope square = new Envelope(west, west + width, south, south + height);
        if (contour.intersects(contour.getFactory().toGeometry(square))) {
          circles.add(new Circle(west + width / 2, south + height / 2, most));
        }
      }
    }
    return circles;
  }

  /** Up to the corners of the box, which are at least as far as the territory. */
  private static int radius(Envelope box, Coordinate middle) {
    double perDegree = METRES_PER_DEGREE * Math.cos(Math.toRadians(middle.y));
    double x = Math.max(middle.x - box.getMinX(), box.getMaxX() - middle.x) * perDegree;
    double y = Math.max(middle.y - box.getMinY(), box.getMaxY() - middle.y) * METRES_PER_DEGREE;
    return (int) Math.ceil(Math.hypot(x, y));
  }

  private Circles() {}
}
