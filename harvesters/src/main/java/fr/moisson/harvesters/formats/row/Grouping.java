package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.regex.Pattern;

/**
 * How the numbers of a column are parted into thousands: « 1 234 567 », by one kind of blank or
 * apostrophe. What has as many digits in each row may as well be a code, as 79 191 and the SIREN
 * 123 456 789 are.
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

  /** Of years, counts and measures, which nobody takes for codes. */
  private static final int SHORT = 4;

  private final boolean mayBe;
  private char mark;
  private boolean isMixed;
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  Grouping(String column) {
    mayBe = !IDENTIFIER.matcher(ColumnNames.key(column)).find();
  }

  /** Whether the name of the column is not that of identifiers. */
  boolean mayBe() {
    return mayBe;
  }

  /**
   * The next value of the column, without what parts its thousands if it is a number so written.
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

  /** What parts thousands; empty if nothing does. */
  String mark() {
    return mark == 0 ? "" : String.valueOf(mark);
  }

  /**
   * The type as its values are written.
   *
   * @param bare what they are without what parts their thousands
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
