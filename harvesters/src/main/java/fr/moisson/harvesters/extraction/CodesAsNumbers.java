package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.row.CodeNames;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.territory.CommuneCodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Restores codes that a program took for numbers.
 *
 * <p>Statistics programs write 79191.0, if a cell of the column is empty. The decimals are taken
 * off in columns of codes and identifiers according to their name and to all of the first rows.
 *
 * <p>INSEE codes of the first nine départements lose their leading zero. It is restored in columns
 * that hold such codes according to their name and to all of the first rows. Postcodes are left
 * alone: some neighbouring countries have postcodes of four digits.
 */
final class CodesAsNumbers {

  private static final Pattern WITH_DECIMALS = Pattern.compile("^(\\d+)\\.0+$");
  private static final Pattern WITHOUT_ZERO = Pattern.compile("[1-9]\\d{3}");

  private final List<String> ofInsee;
  private final List<String> columns;

  /**
   * What was put right in a column.
   *
   * @param notice that tells how often
   */
  record Repair(Notice.Code notice, String column) {}

  /** A row, and what was put right in it. */
  record Mended(Row row, List<Repair> repairs) {}

  /**
   * @param sample the first rows
   */
  CodesAsNumbers(List<String> columns, List<Row> sample) {
    ofInsee =
        columns.stream()
            .filter(CommuneCodes::isOfInsee)
            .filter(column -> isOfInsee(filled(column, sample)))
            .toList();
    this.columns =
        columns.stream()
            .filter(
                column ->
                    ofInsee.contains(column)
                        || CodeNames.haveNoDecimals(column) && haveDecimals(filled(column, sample)))
            .toList();
  }

  private static List<String> filled(String column, List<Row> sample) {
    return sample.stream().map(row -> row.value(column)).filter(cell -> !cell.isBlank()).toList();
  }

  private static boolean isOfInsee(List<String> cells) {
    return !cells.isEmpty() && cells.stream().allMatch(cell -> CommuneCodes.code(cell).isPresent());
  }

  private static boolean haveDecimals(List<String> cells) {
    return !cells.isEmpty()
        && cells.stream().allMatch(cell -> WITH_DECIMALS.matcher(cell.strip()).matches());
  }

  /** The columns without those that hold codes of INSEE: digits of codes are no numbers. */
  Set<String> numbers(Set<String> jsonColumns) {
    Set<String> numbers = new HashSet<>(jsonColumns);
    ofInsee.forEach(numbers::remove);
    return Set.copyOf(numbers);
  }

  Mended apply(Row row) {
    if (columns.isEmpty()) {
      return new Mended(row, List.of());
    }
    Map<String, String> changed = new LinkedHashMap<>();
    List<Repair> repairs = new ArrayList<>();
    for (String column : columns) {
      String written = row.value(column).strip();
      String code = WITH_DECIMALS.matcher(written).replaceFirst("$1");
      if (!code.equals(written)) {
        changed.put(column, code);
        repairs.add(new Repair(Notice.Code.DECIMALS_REMOVED, column));
      }
      if (ofInsee.contains(column) && WITHOUT_ZERO.matcher(code).matches()) {
        changed.put(column, "0" + code);
        repairs.add(new Repair(Notice.Code.ZEROS_RESTORED, column));
      }
    }
    if (changed.isEmpty()) {
      return new Mended(row, List.of());
    }
    Map<String, String> values = new LinkedHashMap<>(row.values());
    values.putAll(changed);
    return new Mended(new Row(values, row.geometry(), row.number()), List.copyOf(repairs));
  }
}
