package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.schemas.CellCheck;
import fr.moisson.harvesters.schemas.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which a column writes days and months. By default the day is first; but « 03/14/2024
 * » can only be in March, and shows that « 04/02/2024 » beside it is in April. A single date in the
 * other order among many is a slip, and is ignored. « 04/02/2024 9:00 AM », as ArcGIS exports it,
 * is American unless a date shows otherwise.
 */
enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST,
  /** Some dates can only be read one way, some only the other way; the rest are ambiguous. */
  MIXED;

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})(\\2(?:\\d{4}|\\d{2})(?!\\d).*)");
  private static final Pattern HALF_OF_DAY = Pattern.compile("(?i).*\\d ?[AP]\\.?M\\.?");
  private static final int MONTHS = 12;

  /** Share of dates in the other order from which a column has two orders, and not slips. */
  private static final double FEW = 0.1;

  /** The order in a column's values, if the field takes dates in either order; else day first. */
  static DateOrder of(Field field, List<String> values) {
    String format = field.type().format();
    boolean isDate =
        field.type().name().equals("date") && !format.equals("%Y") && !format.startsWith("%m");
    return isDate || wantsDays(field) ? of(values) : DAY_FIRST;
  }

  /** Whether the field is a text that must be a day of ISO 8601. */
  private static boolean wantsDays(Field field) {
    CellCheck check = new CellCheck(field);
    return field.type().name().equals("string")
        && field.constraints().pattern() != null
        && check.accepts("2020-11-24")
        && !check.accepts("24/11/2020");
  }

  static DateOrder of(List<String> values) {
    int dayFirst = 0;
    int monthFirst = 0;
    boolean isAmerican = false;
    for (String value : values) {
      Matcher date = NUMBERS.matcher(value);
      if (date.matches()) {
        boolean mayBeginWithMonth = isMonth(date.group(1));
        boolean mayGoOnWithMonth = isMonth(date.group(3));
        dayFirst += mayGoOnWithMonth && !mayBeginWithMonth ? 1 : 0;
        monthFirst += mayBeginWithMonth && !mayGoOnWithMonth ? 1 : 0;
        isAmerican |= HALF_OF_DAY.matcher(value).matches();
      }
    }
    if (Math.min(dayFirst, monthFirst) > FEW * Math.max(dayFirst, monthFirst)) {
      return MIXED;
    }
    return monthFirst > dayFirst || (isAmerican && dayFirst == 0) ? MONTH_FIRST : DAY_FIRST;
  }

  /**
   * The date with its day first; empty if ambiguous. A date that is impossible in the order of its
   * column stays impossible.
   */
  Optional<String> dayFirst(String raw) {
    Matcher date = NUMBERS.matcher(raw);
    if (this == DAY_FIRST || !date.matches()) {
      return Optional.of(raw);
    }
    boolean mayBeginWithMonth = isMonth(date.group(1));
    if (this == MIXED && mayBeginWithMonth && isMonth(date.group(3))) {
      boolean isOneDay = Integer.parseInt(date.group(1)) == Integer.parseInt(date.group(3));
      return isOneDay ? Optional.of(raw) : Optional.empty();
    }
    return Optional.of(
        this == MONTH_FIRST || mayBeginWithMonth
            ? date.group(3) + date.group(2) + date.group(1) + date.group(4)
            : raw);
  }

  private static boolean isMonth(String number) {
    return Integer.parseInt(number) <= MONTHS;
  }
}
