package fr.moisson.routes.store;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** When sources were harvested, and with what result. */
public record RunHistory(Jdbi jdbi) {

  /**
   * @param report null if the run is under way, or was killed
   */
  public record Last(Instant started, @Nullable RunReport report) {}

  /**
   * The current state of a source; replays do not count.
   *
   * @param state how its last harvest ended; null if none has ended
   * @param success when a harvest was last complete
   * @param datasets number of its datasets in the catalogue
   */
  public record Standing(@Nullable State state, @Nullable Instant success, long datasets) {}

  /** The state of a source, for monitoring. */
  public Standing standing(String territory, String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT
                      (SELECT state FROM run WHERE territory = :territory AND source = :source
                         AND replay = 0 AND state IS NOT NULL ORDER BY id DESC LIMIT 1) AS state,
                      (SELECT ended FROM run WHERE territory = :territory AND source = :source
                         AND replay = 0 AND state = 'COMPLETE' ORDER BY id DESC LIMIT 1) AS ended,
                      (SELECT count(*) FROM dataset WHERE territory = :territory
                         AND source = :source AND withdrawn IS NULL) AS datasets
                    """)
                .bind("territory", territory)
                .bind("source", source)
                .map(
                    (row, context) ->
                        standing(
                            row.getString("state"),
                            row.getString("ended"),
                            row.getLong("datasets")))
                .one());
  }

  private static Standing standing(@Nullable String state, @Nullable String ended, long datasets) {
    return new Standing(
        state == null ? null : State.valueOf(state),
        ended == null ? null : Stored.moment(ended),
        datasets);
  }

  /**
   * One harvest.
   *
   * @param ended null if it is under way, or was killed
   */
  public record Harvested(Instant started, @Nullable Instant ended) {}

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
   * The last harvest of a source, without replays and without one that was killed, unless the one
   * before was killed too.
   */
  public Optional<Harvested> lastHarvest(String territory, String source) {
    List<Harvested> latest =
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
                            harvested(row.getString("started"), row.getString("ended")))
                    .list());
    boolean goesOn = latest.stream().limit(1).anyMatch(last -> last.ended() == null);
    boolean theOneBeforeEnded = latest.stream().skip(1).allMatch(last -> last.ended() != null);
    return latest.stream().skip(goesOn && theOneBeforeEnded ? 1 : 0).findFirst();
  }

  /**
   * Start of the first harvest in the current series of failed ones; empty if the last harvest did
   * not fail.
   */
  public Optional<Instant> failingSince(String territory, String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT min(started) FROM run
                    WHERE territory = :territory AND source = :source AND replay = 0
                      AND state IN ('FAILED', 'INCOMPLETE')
                      AND id > coalesce((SELECT max(id) FROM run
                          WHERE territory = :territory AND source = :source AND replay = 0
                            AND state NOT IN ('FAILED', 'INCOMPLETE')), 0)
                    """)
                .bind("territory", territory)
                .bind("source", source)
                .mapTo(String.class)
                .findOne()
                .map(Stored::moment));
  }

  private static Harvested harvested(String started, @Nullable String ended) {
    return new Harvested(Stored.moment(started), ended == null ? null : Stored.moment(ended));
  }
}
