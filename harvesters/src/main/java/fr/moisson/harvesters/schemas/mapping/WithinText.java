package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value contained in the text of another column, for rows that have it nowhere else: the diameter
 * in « Poteau incendie de 100 ».
 *
 * @param column of the schema
 * @param source column of the text
 * @param pattern see {@link ColumnRule.Within}
 */
record WithinText(String column, String source, Pattern pattern, MissingWords missing)
    implements Filling {

  /** Longer texts are remarks. */
  private static final int LONGEST = 200;

  /**
   * @param rules by column of the schema
   * @param found the source's columns, by column of the schema
   * @param missing words for « no value » in any column
   */
  static List<Filling> of(
      Map<String, ColumnRule> rules, Map<String, Matching.Found> found, MissingWords missing) {
    List<Filling> fillings = new ArrayList<>();
    rules.forEach(
        (column, rule) -> {
          ColumnRule.Within within = rule.within();
          Matching.Found text = within == null ? null : found.get(within.column());
          if (within != null && text != null) {
            Pattern pattern = Pattern.compile(within.pattern());
            fillings.add(new WithinText(column, text.source().column(), pattern, missing));
          }
        });
    return fillings;
  }

  @Override
  public void fill(Row row, Draft draft) {
    String text = row.value(source).strip();
    if (text.isEmpty() || text.length() > LONGEST || missing.contains(text)) {
      return;
    }
    Matcher value = pattern.matcher(text);
    String part = value.find() ? value.group(Math.min(1, value.groupCount())) : null;
    if (part != null) {
      draft.putIfEmpty(column, part);
    }
  }
}
