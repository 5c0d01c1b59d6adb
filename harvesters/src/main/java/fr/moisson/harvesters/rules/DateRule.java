package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.DateText;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Normalises dates to ISO 8601, with the precision of the source. Unreadable dates are dropped, and
 * so are modification dates in the future, which udata refuses, and those that are epoch zero.
 */
final class DateRule implements Rule {

  /** Databases write 2999 and 9999 for « no end »; no real year is that late. */
  private static final int FOREVER = 2900;

  /** Programs write epoch zero for « never ». */
  private static final String ZERO = "1970-01-01";

  private static final Pattern OPEN =
      Pattern.compile(
          "(?iu)\\.\\.|…|-|now|present|ongoing|today|présent|en cours|aujourd['’]hui|à ce jour"
              + "|actuel|actuellement|inconnue?|unknown");

  private final Clock clock;

  DateRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    return dataset.with(
        draft ->
            draft
                .issued(read(dataset.issued(), notices).map(DateText::iso).orElse(null))
                .modified(past(dataset.modified(), notices))
                .temporal(period(dataset.temporal(), notices))
                .eachLink(link -> dated(link, notices)));
  }

  private static Optional<DateText> read(@Nullable String text, Consumer<Notice> notices) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<DateText> date = DateText.read(text);
    if (date.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.BAD_DATE, text));
    }
    return date;
  }

  private @Nullable String past(@Nullable String text, Consumer<Notice> notices) {
    Optional<DateText> date = read(text, notices);
    if (date.isPresent() && date.get().isAfter(clock.instant(), clock.getZone())) {
      notices.accept(Notice.of(Notice.Code.FUTURE_DATE, date.get().iso()));
      return null;
    }
    if (date.isPresent() && date.get().day().equals(ZERO)) {
      notices.accept(Notice.of(Notice.Code.BAD_DATE, date.get().iso()));
      return null;
    }
    return date.map(DateText::iso).orElse(null);
  }

  private static @Nullable Period period(@Nullable Period period, Consumer<Notice> notices) {
    if (period == null) {
      return null;
    }
    Optional<DateText> start = read(closed(period.start()), notices);
    Optional<DateText> end =
        read(closed(period.end()), notices).filter(date -> date.first().getYear() < FOREVER);
    if (start.isEmpty() && end.isEmpty()) {
      return null;
    }
    if (start.isPresent() && end.isPresent() && start.get().first().isAfter(end.get().last())) {
      notices.accept(Notice.of(Notice.Code.BAD_DATE, start.get().day() + " > " + end.get().day()));
      return null;
    }
    return new Period(start.map(DateText::day).orElse(null), end.map(DateText::day).orElse(null));
  }

  /** Null for the words that sources write for an open end. */
  private static @Nullable String closed(@Nullable String end) {
    return end == null || OPEN.matcher(end.strip()).matches() ? null : end;
  }

  private Distribution.Link dated(Distribution.Link link, Consumer<Notice> notices) {
    String issued = read(link.more().issued(), notices).map(DateText::iso).orElse(null);
    return link.dated(past(link.modified(), notices)).detailed(link.more().issuedAt(issued));
  }
}
