package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.rules.DateText;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as ISO 8601. A year or a month alone is no day, nor is a 1 January in a column of years.
 *
 * @param areYears whether the source writes years as their 1 January
 * @param areRecent whether {@code 19} is 2019
 */
record DateConversion(boolean areYears, boolean areRecent) implements Conversion {

  private static final Pattern SHORT_YEAR =
      Pattern.compile("(\\d{1,2}[/.-]\\d{1,2}[/.-])(\\d{2})( .*)?");
  private static final int DAY_LENGTH = "2020-11-24".length();

  @Override
  public Cell convert(String raw) {
    Optional<DateText> date = date(raw, areRecent);
    if (date.isEmpty() || date.get().day().length() < DAY_LENGTH) {
      return Cell.LOST;
    }
    return areYears && isFirstOfYear(date.get().first()) ? Cell.LOST : Cell.of(date.get().day());
  }

  static Optional<DateText> date(String raw, boolean areRecent) {
    Matcher shortYear = SHORT_YEAR.matcher(raw);
    if (areRecent && shortYear.matches()) {
      return DateText.read(shortYear.group(1) + "20" + shortYear.group(2));
    }
    return DateText.read(raw);
  }

  static boolean isFirstOfYear(LocalDate day) {
    return day.getDayOfYear() == 1;
  }
}
