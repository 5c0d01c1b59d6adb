package fr.moisson.harvesters.model;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * The time zone of officers and readers, whatever that of the machine is: containers run on UTC.
 */
public final class LegalTime {

  /** Mainland France; schedules and pages overseas use it too. */
  public static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

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

  private LegalTime() {}
}
