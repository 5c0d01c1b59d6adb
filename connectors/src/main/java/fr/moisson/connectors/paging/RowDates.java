package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Run;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dates of a dataset that its rows state, for services that do not state them otherwise. */
public final class RowDates {

  private static final String MODIFIED = "modified";
  private static final String START = "start";
  private static final String END = "end";

  /** Texts in this form are in the order of their times; others are no dates that we know. */
  private static final Pattern ISO =
      Pattern.compile("\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01])(?:[TZ ].*)?)?)?");

  private final OneOrMore modified;
  private final OneOrMore period;
  private final String today;
  private @Nullable String latest;
  private @Nullable String start;
  private @Nullable String end;

  /**
   * @param modified columns that say when a row was last changed
   * @param period columns that say what time a row is about
   */
  public RowDates(OneOrMore modified, OneOrMore period, Run run) {
    this.modified = modified;
    this.period = period;
    this.today = LocalDate.ofInstant(run.at(), LegalTime.FRANCE).toString();
  }

  /** Takes the dates of a row, or of the properties of a feature. */
  void see(JsonNode row) {
    JsonNode values = row.path("properties").isObject() ? row.path("properties") : row;
    // A single mistyped year must not hide the dates of all other rows.
    dates(values, modified)
        .filter(date -> date.compareTo(today) <= 0 || date.startsWith(today))
        .forEach(date -> latest = later(latest, date));
    dates(values, period)
        .forEach(
            date -> {
              start = start == null || date.compareTo(start) < 0 ? date : start;
              end = later(end, date);
            });
  }

  private static Stream<String> dates(JsonNode values, OneOrMore columns) {
    return columns.stream()
        .map(column -> values.path(column).asText("").strip())
        .filter(date -> ISO.matcher(date).matches());
  }

  private static String later(@Nullable String one, String other) {
    return one == null || other.compareTo(one) > 0 ? other : one;
  }

  void write(ObjectNode body) {
    put(body, MODIFIED, latest);
    put(body, START, start);
    put(body, END, end);
  }

  private static void put(ObjectNode body, String key, @Nullable String date) {
    if (date != null) {
      body.put(key, date);
    }
  }

  /** Adds the date of a whole dataset, if it is one, and if no row states any. */
  public static void write(ObjectNode body, String modified) {
    if (!body.has(MODIFIED) && ISO.matcher(modified).matches()) {
      body.put(MODIFIED, modified);
    }
  }

  /** The dataset with the dates in the body of its entry. */
  public static Dataset dated(Dataset dataset, JsonNode body) {
    String start = body.path(START).asText(null);
    return dataset.with(
        draft ->
            draft
                .modified(body.path(MODIFIED).asText(null))
                .temporal(start == null ? null : new Period(start, body.path(END).asText(null))));
  }
}
