package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which rows are not of the theme, by what one column says.
 *
 * @param above all numbers greater than this one; infinite if numbers say nothing
 */
record Excluding(String column, Set<String> words, List<String> beginnings, double above)
    implements Conversion {

  private static final MappedCell OUT = MappedCell.LOST;

  /** What databases and forms have where nobody put a day. */
  private static final Pattern NO_DAY =
      Pattern.compile("(?:.*\\D)?(?:0000|1899|190[01]|1970|2099|2999|9999)(?:\\D.*)?");

  /** Whoever writes {@code >1} means numbers. */
  private static final String ABOVE = ">";

  static Excluding of(String column, MappingFile.Exclusion exclusion) {
    Set<String> words = new HashSet<>();
    List<String> beginnings =
        exclusion.values().stream()
            .filter(value -> value.endsWith("*"))
            .map(ColumnNames::key)
            .toList();
    exclusion.values().stream()
        .filter(value -> !value.endsWith("*") && !value.startsWith(ABOVE))
        .map(ColumnNames::key)
        .forEach(words::add);
    double above =
        exclusion.values().stream()
            .filter(value -> value.startsWith(ABOVE))
            .mapToDouble(value -> Double.parseDouble(value.substring(ABOVE.length())))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return new Excluding(column, words, beginnings, above);
  }

  /** Whether a table is of another theme: of one row alone nobody knows. */
  static boolean areAllOut(List<Row> sample, List<Excluding> excluding) {
    return sample.size() > 1
        && sample.stream().allMatch(row -> excluding.stream().anyMatch(one -> one.isOut(row)));
  }

  private boolean isOut(Row row) {
    String raw = row.value(column).strip();
    return !raw.isEmpty() && !NO_DAY.matcher(raw).matches() && convert(raw).isLost();
  }

  @Override
  public MappedCell convert(String raw) {
    String key = ColumnNames.key(raw);
    boolean isOut =
        words.contains(key)
            || beginnings.stream().anyMatch(key::startsWith)
            || Numbers.decimal(raw).orElse(0) > above;
    return isOut ? OUT : MappedCell.MISSING;
  }

  /** The word for which a row is left out, if it is. */
  Optional<String> reason(Row row, Draft draft) {
    String raw = row.value(column).strip();
    return !raw.isEmpty() && !NO_DAY.matcher(raw).matches() && draft.convert(this, raw).isLost()
        ? Optional.of(raw)
        : Optional.empty();
  }
}
