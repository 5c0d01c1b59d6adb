package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.regex.Pattern;

/**
 * Thousands separators in the numbers of a column: « 1 234 567 », with one kind of blank or
 * apostrophe. If all rows have the same number of digits, they may be codes, such as 79 191 or the
 * SIREN 123 456 789.
 */
final class Grouping {

  private static final String MARKS = " \u00A0\u2007\u2009\u202F'’";
  private static final Pattern GROUPED =
      Pattern.compile(
          "-?[1-9]\\d{0,2}(?:([%s])\\d{3})(?:\\1\\d{3})*+(?:[.,]\\d++)?".formatted(MARKS));

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "^id|identifiant|^num|numero|reference|matricule|immatricul|rna$|^tel|phone"
              + "|^no?(?:dossier|agrement|licence|permis|parcelle|lot)"
              + "|^(?:dossier|agrement|licence|permis|parcelle)$");

  /** Length of years, counts and measures that are not taken for codes. */
  private static final int SHORT = 4;

  private final boolean mayBe;
  private char mark;
  private boolean isMixed;
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  Grouping(String column) {
    mayBe = !IDENTIFIER.matcher(ColumnNames.key(column)).find();
  }

  /** Whether the column is not named like one of identifiers. */
  boolean mayBe() {
    return mayBe;
  }

  /**
   * Adds the next value of the column; returns it without thousands separators if it is a number.
   */
  String see(String value) {
    String number = mayBe && isGrouped(value) ? without(value) : value;
    shortest = Math.min(shortest, number.length());
    longest = Math.max(longest, number.length());
    return number;
  }

  private boolean isGrouped(String value) {
    if (value.length() <= SHORT || value.length() > ColumnType.LONGEST_NUMBER) {
      return false;
    }
    int at = value.charAt(0) == '-' ? 2 : 1;
    while (at < value.length() && at <= SHORT && MARKS.indexOf(value.charAt(at)) < 0) {
      at++;
    }
    if (at == value.length() || at > SHORT || !GROUPED.matcher(value).matches()) {
      return false;
    }
    isMixed |= mark != 0 && mark != value.charAt(at);
    mark = value.charAt(at);
    return true;
  }

  static String without(String number) {
    StringBuilder bare = new StringBuilder(number.length());
    for (int i = 0; i < number.length(); i++) {
      if (MARKS.indexOf(number.charAt(i)) < 0) {
        bare.append(number.charAt(i));
      }
    }
    return bare.toString();
  }

  /** The thousands separator; empty if there is none. */
  String mark() {
    return mark == 0 ? "" : String.valueOf(mark);
  }

  /**
   * The type for the notation of the values.
   *
   * @param bare type of the values without thousands separators
   */
  ColumnType of(ColumnType bare) {
    if (mark == 0) {
      return bare;
    }
    boolean mayBeCodes = bare == ColumnType.INTEGER && shortest == longest && longest > SHORT;
    return switch (isMixed || mayBeCodes ? ColumnType.STRING : bare) {
      case INTEGER -> ColumnType.GROUPED_INTEGER;
      case NUMBER -> ColumnType.GROUPED_NUMBER;
      case DECIMAL_COMMA -> ColumnType.GROUPED_DECIMAL_COMMA;
      default -> ColumnType.STRING;
    };
  }
}
