package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.values.DateText;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as ISO 8601. A year or a month alone is not a day, nor is a 1 January in a column of years.
 * Five digits are the day count of spreadsheets, which starts in 1899, for dates from 1982 to 2050.
 *
 * @param order of days and months in the column
 * @param areYears whether the source writes years as their 1 January
 * @param areRecent whether {@code 19} is 2019, and {@code 98} 1998: no date is far in the future
 */
record DateConversion(DateOrder order, boolean areYears, boolean areRecent) implements Conversion {

  private static final Pattern SHORT_YEAR =
      Pattern.compile("(\\d{1,2}(?:[/.-]\\d{1,2}[/.-]|[ -]\\p{L}+\\.?[ -]))(\\d{2})( .*)?");
  private static final String FIRST_OF_LAST_CENTURY = "40";
  private static final Pattern SERIAL = Pattern.compile("([34]\\d{4}|5[0-4]\\d{3})(?:[.,]\\d+)?");
  private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);

  /** What programs write where there is no day: their zero, and the last one that they know. */
  private static final Set<LocalDate> NEVER =
      Set.of(FIRST_SERIAL, LocalDate.of(1899, 12, 31), LocalDate.of(9999, 12, 31));

  private static final int DAY_LENGTH = "2020-11-24".length();

  @Override
  public MappedCell convert(String raw) {
    Optional<DateText> date = read(raw);
    if (date.isEmpty() || date.get().day().length() < DAY_LENGTH) {
      return MappedCell.LOST;
    }
    if (isNever(date.get())) {
      return MappedCell.MISSING;
    }
    return areYears && isFirstOfYear(date.get().first())
        ? MappedCell.LOST
        : MappedCell.of(date.get().day());
  }

  /** The date in a text, be it a day or a whole year. */
  Optional<DateText> read(String raw) {
    return order.dayFirst(raw).flatMap(text -> date(text, areRecent));
  }

  static Optional<DateText> date(String raw, boolean areRecent) {
    return written(raw, areRecent).map(DateText::legalDay);
  }

  private static Optional<DateText> written(String raw, boolean areRecent) {
    Matcher shortYear = SHORT_YEAR.matcher(raw);
    if (areRecent && shortYear.matches()) {
      String century = shortYear.group(2).compareTo(FIRST_OF_LAST_CENTURY) < 0 ? "20" : "19";
      return DateText.read(shortYear.group(1) + century + shortYear.group(2));
    }
    Matcher serial = SERIAL.matcher(raw);
    return DateText.read(
        serial.matches() ? FIRST_SERIAL.plusDays(Long.parseLong(serial.group(1))).toString() : raw);
  }

  static boolean isNever(DateText date) {
    return NEVER.contains(date.first());
  }

  static boolean isFirstOfYear(LocalDate day) {
    return day.getDayOfYear() == 1;
  }
}
