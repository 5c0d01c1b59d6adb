package fr.moisson.connectors.rest;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way of writing dates: a Java pattern, or a number of seconds or milliseconds since 1970.
 *
 * @param unit of that number, in milliseconds; 0 for a pattern
 */
record WrittenDate(@Nullable DateTimeFormatter pattern, long unit) {

  private static final String SECONDS = "epoch-s";
  private static final String MILLISECONDS = "epoch-ms";

  /**
   * @throws Misconfigured if the format is invalid
   */
  static WrittenDate of(String stated) {
    return switch (stated) {
      case SECONDS -> new WrittenDate(null, 1000);
      case MILLISECONDS -> new WrittenDate(null, 1);
      default -> new WrittenDate(formatter("dates", stated), 0);
    };
  }

  /**
   * @param key of the preset's option
   * @throws Misconfigured if the pattern is invalid
   */
  static DateTimeFormatter formatter(String key, String pattern) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(yearsWithoutEra(pattern))
          .toFormatter(Locale.FRANCE)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, key, pattern, "dd/MM/yyyy"), e);
    }
  }

  /** In strict mode, a year of an era ({@code y}) requires the era, which nobody intends. */
  private static String yearsWithoutEra(String pattern) {
    StringBuilder plain = new StringBuilder();
    boolean isQuoted = false;
    for (char letter : pattern.toCharArray()) {
      isQuoted ^= letter == '\'';
      plain.append(letter == 'y' && !isQuoted ? 'u' : letter);
    }
    return plain.toString();
  }

  /**
   * The date in ISO 8601, with the precision it is written in; empty if it is written in another
   * way.
   */
  Optional<String> iso(String text) {
    try {
      return pattern == null ? counted(text) : Optional.of(iso(pattern, text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<String> counted(String text) {
    return text.matches("-?\\d{1,15}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text) * unit).toString())
        : Optional.empty();
  }

  private static String iso(DateTimeFormatter pattern, String text) {
    TemporalAccessor date =
        pattern.parseBest(
            text,
            OffsetDateTime::from,
            LocalDateTime::from,
            LocalDate::from,
            YearMonth::from,
            Year::from);
    if (date instanceof OffsetDateTime exact) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(exact);
    }
    return date instanceof LocalDateTime local
        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local)
        : date.toString();
  }
}
