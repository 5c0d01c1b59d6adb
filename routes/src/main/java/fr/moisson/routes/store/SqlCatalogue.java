package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.EventType;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RunReport;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The catalogue in a database. Each method is one transaction, including its events. */
public final class SqlCatalogue implements Catalogue {

  private final Transactions database;

  public SqlCatalogue(Jdbi jdbi) {
    this.database = new Transactions(jdbi);
  }

  @Override
  public void configured(String territory, Collection<String> sources) {
    database.useTransaction(handle -> Twins.putLast(handle, territory, sources));
  }

  @Override
  public long open(String territory, String source, int rank, boolean isReplay, Instant at) {
    return database.inTransaction(
        handle -> {
          Outbox.write(handle, EventType.RUN_STARTED, territory + "/" + source, Map.of(), at);
          long run =
              handle
                  .createUpdate(
                      "INSERT INTO run (territory, source, rank, replay, started)"
                          + " VALUES (:territory, :source, :rank, :replay, :at)")
                  .bind("territory", territory)
                  .bind("source", source)
                  .bind("rank", rank)
                  .bind("replay", isReplay ? 1 : 0)
                  .bind("at", Stored.moment(at))
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          Twins.rank(handle, run, territory, source, rank);
          return run;
        });
  }

  @Override
  public Change store(long run, Dataset dataset, List<Notice> notices, Instant at) {
    String content = Stored.json(dataset);
    String fingerprint = Hashes.sha256(content);
    return database.inTransaction(
        handle -> {
          Optional<Held> held = held(handle, dataset.id());
          if (held.isPresent() && held.get().lastRun() == run) {
            return Change.DUPLICATE;
          }
          if (held.isPresent() && held.get().fingerprint().equals(fingerprint)) {
            touch(handle, run, dataset.id());
            Notices.update(handle, run, dataset.id(), notices);
            return Change.UNCHANGED;
          }
          Change change = held.isPresent() ? Change.UPDATED : Change.CREATED;
          Twins.takeTurn(handle, dataset.id().territory());
          // Must run while the previous rows are still there.
          Notices.replace(handle, run, dataset.id(), RowsLost.with(handle, dataset, notices));
          write(handle, run, dataset.id(), content, fingerprint, at);
          Twins.identify(handle, dataset, rank(handle, run));
          Twins.settle(handle, run, dataset.id().key());
          EventType event =
              change == Change.CREATED ? EventType.DATASET_CREATED : EventType.DATASET_UPDATED;
          Outbox.write(handle, event, dataset.id().key(), Map.of("title", dataset.title()), at);
          return change;
        });
  }

  private static int rank(Handle handle, long run) {
    return handle.select("SELECT rank FROM run WHERE id = ?", run).mapTo(Integer.class).one();
  }

  private static String territory(Handle handle, long run) {
    return handle.select("SELECT territory FROM run WHERE id = ?", run).mapTo(String.class).one();
  }

  private static Optional<Held> held(Handle handle, DatasetId id) {
    return handle
        .select(
            "SELECT fingerprint, last_run FROM dataset WHERE id = ? AND withdrawn IS NULL",
            id.key())
        .map((row, context) -> new Held(row.getString("fingerprint"), row.getLong("last_run")))
        .findOne();
  }

  private record Held(String fingerprint, long lastRun) {}

