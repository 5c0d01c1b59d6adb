package fr.moisson.routes.web.ogc;

import fr.moisson.harvesters.model.LegalTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Converts an ISO 8601 year, month, day or moment to its first and last days. */
final class Moment {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  /** Its first moment; null for null, and for a text that is no date. */
  static @Nullable String first(@Nullable String date) {
    LocalDate day = day(date, false);
    return day == null ? null : day + "T00:00:00Z";
  }

  /** Its last second; null as above. */
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
        case DAY -> LegalTime.day(date);
        default -> null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Moment() {}
}
