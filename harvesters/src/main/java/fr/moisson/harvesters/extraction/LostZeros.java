package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.territory.CommuneCodes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Gives INSEE codes back the zero that a spreadsheet took from those of the first nine
 * départements, in columns that are of such codes by their names and by all of the first rows.
 * Postcodes stay as they are: those of four digits are of our neighbours, too.
 */
final class LostZeros {

  private static final Pattern CODE = Pattern.compile("\\d[\\dAB]\\d{2,3}");
  private static final Pattern WITHOUT_ZERO = Pattern.compile("[1-9]\\d{3}");

  private final Set<String> columns = new LinkedHashSet<>();
  private final Map<String, Long> restored = new TreeMap<>();

  /**
   * @param jsonColumns of which values are numbers, if they are digits
   * @param sample the first rows
   */
  LostZeros(List<String> columns, Set<String> jsonColumns, List<Row> sample) {
    columns.stream()
        .filter(CommuneCodes::isOfInsee)
        .filter(column -> !jsonColumns.contains(column))
        .filter(
            column ->
                sample.stream()
                    .map(row -> row.value(column))
                    .allMatch(cell -> cell.isEmpty() || CODE.matcher(cell).matches()))
        .forEach(this.columns::add);
  }

  Row apply(Row row) {
    Map<String, String> changed = null;
    for (String column : columns) {
      String code = row.value(column);
      if (WITHOUT_ZERO.matcher(code).matches()) {
        changed = changed == null ? new LinkedHashMap<>(row.values()) : changed;
        changed.put(column, "0" + code);
        restored.merge(column, 1L, Long::sum);
      }
    }
    return changed == null ? row : new Row(changed, row.geometry(), row.number());
  }

  void tell(Consumer<Notice> notices) {
    restored.forEach(
        (column, count) -> notices.accept(Notice.of(Notice.Code.ZEROS_RESTORED, count, column)));
  }
}
