package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.territory.CommuneCodes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Restores the leading zero of INSEE codes of the first nine départements that a spreadsheet or a
 * number format removed, in columns that hold such codes according to their name and to all of the
 * first rows. Postcodes are left alone: some neighbouring countries have postcodes of four digits.
 */
final class LostZeros {

  /** The decimals are kept, because the other codes of the column have them as well. */
  private static final Pattern WITHOUT_ZERO = Pattern.compile("[1-9]\\d{3}(?:\\.0+)?");

  private final List<String> columns;

  /** A row, and the columns in which a code has its zero again. */
  record Mended(Row row, List<String> restored) {}

  /**
   * @param sample the first rows
   */
  LostZeros(List<String> columns, List<Row> sample) {
    this.columns =
        columns.stream()
            .filter(CommuneCodes::isOfInsee)
            .filter(column -> isOfCodes(column, sample))
            .toList();
  }

  /** Whether the first rows only have codes in this column, and have some. */
  private static boolean isOfCodes(String column, List<Row> sample) {
    List<String> cells =
        sample.stream().map(row -> row.value(column)).filter(cell -> !cell.isBlank()).toList();
    return !cells.isEmpty() && cells.stream().allMatch(cell -> CommuneCodes.code(cell).isPresent());
  }

  /** The columns without those that hold codes: digits of codes are no numbers. */
  Set<String> numbers(Set<String> jsonColumns) {
    Set<String> numbers = new HashSet<>(jsonColumns);
    columns.forEach(numbers::remove);
    return Set.copyOf(numbers);
  }

  Mended apply(Row row) {
    if (columns.isEmpty()) {
      return new Mended(row, List.of());
    }
    Map<String, String> changed = new LinkedHashMap<>();
    for (String column : columns) {
      String code = row.value(column).strip();
      if (WITHOUT_ZERO.matcher(code).matches()) {
        changed.put(column, "0" + code);
      }
    }
    if (changed.isEmpty()) {
      return new Mended(row, List.of());
    }
    Map<String, String> values = new LinkedHashMap<>(row.values());
    values.putAll(changed);
    return new Mended(new Row(values, row.geometry(), row.number()), List.copyOf(changed.keySet()));
  }
}