  private static void write(
      Handle handle, long run, DatasetId id, String content, String fingerprint, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO dataset (id, territory, source, remote_id, content, fingerprint, last_run,
                                 first_seen, changed)
            VALUES (:id, :territory, :source, :remoteId, :content, :fingerprint, :run, :at, :at)
            ON CONFLICT (id) DO UPDATE SET content = excluded.content,
              fingerprint = excluded.fingerprint, last_run = excluded.last_run,
              changed = excluded.changed, missing_since = NULL, withdrawn = NULL
            """)
        .bind("id", id.key())
        .bind("territory", id.territory())
        .bind("source", id.source())
        .bind("remoteId", id.remoteId())
        .bind("content", content)
        .bind("fingerprint", fingerprint)
        .bind("run", run)
        .bind("at", Stored.moment(at))
        .execute();
  }

  private static boolean touch(Handle handle, long run, DatasetId id) {
    String listed =
        "UPDATE dataset SET last_run = ?, missing_since = NULL"
            + " WHERE id = ? AND withdrawn IS NULL";
    return handle.execute(listed, run, id.key()) > 0;
  }

  @Override
  public boolean keep(long run, DatasetId id, List<Notice> notices) {
    return database.inTransaction(
        handle -> {
          Notices.renew(handle, run, id, notices);
          return touch(handle, run, id);
        });
  }

  @Override
  public Optional<Dataset> published(DatasetId id) {
    return database.withHandle(
        handle ->
            handle
                .select(
                    "SELECT content FROM dataset"
                        + " WHERE id = ? AND withdrawn IS NULL AND twin_of IS NULL",
                    id.key())
                .mapTo(String.class)
                .findOne()
                .map(content -> Stored.read(content, Dataset.class)));
  }

  @Override
  public void note(long run, @Nullable DatasetId id, List<Notice> notices) {
    database.useTransaction(handle -> Notices.add(handle, run, id, notices));
  }

  @Override
  public Missing missing(long run) {
    return database.withHandle(handle -> MissingDatasets.of(handle, run));
  }

  @Override
  public Missing emptied(long run) {
    return database.withHandle(handle -> MissingDatasets.emptied(handle, run));
  }

  @Override
  public long renamed(long run) {
    return database.inTransaction(
        handle -> {
          Twins.takeTurn(handle, territory(handle, run));
          return Renamings.settle(handle, run);
        });
  }

  @Override
  public void markMissing(long run, Instant at) {
    database.useTransaction(handle -> MissingDatasets.mark(handle, run, at));
  }

  @Override
  public Concerned withdraw(long run, Instant missingBefore, Instant at) {
    return database.inTransaction(
        handle -> {
          Twins.takeTurn(handle, territory(handle, run));
          return Withdrawals.carryOut(
              handle, MissingDatasets.since(handle, run, missingBefore), at);
        });
  }

  @Override
  public void close(long run, RunReport report, @Nullable String marker, boolean full, Instant at) {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  "UPDATE run SET ended = :at, state = :state, report = :report, marker = :marker,"
                      + " full_listing = :full WHERE id = :run")
              .bind("run", run)
              .bind("at", Stored.moment(at))
              .bind("state", report.state().name())
              .bind("report", Stored.json(report))
              .bind("marker", marker)
              .bind("full", full ? 1 : 0)
              .execute();
          boolean held = report.state() == RunReport.State.HELD;
          Outbox.write(
              handle,
              held ? EventType.RUN_HELD : EventType.RUN_COMPLETED,
              report.territory() + "/" + report.source(),
              Map.of("run", run, "state", report.state().name()),
              at);
        });
  }

  @Override
  public Optional<Progress> progress(String territory, String source, Instant missingBefore) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT run.marker, fully.started FROM run
                    JOIN (SELECT max(started) AS started FROM run
                          WHERE territory = :territory AND source = :source
                            AND state = 'COMPLETE' AND full_listing = 1) AS fully
                      ON fully.started IS NOT NULL
                    WHERE territory = :territory AND source = :source AND state = 'COMPLETE'
                      AND marker IS NOT NULL
                      AND NOT EXISTS (SELECT 1 FROM dataset WHERE territory = :territory
                        AND source = :source AND withdrawn IS NULL AND missing_since <= :before)
                    ORDER BY id DESC LIMIT 1
                    """)
                .bind("territory", territory)
                .bind("source", source)
                .bind("before", Stored.moment(missingBefore))
                .map(
                    (row, context) ->
                        new Progress(
                            row.getString("marker"), Stored.moment(row.getString("started"))))
                .findOne());
  }

  @Override
  public void remember(String territory, String source, String memory, Instant at) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO source_memory (territory, source, content, changed)
                    VALUES (:territory, :source, :content, :at)
                    ON CONFLICT (territory, source) DO UPDATE SET content = excluded.content,
                      changed = excluded.changed
                    """)
                .bind("territory", territory)
                .bind("source", source)
                .bind("content", memory)
                .bind("at", Stored.moment(at))
                .execute());
  }

  @Override
  public Optional<String> memory(String territory, String source) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT content FROM source_memory"
                        + " WHERE territory = :territory AND source = :source")
                .bind("territory", territory)
                .bind("source", source)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public Concerned approve(String territory, String source, Instant at) {
    return database.inTransaction(handle -> Withdrawals.approve(handle, territory, source, at));
  }

  @Override
  public Concerned retire(String territory, String source, Instant at) {
    return database.inTransaction(handle -> Withdrawals.retire(handle, territory, source, at));
  }

  @Override
  public Concerned restore(String territory, String source, Instant at) {
    return database.inTransaction(handle -> Withdrawals.restore(handle, territory, source, at));
  }
}
