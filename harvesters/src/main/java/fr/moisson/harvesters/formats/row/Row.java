package fr.moisson.harvesters.formats.row;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One line of a table, or one feature of a layer.
 *
 * @param values by column, in the source's order; missing ones are absent or empty. The map is
 *     wrapped, not copied, as there may be millions of rows
 * @param geometry WGS 84, longitude and latitude; null if the position of the row is unknown
 * @param number as a spreadsheet shows it for CSV and sheets; rank from 1 for features
 */
public record Row(Map<String, String> values, @Nullable Geometry geometry, long number) {

  public Row {
    values = values instanceof UnparsedValues ? values : Collections.unmodifiableMap(values);
  }

  /** The value of a column; empty if the row has none. */
  public String value(String column) {
    return values.getOrDefault(column, "");
  }

  /** Approximate memory of the row, in characters and positions. */
  public int weight() {
    int weight = geometry == null ? 0 : geometry.getNumPoints();
    if (values instanceof UnparsedValues unparsed) {
      return weight + unparsed.length();
    }
    for (String value : values.values()) {
      weight += value.length();
    }
    return weight;
  }

  /** The same row with another geometry. */
  public Row at(@Nullable Geometry place) {
    return new Row(values, place, number);
  }

  /** The columns that some of these rows have, in the order in which they come. */
  public static List<String> columns(List<Row> rows) {
    return rows.stream().flatMap(row -> row.values().keySet().stream()).distinct().toList();
  }
}
