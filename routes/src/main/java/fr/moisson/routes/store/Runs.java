package fr.moisson.routes.store;

import fr.moisson.harvesters.model.RunReport;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** When sources were harvested, and what came of it. */
public record Runs(Jdbi jdbi) {

  /**
   * @param report null if the run goes on, or was killed
   */
  public record Last(Instant started, @Nullable RunReport report) {}

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

  /** When the last run of a source began, whatever became of it. */
  public Optional<Instant> lastStart(String territory, String source) {
    return last(territory, source).map(Last::started);
  }
}
