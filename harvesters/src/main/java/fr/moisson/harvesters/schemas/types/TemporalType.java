package fr.moisson.harvesters.schemas.types;

import fr.moisson.harvesters.formats.row.ColumnType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times, years, months and durations.
 *
 * @param format {@code default} (ISO 8601), {@code any}, or a pattern of {@code strptime} such as
 *     {@code %d/%m/%Y}
 */
record TemporalType(String name, String format) implements FieldType {

  private static final Strptime DATE = Strptime.of("%Y-%m-%d");
  private static final int SHORTEST = "2026-1-1".length();
  private static final int LONGEST = "2026-11-25".length();

  /** Patterns for {@code any} date; whether day or month comes first makes no difference here. */
  private static final List<String> DATES =
      List.of(
          "%Y-%m-%d",
          "%d/%m/%Y",
          "%m/%d/%Y",
          "%Y/%m/%d",
          "%d-%m-%Y",
          "%d.%m.%Y",
          "%Y%m%d",
          "%d/%m/%y",
          "%d %B %Y",
          "%B %d, %Y",
          "%B %Y");

  private static final List<String> TIMES = List.of("%H:%M", "%H:%M:%S", "%H:%M:%S.%f");

  private static final List<Strptime> ANY_DATE = DATES.stream().map(Strptime::of).toList();
  private static final List<Strptime> ANY_TIME = TIMES.stream().map(Strptime::of).toList();

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{1,4})-(\\d{1,2})");
  private static final Pattern TIME =
      Pattern.compile("(\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?)(Z|[-+]\\d{2}(?::?\\d{2})?)?");
  private static final Pattern DATE_TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](" + TIME.pattern() + ")");
  private static final Pattern DURATION =
      Pattern.compile("([-+]?P(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?)(T[\\dHMS.]+)?");

  static @Nullable TemporalType of(String name, String format) {
    boolean hasPatterns = Set.of("date", "time", "datetime").contains(name);
    boolean isKnown =
        format.equals("default")
            || (hasPatterns && (format.equals("any") || Strptime.isPattern(format)));
    return isKnown ? new TemporalType(name, format) : null;
  }

  @Override
  public String written(String value) {
    boolean isPattern = name.equals("date") && Strptime.isPattern(format);
    Object day = isPattern ? new TemporalType(name, "default").read(value) : null;
    if (!(day instanceof LocalDate date)) {
      return value;
    }
    try {
      String written = Strptime.of(format).write(date);
      return date.equals(read(written)) ? written : value; // two digits of 1950 mean 2050
    } catch (DateTimeException e) {
      return value; // the pattern wants more than a day has
    }
  }

  @Override
  public FieldType ofValues() {
    boolean isValue = format.equals("default") && !name.equals("datetime");
    return isValue ? this : new ValueType(new TemporalType(name, "default"), this);
  }

  @Override
  public @Nullable Object read(String cell) {
    try {
      return switch (name) {
        case "date" -> date(cell);
        case "time" -> time(cell);
        case "datetime" -> dateTime(cell);
        case "year" -> YEAR.matcher(cell).matches() ? Year.parse(cell) : null;
        case "yearmonth" -> yearMonth(cell);
        default -> duration(cell);
      };
    } catch (DateTimeException | ArithmeticException e) {
      return null; // an impossible value, such as 30 February
    }
  }

  private @Nullable LocalDate date(String cell) {
    return switch (format) {
      case "default" -> isoDate(cell);
      case "any" -> anyDate(cell);
      default -> LocalDate.from(Strptime.of(format).parse(cell));
    };
  }

  /** Like the pattern, which takes ten times as long, and longer still to refuse a year. */
  private static @Nullable LocalDate isoDate(String cell) {
    if (cell.length() == LONGEST) {
      boolean isFrench = cell.charAt(2) == '/';
      return isFrench ? null : (LocalDate) ColumnType.DATE.read(cell);
    }
    return cell.length() < SHORTEST ? null : LocalDate.from(DATE.parse(cell));
  }

  private @Nullable LocalTime time(String cell) {
    return switch (format) {
      case "default" -> isoTime(cell);
      case "any" -> anyTime(cell);
      default -> LocalTime.from(Strptime.of(format).parse(cell));
    };
  }

  private @Nullable LocalDateTime dateTime(String cell) {
    if (format.equals("any")) {
      int part = cell.replace('T', ' ').indexOf(' ');
      LocalDate whole = anyDate(cell);
      LocalDate date = whole != null || part < 0 ? whole : anyDate(cell.substring(0, part));
      LocalTime time = whole != null ? LocalTime.MIDNIGHT : anyTime(cell.substring(part + 1));
      return date == null || time == null ? null : date.atTime(time);
    }
    if (!format.equals("default")) {
      TemporalAccessor parsed = Strptime.of(format).parse(cell);
      return utc(LocalDateTime.from(parsed), offset(parsed));
    }
    Matcher parts = DATE_TIME.matcher(cell);
    if (!parts.matches()) {
      return null;
    }
    LocalTime time = LocalTime.parse(parts.group(3).replace(',', '.'));
    return utc(LocalDate.parse(parts.group(1)).atTime(time), offset(parts.group(4)));
  }

  private static @Nullable LocalTime isoTime(String cell) {
    Matcher parts = TIME.matcher(cell);
    if (!parts.matches()) {
      return null;
    }
    LocalTime time = LocalTime.parse(parts.group(1).replace(',', '.'));
    return time.minusSeconds(offset(parts.group(2)).getTotalSeconds());
  }

  private static LocalDateTime utc(LocalDateTime local, ZoneOffset offset) {
    return local.minusSeconds(offset.getTotalSeconds());
  }

  private static ZoneOffset offset(@Nullable String text) {
    return text == null ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  private static ZoneOffset offset(TemporalAccessor parsed) {
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
        : ZoneOffset.UTC;
  }

  private static @Nullable LocalDate anyDate(String cell) {
    TemporalAccessor parsed = first(ANY_DATE, cell);
    return parsed == null ? null : LocalDate.from(parsed);
  }

  private static @Nullable LocalTime anyTime(String cell) {
    LocalTime iso = isoTime(cell);
    TemporalAccessor parsed = iso == null ? first(ANY_TIME, cell) : iso;
    return parsed == null ? null : LocalTime.from(parsed);
  }

  private static @Nullable TemporalAccessor first(List<Strptime> patterns, String cell) {
    return patterns.stream()
        .flatMap(pattern -> pattern.tryParse(cell).stream())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable YearMonth yearMonth(String cell) {
    Matcher parts = YEAR_MONTH.matcher(cell);
    return parts.matches()
        ? YearMonth.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
        : null;
  }

  /** Years and months count with their average length. */
  private static @Nullable Duration duration(String cell) {
    Matcher parts = DURATION.matcher(cell);
    if (!parts.matches() || cell.length() < 3) {
      return null;
    }
    boolean hasDate = !parts.group(1).endsWith("P");
    Period period = hasDate ? Period.parse(parts.group(1)) : Period.ZERO;
    Duration days = Duration.ofDays(period.getDays());
    Duration months =
        java.time.temporal.ChronoUnit.MONTHS.getDuration().multipliedBy(period.toTotalMonths());
    Duration time = parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2));
    return months.plus(days).plus(time);
  }
}
