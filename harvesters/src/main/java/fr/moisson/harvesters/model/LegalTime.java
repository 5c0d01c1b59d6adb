package fr.moisson.harvesters.model;

import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of officers and readers, whatever that of the machine is: containers run on UTC.
 */
public final class LegalTime {

  /** Mainland France; schedules and pages overseas use it too. */
  public static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = "2026-11-25".length();

  /**
   * The day of an ISO 8601 date or moment: of a moment with an offset, the day that it is in
   * France, so that a nightly update is not dated the day before.
   *
   * @throws DateTimeParseException if it does not start with a day
   */
  public static LocalDate day(String iso) {
    LocalDate stated = LocalDate.parse(iso.substring(0, Math.min(DAY, iso.length())));
    try {
      return iso.length() <= DAY
          ? stated
          : OffsetDateTime.parse(iso).atZoneSameInstant(FRANCE).toLocalDate();
    } catch (DateTimeParseException e) {
      return stated; // without an offset
    }
  }

  /** The first day of an ISO 8601 year, month, day or moment; empty for any other text. */
  public static Optional<LocalDate> firstDay(@Nullable String iso) {
    return day(iso, Month.JANUARY, month -> month.atDay(1));
  }

  /** The last day, likewise. */
  public static Optional<LocalDate> lastDay(@Nullable String iso) {
    return day(iso, Month.DECEMBER, YearMonth::atEndOfMonth);
  }

  private static Optional<LocalDate> day(
      @Nullable String iso, Month ofYear, Function<YearMonth, LocalDate> ofMonth) {
    if (iso == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (iso.length()) {
            case YEAR -> ofMonth.apply(Year.parse(iso).atMonth(ofYear));
            case MONTH -> ofMonth.apply(YearMonth.parse(iso));
            default -> day(iso);
          });
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private LegalTime() {}
}
