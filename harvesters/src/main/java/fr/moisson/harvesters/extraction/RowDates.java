package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.DatasetDates;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.values.DateText;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dates that the rows of a share state. A single mistyped one must not hide all others. */
final class RowDates {

  /** Texts in this form are in the order of their times; others are no dates that we know. */
  private static final Pattern ISO =
      Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2}(?:Z|[T ]\\d{2}:[\\d:.]+(?:Z|[+-][\\d:]+)?)?)?)?");

  /** Databases write year 1 for « unknown ». */
  private static final String EARLIEST = "1700";

  /** Programs write epoch zero for « never ». */
  private static final String ZERO = "1970-01-01";

  /** Years beyond this are written for « no end », such as 2099 and 9999. */
  private static final int YEARS_AHEAD = 2;

  private final Table.DateColumns columns;
  private final boolean hasNone;
  private final LocalDate limit;
  private @Nullable String latest;
  private @Nullable String start;
  private @Nullable String end;

  RowDates(Table.DateColumns columns) {
    this.columns = columns;
    this.hasNone = columns.modified().isEmpty() && columns.period().isEmpty();
    this.limit = LocalDate.ofInstant(columns.at(), LegalTime.FRANCE).plusYears(YEARS_AHEAD);
  }

  void add(Row row) {
    if (hasNone) {
      return;
    }
    dates(row, columns.modified())
        .filter(date -> isBefore(latest, date) && isPast(date))
        .forEach(date -> latest = date);
    dates(row, columns.period())
        .filter(date -> (isBefore(date, start) || isBefore(end, date)) && isNear(date))
        .forEach(
            date -> {
              start = isBefore(date, start) ? date : start;
              end = isBefore(end, date) ? date : end;
            });
  }

  private static Stream<String> dates(Row row, OneOrMore columns) {
    return columns.stream()
        .map(column -> row.value(column).strip())
        .filter(date -> ISO.matcher(date).matches() && date.compareTo(EARLIEST) >= 0);
  }

  /** Also if one of them is not known yet. */
  private static boolean isBefore(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.compareTo(other) < 0;
  }

  private boolean isPast(String date) {
    return DateText.read(date)
        .filter(read -> !read.isAfter(columns.at(), LegalTime.FRANCE) && !read.day().equals(ZERO))
        .isPresent();
  }

  private boolean isNear(String date) {
    return DateText.read(date).filter(read -> !read.first().isAfter(limit)).isPresent();
  }

  DatasetDates dates() {
    String first = read(start).map(DateText::day).orElse(null);
    String last = read(end).map(DateText::day).orElse(null);
    return new DatasetDates(
        read(latest).map(DateText::iso).orElse(null),
        first == null ? null : new Period(first, last));
  }

  private static Optional<DateText> read(@Nullable String date) {
    return Optional.ofNullable(date).flatMap(DateText::read);
  }
}
