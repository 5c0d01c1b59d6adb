package fr.moisson.harvesters.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which order a column writes days and months. Here the day is first; but « 03/14/2024 » can
 * only be of March, and shows that « 04/02/2024 » beside it is of April.
 */
enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST,
  /** Some dates can only be read one way, some only the other way; the rest can mean two days. */
  MIXED;

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})(\\2(?:\\d{4}|\\d{2})(?!\\d).*)");
  private static final int MONTHS = 12;

  static DateOrder of(List<String> values) {
    boolean hasDayFirst = false;
    boolean hasMonthFirst = false;
    for (String value : values) {
      Matcher date = NUMBERS.matcher(value);
      if (date.matches()) {
        boolean mayBeginWithMonth = isMonth(date.group(1));
        boolean mayGoOnWithMonth = isMonth(date.group(3));
        hasDayFirst |= mayGoOnWithMonth && !mayBeginWithMonth;
        hasMonthFirst |= mayBeginWithMonth && !mayGoOnWithMonth;
      }
    }
    return !hasMonthFirst ? DAY_FIRST : hasDayFirst ? MIXED : MONTH_FIRST;
  }

  /** With the day first; empty for what may be one day as well as another. */
  Optional<String> dayFirst(String raw) {
    Matcher date = NUMBERS.matcher(raw);
    if (this == DAY_FIRST || !date.matches()) {
      return Optional.of(raw);
    }
    boolean mayBeginWithMonth = isMonth(date.group(1));
    boolean isEither = mayBeginWithMonth && isMonth(date.group(3));
    if (this == MIXED && isEither) {
      return date.group(1).equals(date.group(3)) ? Optional.of(raw) : Optional.empty();
    }
    return Optional.of(
        mayBeginWithMonth ? date.group(3) + date.group(2) + date.group(1) + date.group(4) : raw);
  }

  private static boolean isMonth(String number) {
    return Integer.parseInt(number) <= MONTHS;
  }
}
