package fr.moisson.harvesters.formats.geometry;

import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.SegmentStringUtil;

/** Makes invalid geometries valid, as far as memory allows. */
public final class Repair {

  /** More than in any survey; each crossing takes about a kilobyte to resolve. */
  private static final int MOST_CROSSINGS = 20_000;

  /**
   * The geometry itself if it is valid, or else a repaired one: empty if it has no extent, or if
   * its sides cross one another too often to be repaired.
   */
  public static Geometry of(Geometry geometry) {
    if (isStar(geometry) || geometry.isValid()) {
      return geometry;
    }
    return isTangled(geometry)
        ? geometry.getFactory().createEmpty(geometry.getDimension())
        : GeometryFixer.fix(geometry);
  }

  /**
   * Whether a polygon goes once around a point, without turning back and without a hole: it is then
   * valid, and this check is ten times faster than the general one. Most houses, plots and crowns
   * are of this kind.
   */
  private static boolean isStar(Geometry geometry) {
    boolean isOne = geometry.getNumGeometries() == 1 && geometry.getDimension() == 2;
    if (!isOne
        || !(geometry.getGeometryN(0) instanceof Polygon polygon)
        || polygon.getNumInteriorRing() > 0) {
      return false;
    }
    Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
    Coordinate middle = middle(ring);
    int way = 0;
    int crossings = 0; // with the horizontal line through the centre: two for each turn around it
    for (int i = 1; i < ring.length; i++) {
      int turn = Orientation.index(middle, ring[i - 1], ring[i]);
      if (turn == Orientation.COLLINEAR || turn == -way) {
        return false;
      }
      way = turn;
      crossings +=
          (ring[i - 1].getY() <= middle.getY()) == (ring[i].getY() <= middle.getY()) ? 0 : 1;
    }
    return crossings == 2 && Double.isFinite(middle.getX()) && Double.isFinite(middle.getY());
  }

  private static Coordinate middle(Coordinate[] ring) {
    double x = 0;
    double y = 0;
    for (int i = 1; i < ring.length; i++) {
      x += ring[i].getX();
      y += ring[i].getY();
    }
    return new Coordinate(x / (ring.length - 1), y / (ring.length - 1));
  }

  private static boolean isTangled(Geometry geometry) {
    List<?> lines = SegmentStringUtil.extractNodedSegmentStrings(geometry);
    Crossings crossings = new Crossings();
    new MCIndexNoder(crossings).computeNodes(lines);
    return crossings.isDone();
  }

  /** Only counts the crossings. */
  private static final class Crossings implements SegmentIntersector {

    private final LineIntersector two = new RobustLineIntersector();
    private int count;

    @Override
    public void processIntersections(SegmentString one, int i, SegmentString other, int j) {
      if (one != other || i != j) {
        two.computeIntersection(
            one.getCoordinate(i),
            one.getCoordinate(i + 1),
            other.getCoordinate(j),
            other.getCoordinate(j + 1));
        count += two.isInteriorIntersection() ? 1 : 0;
      }
    }

    @Override
    public boolean isDone() {
      return count > MOST_CROSSINGS;
    }
  }

  private Repair() {}
}
