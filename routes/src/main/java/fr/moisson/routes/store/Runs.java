package fr.moisson.routes.store;

import fr.moisson.harvesters.model.RunReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** When sources were harvested, and what came of it. */
public record Runs(Jdbi jdbi) {

  /**
   * @param report null if the run goes on, or was killed
   */
  public record Last(Instant started, @Nullable RunReport report) {}

  private record Begun(Instant started, boolean isEnded) {}

  /** The last run of a source. */
  public Optional<Last> last(String territory, String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT started, report FROM run"
                        + " WHERE territory = :territory AND source = :source"
                        + " ORDER BY id DESC LIMIT 1")
                .bind("territory", territory)
                .bind("source", source)
                .map((row, context) -> read(row.getString("started"), row.getString("report")))
                .findOne());
  }

  private static Last read(String started, @Nullable String report) {
    return new Last(
        Stored.moment(started), report == null ? null : Stored.read(report, RunReport.class));
  }

  /**
   * When the last harvest of a source began that counts as one: not a replay, which asks nobody,
   * and not one that was killed, unless the one before was killed too.
   */
  public Optional<Instant> lastStart(String territory, String source) {
    List<Begun> latest =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT started, ended FROM run
                        WHERE territory = :territory AND source = :source
                          AND replay = 0
                        ORDER BY id DESC LIMIT 2
                        """)
                    .bind("territory", territory)
                    .bind("source", source)
                    .map(
                        (row, context) ->
                            new Begun(
                                Stored.moment(row.getString("started")),
                                row.getString("ended") != null))
                    .list());
    boolean goesOn = latest.stream().limit(1).anyMatch(last -> !last.isEnded());
    boolean theOneBeforeEnded = latest.stream().skip(1).allMatch(Begun::isEnded);
    return latest.stream()
        .skip(goesOn && theOneBeforeEnded ? 1 : 0)
        .findFirst()
        .map(Begun::started);
  }
}
