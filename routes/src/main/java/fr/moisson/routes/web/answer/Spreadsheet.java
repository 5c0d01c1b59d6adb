package fr.moisson.routes.web.answer;

import java.util.regex.Pattern;

/** What programs make of tables that people open with a click. */
public final class Spreadsheet {

  private static final Pattern FORMULA = Pattern.compile("(?![+-]?\\d+(?:[.,]\\d+)?$)[=+@\\t\\r-]");

  /**
   * Words of others, of which a spreadsheet would make a formula, as a text. A table to correct
   * goes back to where it came from, and has its cells as they are.
   */
  public static String harmless(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }

  private Spreadsheet() {}
}
