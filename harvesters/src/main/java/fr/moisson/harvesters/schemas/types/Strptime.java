package fr.moisson.harvesters.schemas.types;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A date pattern of <a
 * href="https://docs.python.org/3/library/datetime.html#strftime-and-strptime-behavior">strptime</a>,
 * as Table Schema uses it. As in Python, numbers may lack their leading zero, a year has four
 * digits, and omitted fields take their first value: {@code %Y} gives 1 January.
 */
record Strptime(DateTimeFormatter formatter, DateTimeFormatter writer, boolean hasOffset) {

  private static final Map<String, Strptime> KNOWN = new ConcurrentHashMap<>();
  private static final String DIRECTIVES = "aAbBdfHIjmMpSyYzZ%";

  static Strptime of(String pattern) {
    return KNOWN.computeIfAbsent(pattern, Strptime::compiled);
  }

  /** Whether all its directives are known. */
  static boolean isPattern(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 2)) {
      if (at + 1 == text.length() || DIRECTIVES.indexOf(text.charAt(at + 1)) < 0) {
        return false;
      }
    }
    return text.contains("%");
  }

  /**
   * @throws DateTimeException if the text does not follow the pattern
   */
  TemporalAccessor parse(String text) {
    TemporalAccessor parsed = formatter.parse(text);
    if (hasOffset && !parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
      throw new DateTimeException(text);
    }
    return parsed;
  }

  /** The same without an exception, for texts that may be anything. */
  Optional<TemporalAccessor> tryParse(String text) {
    ParsePosition at = new ParsePosition(0);
    boolean fits = formatter.parseUnresolved(text, at) != null && at.getIndex() == text.length();
    try {
      return fits ? Optional.of(formatter.parse(text)) : Optional.empty();
    } catch (java.time.format.DateTimeParseException e) {
      return Optional.empty(); // an impossible date: 31/02/2024
    }
  }

  /** A day as the pattern has it, with the zeros that a reader may lack. */
  String write(LocalDate day) {
    return writer.format(day.atStartOfDay());
  }

  private static DateTimeFormatterBuilder parts(String pattern, boolean isPadded) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '%' && i + 1 < pattern.length()) {
        directive(pattern.charAt(++i), isPadded, builder);
      } else {
        builder.appendLiteral(pattern.charAt(i));
      }
    }
    return builder;
  }

  private static Strptime compiled(String pattern) {
    DateTimeFormatterBuilder builder = parts(pattern, false);
    if (!pattern.contains("%Y") && !pattern.contains("%y")) {
      builder.parseDefaulting(ChronoField.YEAR, 1900);
    }
    if (!pattern.contains("%j")) {
      first(builder, pattern, ChronoField.MONTH_OF_YEAR, 1, "%m", "%b", "%B");
      first(builder, pattern, ChronoField.DAY_OF_MONTH, 1, "%d");
    }
    first(builder, pattern, ChronoField.HOUR_OF_DAY, 0, "%H", "%I");
    first(builder, pattern, ChronoField.MINUTE_OF_HOUR, 0, "%M");
    if (pattern.contains("%I")) {
      first(builder, pattern, ChronoField.AMPM_OF_DAY, 0, "%p", "%H");
    }
    return new Strptime(
        builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT),
        parts(pattern, true).toFormatter(Locale.ENGLISH),
        pattern.contains("%z"));
  }

  private static void first(
      DateTimeFormatterBuilder builder,
      String pattern,
      ChronoField field,
      int value,
      String... directives) {
    for (String directive : directives) {
      if (pattern.contains(directive)) {
        return;
      }
    }
    builder.parseDefaulting(field, value);
  }

  private static void directive(char letter, boolean isPadded, DateTimeFormatterBuilder to) {
    switch (letter) {
      case 'Y' -> to.appendValue(ChronoField.YEAR, 4);
      case 'y' -> to.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1969, 1, 1));
      case 'm' -> number(to, ChronoField.MONTH_OF_YEAR, 2, isPadded);
      case 'd' -> number(to, ChronoField.DAY_OF_MONTH, 2, isPadded);
      case 'j' -> number(to, ChronoField.DAY_OF_YEAR, 3, isPadded);
      case 'H' -> number(to, ChronoField.HOUR_OF_DAY, 2, isPadded);
      case 'I' -> number(to, ChronoField.CLOCK_HOUR_OF_AMPM, 2, isPadded);
      case 'M' -> number(to, ChronoField.MINUTE_OF_HOUR, 2, isPadded);
      case 'S' -> number(to, ChronoField.SECOND_OF_MINUTE, 2, isPadded);
      case 'f' -> to.appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, false);
      case 'p' -> to.appendText(ChronoField.AMPM_OF_DAY);
      case 'a' -> to.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
      case 'A' -> to.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
      case 'b' -> to.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
      case 'B' -> to.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
      case 'z' -> offset(to);
      case 'Z' -> to.appendZoneOrOffsetId();
      default -> to.appendLiteral(letter);
    }
  }

  /** With or without a colon; {@link #parse} makes sure that one is there. */
  private static void offset(DateTimeFormatterBuilder to) {
    to.optionalStart().appendOffset("+HH:MM", "Z").optionalEnd();
    to.optionalStart().appendOffset("+HHMM", "Z").optionalEnd();
  }

  private static void number(
      DateTimeFormatterBuilder to, ChronoField field, int digits, boolean isPadded) {
    to.appendValue(field, isPadded ? digits : 1, digits, SignStyle.NOT_NEGATIVE);
  }
}
