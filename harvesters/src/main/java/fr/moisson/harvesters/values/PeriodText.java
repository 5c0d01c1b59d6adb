package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Period;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a period in any written form: a date, an ISO 8601 interval, possibly open, or words: «
 * 2015-2018 », « du 01/01/2015 au 31/12/2018 », « depuis 2012 ». Dates are kept as written.
 */
public final class PeriodText {

  private static final Pattern FROM =
      Pattern.compile("(?iu)^(?:de|du|entre|from|between|années?|période) +");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?iu) +(?:à|a|au|et|to|and|until|jusqu['’](?:en|au?|à)) +| *[-–—/] *| +\\.\\. +");
  private static final Pattern SINCE =
      Pattern.compile("(?iu)(?:depuis|dès|à (?:partir|compter) d[eu]|since|from) (?:le )?(.+)");
  private static final Pattern UNTIL =
      Pattern.compile("(?iu)(?:jusqu['’](?:en|au?|à)|until|up to) (.+)");

  /** The standard's two points, or what programs write for a missing date. */
  private static final String NONE = "(?:\\.\\.|none|null|unknown)?";

  private static final String TODAY =
      "(?:present|now|today|ongoing|aujourd['’]hui|en cours|ce jour|nos jours)";
  private static final Pattern OPEN = Pattern.compile("(?iu)" + TODAY);
  private static final Pattern OPEN_END =
      Pattern.compile(
          "(?iu)(.+?)(?: */ *%s|(?: *[-–—/] *| +(?:à|to|until|jusqu['’]à) +)%s)"
              .formatted(NONE, TODAY));
  private static final Pattern OPEN_START = Pattern.compile("(?iu)%s */ *(.+)".formatted(NONE));

  /** A longer text is something else. */
  private static final int LONGEST = 1000;

  /** « 2011/12 » may be a month, or a season from one year to the next. */
  private static final Pattern SEASON = Pattern.compile("\\d{4}/\\d\\d");

  /**
   * Of a <a href="https://www.dublincore.org/specifications/dublin-core/dcmi-period/">DCMI
   * Period</a>.
   */
  private static final Pattern DCMI_START = Pattern.compile("(?i)start\\s*=([^;]+)");

  private static final Pattern DCMI_END = Pattern.compile("(?i)end\\s*=([^;]+)");

  /** « 2016/P1Y », an interval with a duration. */
  private static final Pattern LASTING = Pattern.compile("([^/]+)/(P[^/]+)|(P[^/]+)/([^/]+)");

  /** Empty if the words have no date, or more than two. */
  public static Optional<Period> read(String text) {
    String words = text.strip();
    if (words.length() > LONGEST || SEASON.matcher(words).matches()) {
      return Optional.empty();
    }
    if (isDate(words)) {
      return Optional.of(new Period(words, words));
    }
    return dcmi(words)
        .or(() -> range(FROM.matcher(words).replaceFirst("")))
        .or(() -> lasting(words))
        .or(
            () ->
                Stream.of(OPEN_END, SINCE)
                    .flatMap(form -> end(form, words).stream())
                    .findFirst()
                    .or(() -> end(OPEN_END, FROM.matcher(words).replaceFirst("")))
                    .map(date -> new Period(date, null)))
        .or(() -> end(OPEN_START, words).or(() -> end(UNTIL, words)).map(d -> new Period(null, d)));
  }

  /** From the earliest start to the latest end; open if any of the periods is open. */
  public static Optional<Period> around(Collection<Period> periods) {
    return periods.stream()
        .reduce(
            (one, other) ->
                new Period(
                    outermost(one.start(), other.start(), DateText::earliest),
                    outermost(one.end(), other.end(), DateText::latest)))
        .filter(whole -> whole.start() != null || whole.end() != null);
  }

  private static @Nullable String outermost(
      @Nullable String one,
      @Nullable String other,
      Function<Stream<String>, Optional<String>> choice) {
    return one == null || other == null ? null : choice.apply(Stream.of(one, other)).orElse(null);
  }

  /** A sentence for each period, if there are several, since the whole does not show them. */
  public static Stream<String> sentences(Collection<Period> periods) {
    return periods.size() < 2
        ? Stream.empty()
        : periods.stream()
            .map(
                period ->
                    (period.start() == null ? "…" : period.start())
                        + " – "
                        + (period.end() == null ? "…" : period.end()))
            .map(PeriodText::quoted);
  }

  /** A sentence for people that quotes the words for a period that {@link #read} cannot read. */
  public static String quoted(String words) {
    String sentence = "Période couverte : " + words.strip();
    return sentence.endsWith("…") ? sentence : sentence + ".";
  }

  private static Optional<Period> dcmi(String words) {
    String start = bound(DCMI_START, words);
    String end = bound(DCMI_END, words);
    boolean isOpen = end == null || OPEN.matcher(end).matches();
    boolean starts = start != null && isDate(start);
    boolean ends = end != null && isDate(end);
    return (starts && (ends || isOpen)) || (ends && start == null)
        ? Optional.of(new Period(start, isOpen ? null : end))
        : Optional.empty();
  }

  private static @Nullable String bound(Pattern form, String words) {
    Matcher matcher = form.matcher(words);
    return matcher.find() ? matcher.group(1).strip() : null;
  }

  private static Optional<Period> range(String words) {
    Matcher between = BETWEEN.matcher(words);
    while (between.find()) {
      String first = words.substring(0, between.start());
      String last = words.substring(between.end());
      if (isDate(first) && isDate(last)) {
        return Optional.of(new Period(first, last));
      }
    }
    return Optional.empty();
  }

  private static Optional<Period> lasting(String words) {
    Matcher interval = LASTING.matcher(words);
    if (!interval.matches()) {
      return Optional.empty();
    }
    boolean starts = interval.group(1) != null;
    String date = starts ? interval.group(1) : interval.group(4);
    Optional<DateText> known = DateText.read(date);
    try {
      java.time.Period length =
          java.time.Period.parse(
              (starts ? interval.group(2) : interval.group(3)).toUpperCase(Locale.ROOT));
      return length.isZero() || length.isNegative()
          ? Optional.empty()
          : known.map(
              day ->
                  starts
                      ? new Period(date, day.first().plus(length).minusDays(1).toString())
                      : new Period(day.last().minus(length).plusDays(1).toString(), date));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> end(Pattern form, String words) {
    Matcher matcher = form.matcher(words);
    return matcher.matches() && isDate(matcher.group(1))
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  private static boolean isDate(String text) {
    return DateText.read(text).isPresent();
  }

  private PeriodText() {}
}
