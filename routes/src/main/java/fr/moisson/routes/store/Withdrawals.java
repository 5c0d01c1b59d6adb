package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Catalogue.Concerned;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Withdrawing datasets from the catalogue, and restoring them. The row of a withdrawn dataset
 * remains as a tombstone until it is erased ({@link Erasure}).
 */
final class Withdrawals {

  /** Withdraws datasets. */
  static Concerned carryOut(Handle handle, List<String> ids, Instant at) {
    for (String id : ids) {
      handle
          .createUpdate("UPDATE dataset SET withdrawn = :at, changed = :at WHERE id = :id")
          .bind("id", id)
          .bind("at", Stored.moment(at))
          .execute();
      Outbox.write(handle, EventType.DATASET_WITHDRAWN, id, Map.of(), at);
    }
    // Datasets that were replaced by one of these are published again.
    ids.forEach(id -> Twins.settle(handle, null, id));
    return concerned(handle, ids);
  }

  /**
   * Withdraws only what was held back by the last run that listed the source, ignoring replays and
   * outages: if it was held because of emptied datasets, these alone; otherwise, all but these. If
   * the source has recovered since, nothing is withdrawn; what a later run has listed again stays,
   * even if that run is still under way.
   */
  static Concerned approve(Handle handle, String territory, String source, Instant at) {
    Twins.takeTurn(handle, territory);
    String held =
        """
        SELECT dataset.id FROM dataset JOIN run ON run.id =
            (SELECT MAX(id) FROM run WHERE territory = :territory AND source = :source
               AND (state = 'HELD' OR full_listing = 1))
        WHERE dataset.territory = :territory AND dataset.source = :source
          AND dataset.withdrawn IS NULL
          AND run.state = 'HELD' AND dataset.last_run < run.id
          AND EXISTS (SELECT 1 FROM notice WHERE notice.run = run.id
                        AND notice.dataset IS NULL AND code = 'HELD_EMPTIED')
            = EXISTS (SELECT 1 FROM notice WHERE notice.run >= run.id
                        AND notice.dataset = dataset.id AND code = 'EMPTIED')
        """;
    return carryOut(handle, ids(handle, held, territory, source), at);
  }

  static Concerned retire(Handle handle, String territory, String source, Instant at) {
    Twins.takeTurn(handle, territory);
    String all =
        "SELECT id FROM dataset WHERE territory = :territory AND source = :source"
            + " AND withdrawn IS NULL";
    return carryOut(handle, ids(handle, all, territory, source), at);
  }

  /** Reverts the latest withdrawals, those of one moment. Their grace period starts again. */
  static Concerned restore(Handle handle, String territory, String source, Instant at) {
    Twins.takeTurn(handle, territory);
    String latest =
        """
        SELECT id FROM dataset
        WHERE territory = :territory AND source = :source AND withdrawn =
          (SELECT MAX(withdrawn) FROM dataset
           WHERE territory = :territory AND source = :source)
        """;
    List<String> ids = ids(handle, latest, territory, source);
    for (String id : ids) {
      handle
          .createUpdate(
              "UPDATE dataset SET withdrawn = NULL, missing_since = :at, changed = :at"
                  + " WHERE id = :id")
          .bind("id", id)
          .bind("at", Stored.moment(at))
          .execute();
      Outbox.write(handle, EventType.DATASET_CREATED, id, Map.of("restored", true), at);
    }
    ids.forEach(id -> Twins.release(handle, null, id));
    return concerned(handle, ids);
  }

  private static List<String> ids(Handle handle, String query, String territory, String source) {
    return handle
        .createQuery(query)
        .bind("territory", territory)
        .bind("source", source)
        .mapTo(String.class)
        .list();
  }

  private static Concerned concerned(Handle handle, List<String> ids) {
    List<String> some = ids.stream().sorted().limit(Catalogue.MOST_TITLES).toList();
    return new Concerned(
        ids.size(),
        some.isEmpty()
            ? List.of()
            : handle
                .createQuery("SELECT content FROM dataset WHERE id IN (<ids>)")
                .bindList("ids", some)
                .mapTo(String.class)
                .map(content -> Stored.read(content, Dataset.class).title())
                .stream()
                .sorted()
                .toList());
  }

  private Withdrawals() {}
}
