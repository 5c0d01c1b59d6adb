package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two names of a plant that stand in one cell, in either order: « Acer campestre (Érable
 * champêtre) », « Érable champêtre - Acer campestre ». What stands behind a Latin name may be a
 * synonym, an author or a cultivar as well, and is read only if it is French.
 *
 * @param latin the whole text where it is of one name only
 * @param vernacular empty where there is none
 */
record TwoNames(String latin, String vernacular) {

  private static final Pattern BRACKETS = Pattern.compile("([^()]+?)\\s*\\(([^()]+)\\)");
  private static final Pattern DASH = Pattern.compile("([^()]+?)\\s+[-–—/]\\s+([^()]+)");

  /** An author is shorter, or cut short. */
  private static final int SHORTEST = 4;

  /**
   * @param genera as {@link ColumnNames#key} gives them
   */
  static TwoNames of(String text, Set<String> genera) {
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return of(text, brackets, genera, true);
    }
    Matcher dash = DASH.matcher(text);
    return dash.matches() ? of(text, dash, genera, false) : new TwoNames(text, "");
  }

  private static TwoNames of(String text, Matcher two, Set<String> genera, boolean inBrackets) {
    String first = two.group(1).strip();
    String second = two.group(2).strip();
    boolean isFirst = isLatin(first, genera);
    boolean isSecond = isLatin(second, genera);
    if (isSecond && !isFirst) {
      return new TwoNames(second, first);
    }
    boolean isVernacular =
        LatinReading.isFrenchText(second) || inBrackets && LatinReading.endsInFrench(second);
    boolean isAuthor = second.indexOf('.') >= 0 || ColumnNames.key(second).length() < SHORTEST;
    return isFirst && !isSecond && isVernacular && !isAuthor
        ? new TwoNames(first, second)
        : new TwoNames(text, "");
  }

  private static boolean isLatin(String name, Set<String> genera) {
    return genera.contains(ColumnNames.key(BotanicalName.of(name).genus()));
  }
}
