package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Mojibake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Repairs columns whose texts were decoded with the wrong charset before they were written, such as
 * {@code ChÃªne}. Only columns where the first rows show it are checked, because rows come by the
 * million.
 *
 * @param columns in which it shows
 */
record Decoding(Set<String> columns) {

  /**
   * @param sample the first rows
   */
  static Decoding of(List<Row> sample) {
    Set<String> columns = new TreeSet<>();
    for (Row row : sample) {
      row.values()
          .forEach(
              (column, value) -> {
                if (!columns.contains(column) && !Mojibake.repair(value).equals(value)) {
                  columns.add(column);
                }
              });
    }
    return new Decoding(columns);
  }

  Row apply(Row row) {
    if (columns.isEmpty()) {
      return row;
    }
    Map<String, String> values = new LinkedHashMap<>(row.values());
    columns.forEach(
        column -> values.computeIfPresent(column, (same, value) -> Mojibake.repair(value)));
    return new Row(values, row.geometry(), row.number());
  }

  void tell(Consumer<Notice> notices) {
    if (!columns.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.MOJIBAKE, columns));
    }
  }
}
