package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.LegalTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date in any written form, with the precision of the text: a year stays a year. Date-times keep
 * their offset, and get none if they have none; fractions of a second are dropped.
 *
 * @param iso as ISO 8601
 * @param first its first day
 * @param last its last day
 * @param time the moment, for a date-time
 */
public record DateText(
    String iso,
    LocalDate first,
    LocalDate last,
    @Nullable LocalDateTime time,
    @Nullable ZoneOffset offset) {

  private static final String CLOCK =
      "(?:(?:[Tt]|,? (?:à )?)(\\d{1,2})(?::(?=\\d)| ?[hH](?: ?(?=\\d))?)(\\d{2})?"
          + "(?::(\\d{2})(?:[.,]\\d{1,9})?)?)?";
  private static final String ZONE = " ?(Z|z|[+-]\\d{2}(?::?\\d{2})?|UTC|GMT)?";

  private static final Pattern YEAR = Pattern.compile("(\\d{4})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{2})");
  private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{2})[-/](\\d{4})");
  private static final Pattern BACKWARD =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + CLOCK + ZONE);
  private static final Pattern FORWARD =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})" + CLOCK + ZONE);
  private static final Pattern COMPACT_MONTH = Pattern.compile("((?:19|20)\\d{2})(0[1-9]|1[0-2])");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern BASIC =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:T|(?=\\d{6}(?:\\D|$)))(\\d{2})(\\d{2})(\\d{2})?" + ZONE);
  private static final Pattern EPOCH = Pattern.compile("(\\d{9,10}|\\d{12,13})(?:\\.0+)?");
  private static final Pattern IN_WORDS =
      Pattern.compile("(?:\\p{L}+ )?(?:(\\d{1,2})(?:er)? )?(\\p{L}+) (\\d{4})");

  /** « mar, 10/12/2019 - 09:23 » and « Tue, 12/10/2019 - 09:23 », as Drupal and DKAN write it. */
  private static final Pattern DRUPAL =
      Pattern.compile("(\\p{L}{3})\\.?, (\\d{2})/(\\d{2})/(\\d{4}) - (\\d{2}):(\\d{2})");

  private static final Set<String> AMERICAN_DAYS =
      Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  /** « May 6, 2024 ». */
  private static final Pattern AMERICAN = Pattern.compile("^(\\p{L}+) (\\d{1,2}) (\\d{4})$");

  /** « Thu Jul 29 2021 06:02:07 GMT+0000 (heure…) », as JavaScript writes it. */
  private static final Pattern OF_JAVASCRIPT =
      Pattern.compile(
          "(\\p{L}{3}) (\\p{L}{3}) (\\d{2}) (\\d{4}) (\\d{2}:\\d{2}:\\d{2}) GMT([+-]\\d{4})"
              + "(?: \\(.*\\))?");

  /** « 3/1/2015 1:30:00 PM », as ArcGIS writes it. */
  private static final Pattern TWELVE_HOURS =
      Pattern.compile("(.*\\d{4},? )(1[0-2]|0?[1-9])(:\\d{2}(?::\\d{2})?) ?([AaPp])[Mm]");

  private static final int NOON = 12;

  private static final Map<String, Integer> MONTHS = months();

  private static final List<Function<String, Optional<DateText>>> FORMS =
      List.of(
          text -> match(YEAR, text, m -> ofYear(number(m, 1))),
          text -> match(MONTH, text, m -> ofMonth(number(m, 1), number(m, 2))),
          text -> match(MONTH_FIRST, text, m -> ofMonth(number(m, 2), number(m, 1))),
          text -> match(COMPACT_MONTH, text, m -> ofMonth(number(m, 1), number(m, 2))),
          text -> match(BACKWARD, text, m -> ofDay(m, number(m, 1), number(m, 3), number(m, 4))),
          text -> match(FORWARD, text, m -> ofDay(m, number(m, 4), number(m, 3), number(m, 1))),
          text -> match(COMPACT, text, m -> ofDay(number(m, 1), number(m, 2), number(m, 3))),
          text -> match(BASIC, text, DateText::ofBasic),
          text -> match(EPOCH, text, m -> ofEpoch(m.group(1))),
          text ->
              match(
                  IN_WORDS,
                  AMERICAN.matcher(Folding.fold(text)).replaceFirst("$2 $1 $3"),
                  DateText::ofWords),
          text -> match(DRUPAL, text, DateText::ofDrupal),
          text -> ofHttpDate(OF_JAVASCRIPT.matcher(text).replaceFirst("$1, $3 $2 $4 $5 $6")));

  /** Empty if no form matches, or if there is no such day between the years 1000 and 9999. */
  public static Optional<DateText> read(String text) {
    String stripped = inTwentyFourHours(text.strip());
    try {
      return FORMS.stream()
          .map(form -> form.apply(stripped))
          .flatMap(Optional::stream)
          .findFirst()
          .filter(date -> date.first.getYear() >= 1000 && date.last.getYear() <= 9999);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /**
   * The first of several dates as written. Unreadable ones are only used if there are no others,
   * and a year or month never if another date is within it.
   */
  public static Optional<String> earliest(Stream<String> dates) {
    return first(dates, Comparator.naturalOrder());
  }

  /** The last of several dates as written. Unreadable ones are only used if there are no others. */
  public static Optional<String> latest(Stream<String> dates) {
    return first(dates, Comparator.reverseOrder());
  }

  private static Optional<String> first(Stream<String> dates, Comparator<LocalDate> order) {
    List<String> all = dates.toList();
    if (all.size() < 2) {
      // The usual case; reading a date is slow.
      return all.stream().findFirst();
    }
    return all.stream()
        .filter(text -> read(text).stream().noneMatch(date -> all.stream().anyMatch(date::spans)))
        .min(
            Comparator.comparing(
                    (String text) -> read(text).map(DateText::first).orElse(null),
                    Comparator.nullsLast(order))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Whether another date is within this one, which is then a year or a month. */
  private boolean spans(String text) {
    return read(text)
        .filter(other -> !other.first.isBefore(first) && !other.last.isAfter(last))
        .filter(other -> !other.first.equals(first) || !other.last.equals(last))
        .isPresent();
  }

  /** Whether the whole date is after a moment; a time without offset is read in the given zone. */
  public boolean isAfter(Instant now, ZoneId zone) {
    if (time == null) {
      return first.isAfter(LocalDate.ofInstant(now, zone));
    }
    Instant moment = offset == null ? time.atZone(zone).toInstant() : time.toInstant(offset);
    return moment.isAfter(now);
  }

  /**
   * The French day of a UTC moment that is midnight in France: databases write 1 January 2020 as «
   * 2019-12-31T23:00:00Z ». Other dates are returned unchanged.
   */
  public DateText legalDay() {
    if (time == null || !ZoneOffset.UTC.equals(offset)) {
      return this;
    }
    LocalDateTime there = LocalDateTime.ofInstant(time.toInstant(offset), LegalTime.FRANCE);
    return there.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? ofDay(there.getYear(), there.getMonthValue(), there.getDayOfMonth())
        : this;
  }

  /** The date without the time of day. */
  public String day() {
    return time == null ? iso : first.toString();
  }

  /** Converts a twelve-hour clock to hours from 0 to 23. */
  private static String inTwentyFourHours(String text) {
    Matcher matcher = TWELVE_HOURS.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    boolean isMorning = matcher.group(4).equalsIgnoreCase("a");
    int hour = number(matcher, 2) % NOON + (isMorning ? 0 : NOON);
    return matcher.group(1) + hour + matcher.group(3);
  }

  private static Optional<DateText> match(
      Pattern pattern, String text, Function<Matcher, DateText> read) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(read.apply(matcher)) : Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static DateText ofYear(int year) {
    return new DateText(
        "%04d".formatted(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), null, null);
  }

  private static DateText ofMonth(int year, int month) {
    YearMonth whole = YearMonth.of(year, month);
    return new DateText(whole.toString(), whole.atDay(1), whole.atEndOfMonth(), null, null);
  }

  private static DateText ofDay(int year, int month, int day) {
    LocalDate date = LocalDate.of(year, month, day);
    return new DateText(date.toString(), date, date, null, null);
  }

  private static DateText ofDay(Matcher matcher, int year, int month, int day) {
    if (matcher.group(5) == null) {
      return ofDay(year, month, day);
    }
    LocalTime clock = LocalTime.of(number(matcher, 5), number(matcher, 6), number(matcher, 7));
    return ofTime(LocalDate.of(year, month, day).atTime(clock), offset(matcher.group(8)));
  }

  private static DateText ofDrupal(Matcher matcher) {
    int month = AMERICAN_DAYS.contains(matcher.group(1)) ? 2 : 3;
    LocalDate date =
        LocalDate.of(number(matcher, 4), number(matcher, month), number(matcher, 5 - month));
    return ofTime(date.atTime(number(matcher, 5), number(matcher, 6)), null);
  }

  private static DateText ofBasic(Matcher matcher) {
    LocalDate date = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    LocalTime clock = LocalTime.of(number(matcher, 4), number(matcher, 5), number(matcher, 6));
    return ofTime(date.atTime(clock), offset(matcher.group(7)));
  }

  private static DateText ofTime(LocalDateTime time, @Nullable ZoneOffset offset) {
    LocalDateTime seconds = time.truncatedTo(ChronoUnit.SECONDS);
    String iso =
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(seconds)
            + (offset == null ? "" : offset.getId());
    return new DateText(iso, seconds.toLocalDate(), seconds.toLocalDate(), seconds, offset);
  }

  private static @Nullable ZoneOffset offset(@Nullable String zone) {
    if (zone == null) {
      return null;
    }
    return Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }

  private static DateText ofEpoch(String digits) {
    long number = Long.parseLong(digits);
    Instant instant =
        digits.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    return ofTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC);
  }

  private static DateText ofWords(Matcher matcher) {
    Integer month = MONTHS.get(matcher.group(2));
    if (month == null) {
      throw new DateTimeException("no such month");
    }
    int year = number(matcher, 3);
    return matcher.group(1) == null ? ofMonth(year, month) : ofDay(year, month, number(matcher, 1));
  }

  private static Optional<DateText> ofHttpDate(String text) {
    if (!text.contains(",")) {
      return Optional.empty();
    }
    OffsetDateTime time = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, OffsetDateTime::from);
    return Optional.of(ofTime(time.toLocalDateTime(), time.getOffset()));
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (Month month : Month.values()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
          months.put(Folding.fold(month.getDisplayName(style, locale)), month.getValue());
        }
      }
    }
    return Map.copyOf(months);
  }
}
