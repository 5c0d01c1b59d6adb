package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.crs.MetricSystem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;

/**
 * A place in a column for each axis, or in several for its degrees, minutes and seconds.
 *
 * @param doubtful whether whole numbers may be those of a plan, or counts
 * @param system EPSG code in the names; 0 if there is none
 */
record TwoCells(AxisCells x, AxisCells y, boolean doubtful, int system)
    implements Positions.Finder {

  private static final double SMALLEST_METRES = 10_000;

  static TwoCells of(String x, String y) {
    return new TwoCells(AxisCells.of(x), AxisCells.of(y), false, 0);
  }

  static TwoCells of(AxisPairs.Pair pair, List<String> columns) {
    return new TwoCells(
        AxisCells.of(pair.x(), columns),
        AxisCells.of(pair.y(), columns),
        pair.x().kind().isDoubtful(),
        pair.x().system());
  }

  @Override
  public Positions.@Nullable Found find(Map<String, String> values) {
    Ordinate east = x.read(values).orElse(null);
    Ordinate north = y.read(values).orElse(null);
    if (east == null || north == null || isWrong(east, Ordinate.Axis.LATITUDE)) {
      return null;
    }
    boolean precise = east.isPrecise() || north.isPrecise();
    if (isWrong(north, Ordinate.Axis.LONGITUDE)
        || (doubtful && !precise && Math.abs(north.value()) < SMALLEST_METRES)) {
      return null;
    }
    int told = system == 0 ? MetricSystem.ofNumbers(east.value(), north.value()) : system;
    boolean isCertain = !doubtful || told != system;
    Positions.Found found =
        Positions.Found.point(new CoordinateXY(east.value(), north.value()), isCertain);
    if (told != 0) {
      found.place().setSRID(told);
    }
    return found;
  }

  /** Whether each axis has a single column, without a system in its name. */
  boolean areInDegrees() {
    return system == 0 && x.isOne() && y.isOne();
  }

  Positions.Pair pair() {
    return new Positions.Pair(x.column(), y.column());
  }

  private static boolean isWrong(Ordinate one, Ordinate.Axis other) {
    return one.axis() == other;
  }
}
