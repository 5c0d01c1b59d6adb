package fr.moisson.harvesters.formats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * The columns of a table that has no geometries, in which points are written as {@code longitude}
 * and {@code latitude} (WGS 84 degrees, at most 7 decimals).
 *
 * <p>Both are added at the end if rows may be points; columns that already have these names are
 * filled instead, so that they never hold metres, decimal commas or swapped axes. Rows that are no
 * points keep what the source wrote there.
 */
final class PlaceColumns {

  private static final int DECIMALS = 7;

  private final List<Column> columns;
  private final String longitude;
  private final String latitude;

  PlaceColumns(List<Column> columns, boolean points) {
    List<Column> header = new ArrayList<>(columns);
    longitude = named("longitude", header, points);
    latitude = named("latitude", header, points);
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
      if (column.equals(longitude)) {
        return degrees(point.getX());
      }
      if (column.equals(latitude)) {
        return degrees(point.getY());
      }
    }
    return null;
  }

  private static BigDecimal degrees(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}
