package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.text.Numbers;

/**
 * Recognises points as thousands separators in a column: « 1.234.567 », « 1.234,5 ». In 234.567
 * alone, the point is the decimal separator; beside such numbers it is not.
 */
final class PointGrouping {

  private static final int THOUSAND = 3;

  /** Length of counts and measures that are not taken for codes. */
  private static final int SHORT = 4;

  private boolean mayBe;
  private boolean isShown;
  private boolean hasDecimals;
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  /**
   * @param mayBe whether the column may hold such numbers
   */
  PointGrouping(boolean mayBe) {
    this.mayBe = mayBe;
  }

  /** Adds the next value of the column. */
  void see(String value) {
    mayBe = mayBe && isSeen(value);
  }

  private boolean isSeen(String value) {
    int start = value.charAt(0) == '-' ? 1 : 0;
    int comma = value.indexOf(',');
    int end = comma < 0 ? value.length() : comma;
    int points = 0;
    int digits = 0;
    for (int i = start; i < end; i++) {
      char one = value.charAt(i);
      if (one == '.') {
        if (points == 0 ? digits == 0 || digits > THOUSAND : digits != THOUSAND) {
          return false;
        }
        points++;
        digits = 0;
      } else if (one >= '0' && one <= '9') {
        digits++;
      } else {
        return false;
      }
    }
    boolean leadsWithZero = end - start > 1 && value.charAt(start) == '0';
    boolean isWhole = points == 0 ? digits > 0 : digits == THOUSAND;
    if (!isWhole || leadsWithZero || value.length() > ColumnType.LONGEST_NUMBER) {
      return false;
    }
    hasDecimals |= comma >= 0;
    isShown |= points > 1 || (points == 1 && comma >= 0);
    shortest = Math.min(shortest, end - start - points);
    longest = Math.max(longest, end - start - points);
    int decimals = comma < 0 ? 0 : Numbers.digits(value, comma + 1);
    return comma < 0 || (decimals > 0 && comma + 1 + decimals == value.length());
  }

  /** Whether some values can only be read in this way, and all values can be. */
  boolean isShown() {
    boolean mayBeCodes = !hasDecimals && shortest == longest && longest > SHORT;
    return mayBe && isShown && !mayBeCodes;
  }

  ColumnType type() {
    return hasDecimals ? ColumnType.GROUPED_DECIMAL_COMMA : ColumnType.GROUPED_INTEGER;
  }
}
