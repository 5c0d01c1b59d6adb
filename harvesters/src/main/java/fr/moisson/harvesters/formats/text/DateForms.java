package fr.moisson.harvesters.formats.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises how forms and national templates say in which form dates and times are to be written:
 * « JJ/MM/AAAA », {@code (yyyy-MM-dd)}, « HH:mm ». It says nothing about the meaning of a column.
 */
public final class DateForms {

  private static final String YEAR = "(?:yyyy|aaaa)";
  private static final String TIME = "hh[:h]mm(?::ss)?";
  private static final String DATE =
      ("(?:%1$s[-/.]?mm(?:[-/.]?(?:dd|jj))?|(?:(?:dd|jj)[-/.]?)?mm[-/.]?(?:%1$s|yy|aa)"
              + "|(?:dd?|jj?)[-/]mm?[-/](?:%1$s|yy|aa))(?:[ t]%2$s)?")
          .formatted(YEAR, TIME);
  private static final String FORM =
      "(?:(?:au\\s)?format\\s*+(?::\\s*+)?)?(?:" + DATE + "|" + TIME + ")";

  /** An asterisk marks what has to be filled in. */
  private static final String IN_BRACKETS =
      "[(\\[]\\s*(?:" + FORM + "|" + YEAR + ")\\s*[)\\]][\\s*]*";

  private static final Pattern AT_END =
      Pattern.compile("(?<!\\s)\\s*+" + IN_BRACKETS + "$", Pattern.CASE_INSENSITIVE);

  private static final Pattern ALONE =
      Pattern.compile("\\s*(?:" + IN_BRACKETS + "|" + FORM + "[\\s*]*)", Pattern.CASE_INSENSITIVE);

  /**
   * What stands beside them in templates: that a cell is required, or that the line is a remark.
   */
  private static final Pattern MARK = Pattern.compile("\\s*(?://|\\*)?\\s*");

  /** The name of a column without such a remark at its end. */
  public static String without(String name) {
    return AT_END.matcher(name).replaceFirst("");
  }

  /** Whether a cell has such a remark, and nothing else but marks. */
  static boolean isOne(String cell) {
    return ALONE.matcher(cell).matches();
  }

  /** Whether the cells of a line have such remarks, and nothing else but marks. */
  static boolean areIn(List<String> cells) {
    return cells.size() > 1
        && cells.stream().anyMatch(DateForms::isOne)
        && cells.stream().allMatch(cell -> MARK.matcher(cell).matches() || isOne(cell));
  }

  private DateForms() {}
}
