package fr.moisson.connectors.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Times in ISO 8601, as JSON interfaces write them. */
public final class Moments {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .parseCaseInsensitive()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Parses a date and time, in UTC by default; for a date, its start. */
  public static Optional<Instant> read(String text) {
    try {
      TemporalAccessor moment =
          ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (moment instanceof OffsetDateTime exact) {
        return Optional.of(exact.toInstant());
      }
      LocalDateTime local =
          moment instanceof LocalDateTime time ? time : LocalDate.from(moment).atStartOfDay();
      return Optional.of(local.toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * A time in a form that can be compared with others of the same program, which may write
   * microseconds but store milliseconds. Anything that is not a time is returned unchanged.
   */
  public static String comparable(String text) {
    return read(text).map(at -> at.truncatedTo(ChronoUnit.MILLIS).toString()).orElse(text);
  }

  private Moments() {}
}
