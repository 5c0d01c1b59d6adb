package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.crs.LambertZone;
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
 * @param kilometres whether the names say so
 */
record TwoCells(AxisCells x, AxisCells y, boolean doubtful, int system, boolean kilometres)
    implements Positions.Finder {

  private static final int METRES = 1_000;

  /** Ordinates in kilometres, as caves and wells have them in Lambert II étendu. */
  private static final double SMALLEST_KILOMETRES = 1_000;

  private static final double SMALLEST_METRES = 10_000;

  static TwoCells of(String x, String y) {
    return new TwoCells(AxisCells.of(x), AxisCells.of(y), false, 0, false);
  }

  static TwoCells of(AxisPairs.Pair pair, List<String> columns) {
    return new TwoCells(
        AxisCells.of(pair.x(), columns),
        AxisCells.of(pair.y(), columns),
        pair.x().kind().isDoubtful(),
        pair.x().system(),
        pair.x().isInKilometres());
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
    int scale = isInKilometres(north) ? METRES : 1;
    CoordinateXY place = new CoordinateXY(east.value() * scale, north.value() * scale);
    int named = LambertZone.at(place.getY(), system);
    int told = named == 0 ? MetricSystem.ofNumbers(place.getX(), place.getY()) : named;
    boolean isCertain = !doubtful || (named == 0 && told != 0);
    Positions.Found found = Positions.Found.point(place, isCertain);
    if (told != 0) {
      found.place().setSRID(told);
    }
    return found;
  }

  private boolean isInKilometres(Ordinate north) {
    double size = Math.abs(north.value());
    boolean isSaid = kilometres || (system != 0 && size > SMALLEST_KILOMETRES);
    return isSaid && size < SMALLEST_METRES;
  }

  /** Whether each axis has a single column, without a system in its name. */
  boolean areInDegrees() {
    return system == 0 && !kilometres && x.isOne() && y.isOne();
  }

  Positions.Pair pair() {
    return new Positions.Pair(x.column(), y.column());
  }

  private static boolean isWrong(Ordinate one, Ordinate.Axis other) {
    return one.axis() == other;
  }
}
