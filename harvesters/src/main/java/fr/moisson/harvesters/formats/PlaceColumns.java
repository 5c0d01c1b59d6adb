package fr.moisson.harvesters.formats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * The columns of a table that has no geometries, in which points are written as {@code longitude}
 * and {@code latitude} (WGS 84 degrees, at most 7 decimals), or as {@code x} and {@code y} (metres,
 * at most 2 decimals) of another coordinate system.
 *
 * <p>Both are added at the end if rows may be points; columns that already have these names are
 * filled instead, so that they never hold metres, decimal commas or swapped axes. Rows that are no
 * points keep what the source wrote there.
 */
final class PlaceColumns {

  private static final int DECIMALS_OF_DEGREES = 7;
  private static final int DECIMALS_OF_METRES = 2;

  private final List<Column> columns;
  private final OutputCrs crs;
  private final String east;
  private final String north;

  PlaceColumns(List<Column> columns, boolean points, OutputCrs crs) {
    this.crs = crs;
    List<Column> header = new ArrayList<>(columns);
    east = named(crs.isWgs84() ? "longitude" : "x", header, points);
    north = named(crs.isWgs84() ? "latitude" : "y", header, points);
    this.columns = List.copyOf(header);
  }

  private static String named(String name, List<Column> header, boolean points) {
    for (Column column : header) {
      if (column.name().equalsIgnoreCase(name)) {
        return column.name();
      }
    }
    if (points) {
      header.add(Column.of(name).as(ColumnType.NUMBER));
    }
    return name;
  }

  /** All columns, the places included. */
  List<Column> columns() {
    return columns;
  }

  /** Half of the place of the row; null if the column holds something else. */
  @Nullable BigDecimal place(Row row, String column) {
    if (row.geometry() instanceof Point point) {
      if (column.equals(east)) {
        return rounded(crs.of(point).getCoordinate().getX());
      }
      if (column.equals(north)) {
        return rounded(crs.of(point).getCoordinate().getY());
      }
    }
    return null;
  }

  private BigDecimal rounded(double value) {
    int decimals = crs.isWgs84() ? DECIMALS_OF_DEGREES : DECIMALS_OF_METRES;
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}
