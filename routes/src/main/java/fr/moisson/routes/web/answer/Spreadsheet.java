package fr.moisson.routes.web.answer;

import java.util.regex.Pattern;

/** Makes tables safe for spreadsheet programs. */
public final class Spreadsheet {

  private static final Pattern FORMULA = Pattern.compile("(?![+-]?\\d+(?:[.,]\\d+)?$)[=+@\\t\\r-]");

  /**
   * A text from others, quoted if a spreadsheet would take it for a formula. Not used for tables to
   * correct, which go back to their source with their cells unchanged.
   */
  public static String harmless(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }

  private Spreadsheet() {}
}
