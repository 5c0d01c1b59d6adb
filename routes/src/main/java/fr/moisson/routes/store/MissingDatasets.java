package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Catalogue.Missing;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice.Code;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Datasets of a run's source that the run did not list, or listed without any row. */
final class MissingDatasets {

  /** Condition for the datasets that we hold of a run's source. */
  static final String OF_THE_RUN =
      "territory = (SELECT territory FROM run WHERE id = :run)"
          + " AND source = (SELECT source FROM run WHERE id = :run) AND withdrawn IS NULL";

  private static final String HAS_NO_ROWS =
      "EXISTS (SELECT 1 FROM notice AS said"
          + " WHERE said.dataset = dataset.id AND said.run = :run AND said.code = 'EMPTIED')";

  private static final String EMPTIED = "last_run <> :run AND " + HAS_NO_ROWS;

  private static final String MISSING = "last_run <> :run AND NOT " + HAS_NO_ROWS;

  static Missing of(Handle handle, long run) {
    List<String> titles = titles(handle, run, MISSING);
    return count(handle, run, MISSING, titles, titles.isEmpty() ? Map.of() : refused(handle, run));
  }

  static Missing emptied(Handle handle, long run) {
    return count(handle, run, EMPTIED, titles(handle, run, EMPTIED), Map.of());
  }

  static boolean isAllStored(Handle handle, long run) {
    return handle
        .createQuery("SELECT 1 FROM dataset WHERE last_run <> :run AND " + OF_THE_RUN + " LIMIT 1")
        .bind("run", run)
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  private static Missing count(
      Handle handle, long run, String which, List<String> titles, Map<Code, Long> refused) {
    return handle
        .createQuery(
            "SELECT COUNT(*) AS held, COUNT(CASE WHEN "
                + which
                + " THEN 1 END) AS missing FROM dataset WHERE "
                + OF_THE_RUN)
        .bind("run", run)
        .map(
            (row, context) ->
                new Missing(row.getLong("held"), row.getLong("missing"), titles, refused))
        .one();
  }

  private static Map<Code, Long> refused(Handle handle, long run) {
    return handle
        .createQuery(
            "SELECT code, COUNT(DISTINCT dataset.id) AS times FROM dataset"
                + " JOIN notice ON notice.dataset = dataset.id AND notice.run = :run"
                + " WHERE code IN (<codes>) AND "
                + MISSING
                + " AND "
                + OF_THE_RUN
                + " GROUP BY code")
        .bind("run", run)
        .bindList("codes", Missing.REFUSALS.stream().map(Code::name).toList())
        .map((row, context) -> Map.entry(Code.valueOf(row.getString("code")), row.getLong("times")))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<String> titles(Handle handle, long run, String which) {
    return handle
        .createQuery(
            "SELECT content FROM dataset WHERE "
                + which
                + " AND "
                + OF_THE_RUN
                + " ORDER BY id LIMIT "
                + Catalogue.MOST_TITLES)
        .bind("run", run)
        .map((row, context) -> Stored.read(row.getString("content"), Dataset.class).title())
        .list();
  }

  /** Records since when they have been missing. */
  static void mark(Handle handle, long run, Instant at) {
    handle
        .createUpdate(
            "UPDATE dataset SET missing_since = :at WHERE missing_since IS NULL AND "
                + MISSING
                + " AND "
                + OF_THE_RUN)
        .bind("run", run)
        .bind("at", Stored.moment(at))
        .execute();
  }

  /**
   * Those that have been missing for long, and those that the officer's choice leaves out: for
   * these, the source has not failed, and there is nothing to wait for.
   */
  static List<String> since(Handle handle, long run, Instant before) {
    return handle
        .createQuery(
            "SELECT id FROM dataset WHERE (missing_since <= :before OR EXISTS (SELECT 1 FROM notice"
                + " WHERE notice.dataset = dataset.id AND run = :run AND code = 'NOT_CHOSEN'))"
                + " AND "
                + MISSING
                + " AND "
                + OF_THE_RUN)
        .bind("run", run)
        .bind("before", Stored.moment(before))
        .mapTo(String.class)
        .list();
  }

  private MissingDatasets() {}
}
