package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.rules.DateText;
import fr.moisson.harvesters.schemas.CellCheck;
import fr.moisson.harvesters.schemas.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text as it is, or in the schema's own words if the schema lists them. */
final class TextConversion implements Conversion {

  private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[\\s\\u00A0\\u202F](?=\\d)");

  private final Field field;
  private final DateOrder order;
  private final boolean areRecent;
  private final CellCheck check;
  private final Map<String, String> words = new HashMap<>();

  /**
   * @param order of days and months in the column, if its pattern is that of a day
   * @param areRecent as in {@link DateConversion}
   */
  TextConversion(Field field, DateOrder order, boolean areRecent) {
    this.field = field;
    this.order = order;
    this.areRecent = areRecent;
    this.check = new CellCheck(field);
    field.constraints().values().forEach(value -> words.putIfAbsent(ColumnNames.key(value), value));
  }

  @Override
  public MappedCell convert(String raw) {
    if (words.isEmpty()) {
      return MappedCell.of(field.constraints().pattern() == null ? raw : spelt(raw));
    }
    String word = words.get(ColumnNames.key(raw));
    return word == null ? MappedCell.LOST : MappedCell.of(word);
  }

  /**
   * The spelling that the pattern wants, if there is one: spreadsheets turn the code 08190 into the
   * number 8190, long numbers are grouped, days are written in many ways, and lists are arrays in
   * JSON sources.
   */
  private String spelt(String raw) {
    if (check.accepts(raw)) {
      return raw; // as nearly always
    }
    String day =
        order
            .dayFirst(raw)
            .flatMap(text -> DateConversion.date(text, areRecent))
            .map(DateText::day)
            .orElse(raw);
    String ungrouped = GROUPING.matcher(raw).replaceAll("");
    return Stream.of("0" + raw, ungrouped, day, list(raw))
        .filter(check::accepts)
        .findFirst()
        .orElse(raw);
  }

  private static String list(String raw) {
    return raw.startsWith("[\"") && raw.endsWith("\"]")
        ? raw.substring(2, raw.length() - 2).replaceAll("\"\\s*,\\s*\"", "|")
        : raw;
  }
}
