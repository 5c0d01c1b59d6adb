package fr.moisson.harvesters.formats;

import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.SegmentStringUtil;

/** Makes invalid geometries valid, as far as memory allows. */
public final class Repair {

  /** No survey comes near; each of them takes a kilobyte or so to sort out. */
  private static final int MOST_CROSSINGS = 20_000;

  /**
   * The geometry itself if it is valid, or else what was meant by it: empty if it has no extent, or
   * if its sides cross one another so often that nobody can tell.
   */
  public static Geometry of(Geometry geometry) {
    if (geometry.isValid()) {
      return geometry;
    }
    return isTangled(geometry)
        ? geometry.getFactory().createEmpty(geometry.getDimension())
        : GeometryFixer.fix(geometry);
  }

  private static boolean isTangled(Geometry geometry) {
    List<?> lines = SegmentStringUtil.extractNodedSegmentStrings(geometry);
    Crossings crossings = new Crossings();
    new MCIndexNoder(crossings).computeNodes(lines);
    return crossings.isDone();
  }

  /** Counts, and keeps nothing. */
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
