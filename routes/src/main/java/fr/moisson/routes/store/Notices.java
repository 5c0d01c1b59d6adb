package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Notices as rows: codes and arguments, never sentences. */
public final class Notices {

  /**
   * All notices of one code; of errors, those that say the same.
   *
   * @param about as of {@link Said}
   */
  public record Digest(long times, @Nullable String about, Notice example) {}

  /**
   * One notice.
   *
   * @param key of the dataset, whether it is held or not; null means the run as a whole
   * @param about the title of the dataset, or what its source calls it if it is not held, with its
   *     source if that is another one; null means the run as a whole
   */
  public record Said(@Nullable String key, @Nullable String about, Notice notice) {}

  private static final Set<String> CODES =
      Stream.of(Notice.Code.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  // Which of two datasets is published is not the business of either's run.
  private static final String OF_ITS_RUN = " AND code NOT LIKE 'SAME_AS_%'";
  private static final String EXCEPT_LOST = " AND code <> 'ROWS_LOST'";
  private static final String DELETE_ALL =
      "DELETE FROM notice WHERE dataset = :dataset" + OF_ITS_RUN;

  static void replace(Handle handle, long run, DatasetId id, List<Notice> notices) {
    handle.createUpdate(DELETE_ALL).bind("dataset", id.key()).execute();
    add(handle, run, id, notices);
  }

  /** A notice as it stands in its row, whose code may be one that only an older version gave. */
  private record Written(String code, String args, @Nullable Long row, @Nullable String column) {

    static Written of(Notice notice) {
      return new Written(
          notice.code().name(), Stored.json(notice.args()), notice.row(), notice.column());
    }

    static Written read(ResultSet row) throws SQLException {
      return new Written(
          row.getString("code"),
          row.getString("args"),
          row.getObject("row_number") == null ? null : row.getLong("row_number"),
          row.getString("column_name"));
    }

    /** Empty if only an older version knew what it means. */
    Optional<Notice> known() {
      return CODES.contains(code)
          ? Optional.of(
              new Notice(
                  Notice.Code.valueOf(code),
                  Stored.read(args, new TypeReference<List<String>>() {}),
                  row,
                  column))
          : Optional.empty();
    }
  }

  /**
   * The same for a dataset that has not changed: what was lost when it last did is still lost, and
   * nothing is written where the same is said again, as it nearly always is.
   */
  static void update(Handle handle, long run, DatasetId id, List<Notice> notices) {
    List<Written> before =
        handle
            .createQuery(
                "SELECT code, args, row_number, column_name FROM notice WHERE dataset = :dataset"
                    + OF_ITS_RUN
                    + EXCEPT_LOST
                    + " ORDER BY id")
            .bind("dataset", id.key())
            .map((row, context) -> Written.read(row))
            .list();
    List<Written> now = notices.stream().map(Written::of).toList();
    if (!before.equals(now)) {
      handle.createUpdate(DELETE_ALL + EXCEPT_LOST).bind("dataset", id.key()).execute();
      add(handle, run, id, notices);
    }
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

  /** What every run says again of an entry is kept once. */
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
                + " (run, dataset, remote_id, severity, code, args, row_number, column_name)"
                + " VALUES (:run, :dataset, :remoteId, :severity, :code, :args, :row, :column)");
    for (Notice notice : notices) {
      batch
          .bind("run", run)
          .bind("dataset", id == null ? null : id.key())
          .bind("remoteId", id == null ? null : id.remoteId())
          .bind("severity", notice.code().severity().name())
          .bind("code", notice.code().name())
          .bind("args", Stored.json(notice.args()))
          .bind("row", notice.row())
          .bind("column", notice.column())
          .add();
    }
    batch.execute();
  }

  /**
   * What there is to say of the last run of a source and of the datasets that it listed: each error
   * and each other code once, the gravest and then the most frequent first.
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
                      example.row_number, example.column_name, example.remote_id,
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
                        (row, context) -> {
                          long times = row.getLong("times");
                          String about = about(row, source);
                          return Written.read(row)
                              .known()
                              .map(example -> new Digest(times, about, example));
                        })
                    .stream()
                    .flatMap(Optional::stream)
                    .toList());
  }

  /** The same, each of them, in the order of their datasets. */
  public static void eachOfLastRun(
      Database database, String territory, String source, Consumer<Said> consumer) {
    database.reading(
        handle -> {
          Subject[] last = {new Subject(null, null)};
          handle
              .createQuery(
                  """
                  SELECT notice.dataset, notice.remote_id, notice.code, notice.args,
                    notice.row_number, notice.column_name
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
                    return Written.read(row)
                        .known()
                        .map(notice -> new Said(key, last[0].name(), notice));
                  })
              .forEach(said -> said.ifPresent(consumer));
        });
  }

  /** What notices that follow each other are about: to read a dataset takes long. */
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
