package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.place.ShapeText;
import fr.moisson.harvesters.formats.text.Characters;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The columns with the places of rows, in the requested coordinate system: longitude and latitude,
 * or x and y, if rows are points; well-known text for other geometries. They are added at the end.
 * Existing columns with the names of those for points are filled instead, so that they never hold
 * metres, decimal commas or swapped axes; rows that are not points keep the source's numbers there.
 * Well-known text gets a name that is not yet used, beside the source's with that of its system.
 */
public final class PlaceColumns {

  private static final String SHAPE = "wkt";
  private static final int DECIMALS_OF_DEGREES = 7;
  private static final int DECIMALS_OF_METRES = 2;

  private final List<Column> columns;
  private final OutputCrs crs;
  private final String east;
  private final String north;
  private final @Nullable String shape;

  /**
   * Existing columns for points in which the source writes decimal commas or thousands separators.
   */
  private final Map<String, ColumnType> withMarks = new HashMap<>();

  /**
   * @param points whether to add missing columns for points
   * @param shapes whether to add a column for all geometries
   */
  public PlaceColumns(List<Column> columns, boolean points, boolean shapes, OutputCrs crs) {
    this.crs = crs;
    List<Column> header = new ArrayList<>(columns);
    east = named(crs.isWgs84() ? "longitude" : "x", header, points);
    north = named(crs.isWgs84() ? "latitude" : "y", header, points);
    shape = shapes ? shape(header, crs) : null;
    this.columns = List.copyOf(header);
  }

  private String named(String name, List<Column> header, boolean isAdded) {
    for (int i = 0; i < header.size(); i++) {
      Column column = header.get(i);
      if (column.name().equalsIgnoreCase(name)) {
        if (column.typeOrString().hasMarks()) {
          header.set(i, column.as(ColumnType.NUMBER));
          withMarks.put(column.name(), column.typeOrString());
        }
        return column.name();
      }
    }
    if (isAdded) {
      header.add(Column.of(name).as(ColumnType.NUMBER));
    }
    return name;
  }

  private static String shape(List<Column> header, OutputCrs crs) {
    List<String> names = header.stream().map(Column::name).toList();
    String name = SHAPE;
    if (names.stream().anyMatch(SHAPE::equalsIgnoreCase)) {
      name = SHAPE + (crs.isWgs84() ? "_wgs84" : "_" + crs.code());
    }
    name = ColumnNames.free(name, names);
    header.add(Column.of(name).as(ColumnType.STRING));
    return name;
  }

  /** All columns, including those for places. */
  public List<Column> columns() {
    return columns;
  }

  /** The coordinate of the row for this column; null if the column holds something else. */
  public @Nullable BigDecimal place(Row row, String column) {
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

  /** The text of a cell. */
  public String text(Row row, String column) {
    BigDecimal place = place(row, column);
    if (place != null) {
      return place.toPlainString();
    }
    Geometry geometry = row.geometry();
    if (geometry != null && column.equals(shape)) {
      return ShapeText.wkt(ShapeText.rounded(crs.of(geometry)));
    }
    String value = Characters.clean(row.value(column));
    ColumnType type = withMarks.get(column);
    return type == null ? value : type.plain(value);
  }

  private BigDecimal rounded(double value) {
    int decimals = crs.isWgs84() ? DECIMALS_OF_DEGREES : DECIMALS_OF_METRES;
    return Numbers.rounded(value, decimals);
  }
}
