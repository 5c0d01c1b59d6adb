package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which rows are not of the theme, by what one column says. */
record Excluding(String column, Set<String> words, List<String> beginnings) implements Conversion {

  private static final Cell OUT = Cell.LOST;

  /** What databases and forms have where nobody put a day. */
  private static final Pattern NO_DAY =
      Pattern.compile("(?:.*\\D)?(?:0000|1899|190[01]|1970|2099|2999|9999)(?:\\D.*)?");

  static Excluding of(String column, MappingFile.Exclusion exclusion) {
    Set<String> words = new HashSet<>();
    List<String> beginnings =
        exclusion.values().stream()
            .filter(value -> value.endsWith("*"))
            .map(ColumnNames::key)
            .toList();
    exclusion.values().stream()
        .filter(value -> !value.endsWith("*"))
        .map(ColumnNames::key)
        .forEach(words::add);
    return new Excluding(column, words, beginnings);
  }

  @Override
  public Cell convert(String raw) {
    String key = ColumnNames.key(raw);
    return words.contains(key) || beginnings.stream().anyMatch(key::startsWith)
        ? OUT
        : Cell.MISSING;
  }

  /** The word for which a row is left out, if it is. */
  Optional<String> reason(Row row, Draft draft) {
    String raw = row.value(column).strip();
    return !raw.isEmpty() && !NO_DAY.matcher(raw).matches() && draft.convert(this, raw).isLost()
        ? Optional.of(raw)
        : Optional.empty();
  }
}
