package fr.moisson.routes.web.api;

import fr.moisson.harvesters.formats.features.FeatureQuery.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times in the parameters of a request: days, which are those of UTC like the times in our answers,
 * or moments with an offset, whose plus sign clients often leave unencoded.
 */
public final class TimeParameter {

  /** A moment, a day, or an interval whose ends may be open. */
  static Span span(String text) {
    String[] ends = text.split("/", -1);
    try {
      Span span =
          switch (ends.length) {
            case 1 -> new Span(start(ends[0]), end(ends[0]));
            case 2 ->
                new Span(
                    isOpen(ends[0]) ? null : start(ends[0]), isOpen(ends[1]) ? null : end(ends[1]));
            default -> throw new DateTimeException(text);
          };
      if (span.start() != null && span.end() != null && span.start().isAfter(span.end())) {
        throw new DateTimeException(text);
      }
      return span;
    } catch (DateTimeException e) {
      throw Problem.bad("api.datetime", text);
    }
  }

  private static boolean isOpen(String end) {
    return end.isEmpty() || end.equals("..");
  }

  /**
   * The moment itself, or the beginning of a day.
   *
   * @throws DateTimeException if the text is neither
   */
  public static Instant start(String text) {
    return isDay(text) ? start(LocalDate.parse(text)) : moment(text);
  }

  private static Instant end(String text) {
    return isDay(text) ? start(LocalDate.parse(text).plusDays(1)).minusMillis(1) : moment(text);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static boolean isDay(String text) {
    return text.indexOf('T') < 0 && text.indexOf('t') < 0;
  }

  /** An unencoded plus sign arrives as a space. */
  private static Instant moment(String text) {
    return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
  }

  private TimeParameter() {}
}
