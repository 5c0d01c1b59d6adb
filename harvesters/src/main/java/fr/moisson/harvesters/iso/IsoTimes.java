package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.DateText;
import fr.moisson.harvesters.values.PeriodText;
import fr.moisson.harvesters.values.TimeStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that the data cover. A position may be indeterminate: data from before a date
 * have no known start, and data to after a date have no known end.
 */
final class IsoTimes {

  /** A period, and its words if the dates do not say everything. */
  private record Time(Period period, boolean isVague, String words) {}

  private final List<Time> times;
  private final List<String> steps;

  IsoTimes(XmlElement record) {
    times =
        record
            .all("identificationInfo", "*", "extent", "EX_Extent")
            .flatMap(extent -> extent.all("temporalElement", "*", "extent", "*"))
            .flatMap(time -> read(time).stream())
            .distinct()
            .toList();
    steps =
        record
            .texts("identificationInfo", "*", "temporalResolution", "TM_PeriodDuration")
            .flatMap(step -> TimeStep.sentence(step).stream())
            .toList();
  }

  Optional<Period> period() {
    return PeriodText.around(
        times.stream()
            .map(Time::period)
            .filter(period -> period.start() != null || period.end() != null)
            .toList());
  }

  /** A sentence for each of several periods, for those that are more than dates, and for steps. */
  List<String> sentences() {
    Stream<String> periods =
        times.stream()
            .filter(time -> time.isVague || times.size() > 1)
            .map(Time::words)
            .map(PeriodText::quoted);
    return Stream.concat(periods, steps.stream()).distinct().toList();
  }

  /** A {@code TimePeriod}, or a {@code TimeInstant}, which is both start and end. */
  private static Optional<Time> read(XmlElement time) {
    Optional<XmlElement> instant = time.first("timePosition");
    Optional<XmlElement> start =
        instant.or(() -> position(time, "beginPosition", "begin")).filter(IsoTimes::saysAnything);
    Optional<XmlElement> end =
        instant.or(() -> position(time, "endPosition", "end")).filter(IsoTimes::saysAnything);
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    boolean isVague = Stream.of(start, end).flatMap(Optional::stream).anyMatch(IsoTimes::isVague);
    Period period = new Period(date(start, "after"), date(end, "before"));
    String words = start.equals(end) ? words(start) : words(start) + " – " + words(end);
    return Optional.of(new Time(period, isVague, words));
  }

  private static Optional<XmlElement> position(XmlElement time, String position, String instant) {
    return time.first(position).or(() -> time.first(instant, "TimeInstant", "timePosition"));
  }

  private static boolean saysAnything(XmlElement position) {
    return !position.text().isEmpty();
  }

  /**
   * The date, unless the actual bound may be on its other side, or anywhere.
   *
   * @param within the side of the date on which the period lies
   */
  private static @Nullable String date(Optional<XmlElement> position, String within) {
    return position
        .filter(
            at -> at.attribute("indeterminatePosition").filter(s -> !s.equals(within)).isEmpty())
        .map(XmlElement::text)
        .orElse(null);
  }

  private static boolean isVague(XmlElement position) {
    return position
        .attribute("indeterminatePosition")
        .filter(kind -> kind.equals("before") || kind.equals("after"))
        .isPresent();
  }

  private static String words(Optional<XmlElement> position) {
    return position
        .map(
            at ->
                switch (at.attribute("indeterminatePosition").orElse("")) {
                  case "before" -> "avant " + day(at);
                  case "after" -> "après " + day(at);
                  default -> day(at);
                })
        .orElse("…");
  }

  private static String day(XmlElement position) {
    return DateText.read(position.text()).map(DateText::day).orElse(position.text());
  }
}
