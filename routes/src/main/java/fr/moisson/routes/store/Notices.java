package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Notices as rows: codes and arguments, never sentences. */
public final class Notices {

  /**
   * All notices of one code; for errors, those with the same arguments.
   *
   * @param about as in {@link Said}
   */
  public record Digest(long times, @Nullable String about, Notice example) {}

  /**
   * One notice.
   *
   * @param key of the dataset, whether we hold it or not; null for the run as a whole
   * @param about title of the dataset, or its id at the source if we do not hold it, followed by
   *     its source if that is another one; null for the run as a whole
   */
  public record Said(@Nullable String key, @Nullable String about, Notice notice) {}

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  // Which of two identical datasets is published does not depend on the run of either.
  private static final String OF_ITS_RUN = " AND code NOT LIKE 'SAME_AS_%'";
  private static final String EXCEPT_LOST = " AND code NOT IN ('ROWS_LOST', 'COLUMNS_LOST')";
  private static final String DELETE_ALL =
      "DELETE FROM notice WHERE dataset = :dataset" + OF_ITS_RUN;

  static void replace(Handle handle, long run, DatasetId id, List<Notice> notices) {
    handle.createUpdate(DELETE_ALL).bind("dataset", id.key()).execute();
    add(handle, run, id, notices);
  }

  private static Notice read(ResultSet row) throws SQLException {
    return new Notice(
        Stored.code(row.getString("code")),
        Stored.read(row.getString("args"), TEXTS),
        row.getObject("row_number") == null ? null : row.getLong("row_number"));
  }

  /**
   * Updates the notices about an unchanged dataset: what was lost when it last changed is still
   * lost. Nothing is written if the notices are the same, which is the usual case.
   */
  static void update(Handle handle, long run, DatasetId id, List<Notice> notices) {
    List<Notice> before =
        handle
            .createQuery(
                "SELECT code, args, row_number FROM notice WHERE dataset = :dataset"
                    + OF_ITS_RUN
                    + EXCEPT_LOST
                    + " ORDER BY id")
            .bind("dataset", id.key())
            .map((row, context) -> read(row))
            .list();
    if (!before.equals(notices)) {
      handle.createUpdate(DELETE_ALL + EXCEPT_LOST).bind("dataset", id.key()).execute();
      add(handle, run, id, notices);
    }
  }

  /** Replaces what earlier runs said about an entry that this one could not use. */
  static void renew(Handle handle, long run, DatasetId id, List<Notice> notices) {
    handle
        .createUpdate(DELETE_ALL + EXCEPT_LOST + " AND run < :run")
        .bind("dataset", id.key())
        .bind("run", run)
        .execute();
    add(handle, run, id, notices);
  }

  private static void dropOlder(Handle handle, long run, DatasetId id, List<Notice> notices) {
    handle
        .createUpdate(
            "DELETE FROM notice WHERE dataset = :dataset AND run < :run AND code IN (<codes>)")
        .bind("dataset", id.key())
        .bind("run", run)
        .bindList("codes", codes(notices))
        .execute();
  }

  private static List<String> codes(List<Notice> notices) {
    return notices.stream().map(notice -> notice.code().name()).distinct().toList();
  }

  /** Notices that every run repeats about an entry are kept once. */
  static void add(Handle handle, long run, @Nullable DatasetId id, List<Notice> notices) {
    if (notices.isEmpty()) {
      return;
    }
    if (id != null) {
      dropOlder(handle, run, id, notices);
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO notice"
                + " (run, dataset, remote_id, severity, code, args, row_number)"
                + " VALUES (:run, :dataset, :remoteId, :severity, :code, :args, :row)");
    for (Notice notice : notices) {
      batch
          .bind("run", run)
          .bind("dataset", id == null ? null : id.key())
          .bind("remoteId", id == null ? null : id.remoteId())
          .bind("severity", notice.code().severity().name())
          .bind("code", notice.code().name())
          .bind("args", Stored.json(notice.args()))
          .bind("row", notice.row())
          .add();
    }
    batch.execute();
  }

  /**
   * A summary of the last run of a source and of the datasets that it listed: each error, and one
   * example of every other code, ordered by severity, then frequency.
   */
  public static List<Digest> ofLastRun(Database database, String territory, String source) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT grouped.times, example.code, example.args,
                          example.row_number, example.remote_id,
                          subject.source, subject.content
                        FROM (
                          SELECT COUNT(*) AS times, MIN(notice.id) AS first_id FROM notice
                          LEFT JOIN dataset ON dataset.id = notice.dataset
                          CROSS JOIN (SELECT MAX(id) AS id FROM run
                                      WHERE territory = :territory AND source = :source) AS latest
                          WHERE notice.run = latest.id OR dataset.last_run = latest.id
                          GROUP BY notice.code,
                            CASE notice.severity WHEN 'ERROR' THEN notice.args ELSE '' END) AS grouped
                        JOIN notice AS example ON example.id = grouped.first_id
                        LEFT JOIN dataset AS subject ON subject.id = example.dataset
                        ORDER BY CASE example.severity
                          WHEN 'ERROR' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END, grouped.times DESC,
                          grouped.first_id
                        """)
                    .bind("territory", territory)
                    .bind("source", source)
                    .map(
                        (row, context) ->
                            new Digest(row.getLong("times"), about(row, source), read(row)))
                    .list());
  }

  /** Each single notice of the last run, ordered by dataset. */
  public static void eachOfLastRun(
      Database database, String territory, String source, Consumer<Said> consumer) {
    database.reading(
        handle -> {
          Subject[] last = {new Subject(null, null)};
          handle
              .createQuery(
                  """
                  SELECT notice.dataset, notice.remote_id, notice.code, notice.args,
                    notice.row_number
                  FROM notice LEFT JOIN dataset ON dataset.id = notice.dataset
                  CROSS JOIN (SELECT MAX(id) AS id FROM run
                              WHERE territory = :territory AND source = :source) AS latest
                  WHERE notice.run = latest.id OR dataset.last_run = latest.id
                  ORDER BY CASE WHEN notice.dataset IS NULL THEN 0 ELSE 1 END, notice.dataset,
                    notice.id
                  """)
              .setFetchSize(500)
              .bind("territory", territory)
              .bind("source", source)
              .map(
                  (row, context) -> {
                    String key = row.getString("dataset");
                    if (!Objects.equals(key, last[0].key())) {
                      last[0] = subject(handle, key, row.getString("remote_id"), source);
                    }
                    return new Said(key, last[0].name(), read(row));
                  })
              .forEach(consumer);
        });
  }

  /** What consecutive notices are about, cached because parsing a dataset is slow. */
  private record Subject(@Nullable String key, @Nullable String name) {}

  private static Subject subject(
      Handle handle, @Nullable String key, @Nullable String remoteId, String source) {
    String name =
        handle
            .select("SELECT source, remote_id, content FROM dataset WHERE id = ?", key)
            .map((row, context) -> about(row, source))
            .findOne()
            .orElse(remoteId);
    return new Subject(key, name);
  }

  private static @Nullable String about(ResultSet row, String source) throws SQLException {
    String content = row.getString("content");
    String name =
        content == null ? row.getString("remote_id") : Stored.read(content, Dataset.class).title();
    String other = row.getString("source");
    return other == null || other.equals(source) ? name : other + "/" + name;
  }

  private Notices() {}
}
