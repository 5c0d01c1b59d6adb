package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.schemas.CellCheck;
import fr.moisson.harvesters.schemas.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which order a column writes days and months. Here the day is first; but « 03/14/2024 » can
 * only be of March, and shows that « 04/02/2024 » beside it is of April. One among many of the
 * other order is a slip, and shows nothing. « 04/02/2024 9:00 AM », as ArcGIS exports it, is
 * American as long as no date shows otherwise.
 */
enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST,
  /** Some dates can only be read one way, some only the other way; the rest can mean two days. */
  MIXED;

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})(\\2(?:\\d{4}|\\d{2})(?!\\d).*)");
  private static final Pattern HALF_OF_DAY = Pattern.compile("(?i).*\\d ?[AP]\\.?M\\.?");
  private static final int MONTHS = 12;

  /** Of dates that prove one order, how many of the other make two orders of it, and no slips. */
  private static final double FEW = 0.1;

  /**
   * Of the values of a column, for a field that takes dates in either order, else as they stand.
   */
  static DateOrder of(Field field, List<String> values) {
    String format = field.type().format();
    boolean isDate =
        field.type().name().equals("date") && !format.equals("%Y") && !format.startsWith("%m");
    return isDate || wantsDays(field) ? of(values) : DAY_FIRST;
  }

  /** Whether it is a text that has to be written as days are in ISO 8601. */
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
   * With the day first; empty for what may be one day as well as another. What makes no sense in
   * the order of its column makes none afterwards.
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
