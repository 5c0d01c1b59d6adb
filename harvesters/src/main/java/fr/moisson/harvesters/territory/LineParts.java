package fr.moisson.harvesters.territory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * The parts of a line in its own order and direction. Overlaying a whole line would break it where
 * it crosses itself, and return the parts in any order, but it may be a river or a one-way street.
 */
final class LineParts {

  private final GeometryFactory factory;
  private final List<LineString> done = new ArrayList<>();
  private CoordinateList open = new CoordinateList();

  LineParts(GeometryFactory factory) {
    this.factory = factory;
  }

  /** Continues the last part if it ended here, or begins another. */
  void add(Coordinate from, Coordinate to) {
    boolean isNext = !open.isEmpty() && open.getCoordinate(open.size() - 1).equals2D(from);
    if (!isNext) {
      end();
      open.add(from, true);
    }
    open.add(to, true);
  }

  /**
   * @param pieces of one segment, in any order and direction
   */
  void addAlong(LineString segment, List<LineString> pieces) {
    Coordinate start = segment.getCoordinateN(0);
    Comparator<Coordinate> order = Comparator.comparingDouble(start::distance);
    List<Coordinate[]> spans =
        pieces.stream()
            .map(piece -> ends(piece, order))
            .sorted((a, b) -> order.compare(a[0], b[0]))
            .toList();
    Coordinate[] last = null;
    for (Coordinate[] span : spans) {
      if (last != null && last[1].equals2D(span[0])) {
        last[1] = span[1]; // broken at a vertex of the boundary that it runs along
        continue;
      }
      if (last != null) {
        add(last[0], last[1]);
      }
      last = span;
    }
    if (last != null) {
      add(last[0], last[1]);
    }
  }

  private static Coordinate[] ends(LineString piece, Comparator<Coordinate> order) {
    Coordinate first = piece.getCoordinateN(0);
    Coordinate last = piece.getCoordinateN(piece.getNumPoints() - 1);
    boolean forward = order.compare(first, last) <= 0;
    return forward ? new Coordinate[] {first, last} : new Coordinate[] {last, first};
  }

  private void end() {
    if (!open.isEmpty()) {
      done.add(factory.createLineString(open.toCoordinateArray()));
      open = new CoordinateList();
    }
  }

  List<LineString> list() {
    end();
    return done;
  }
}
