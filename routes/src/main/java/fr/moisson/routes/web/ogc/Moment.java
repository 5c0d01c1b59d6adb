package fr.moisson.routes.web.ogc;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A year, a month, a day or a moment of ISO 8601 as the days that it lasts from and to. */
final class Moment {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  /** The moment at which it begins; null for none, and for a text that is no date. */
  static @Nullable String first(@Nullable String date) {
    LocalDate day = day(date, false);
    return day == null ? null : day + "T00:00:00Z";
  }

  /** The last second of it; null as above. */
  static @Nullable String last(@Nullable String date) {
    LocalDate day = day(date, true);
    return day == null ? null : day + "T23:59:59Z";
  }

  static @Nullable LocalDate day(@Nullable String date, boolean isLast) {
    if (date == null) {
      return null;
    }
    try {
      return switch (Math.min(date.length(), DAY)) {
        case YEAR ->
            isLast ? Year.parse(date).atMonth(12).atEndOfMonth() : Year.parse(date).atDay(1);
        case MONTH ->
            isLast ? YearMonth.parse(date).atEndOfMonth() : YearMonth.parse(date).atDay(1);
        case DAY -> LocalDate.parse(date.substring(0, DAY));
        default -> null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Moment() {}
}
