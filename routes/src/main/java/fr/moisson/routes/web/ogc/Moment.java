package fr.moisson.routes.web.ogc;

import fr.moisson.harvesters.model.LegalTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Converts an ISO 8601 year, month, day or moment to its first and last days. */
final class Moment {

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
    return (isLast ? LegalTime.lastDay(date) : LegalTime.firstDay(date)).orElse(null);
  }

  private Moment() {}
}
