package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Notices as rows: codes and arguments, never sentences. */
public final class Notices {

  /** A notice and what it is about; no id means the run as a whole. */
  public record Found(@Nullable String remoteId, Notice notice) {}

  static void replace(Handle handle, long run, DatasetId id, List<Notice> notices) {
    handle
        .createUpdate("DELETE FROM notice WHERE dataset = :dataset")
        .bind("dataset", id.key())
        .execute();
    add(handle, run, id, notices);
  }

  static void add(Handle handle, long run, @Nullable DatasetId id, List<Notice> notices) {
    if (notices.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO notice (run, dataset, remote_id, severity, code, args)"
                + " VALUES (:run, :dataset, :remoteId, :severity, :code, :args)");
    for (Notice notice : notices) {
      batch
          .bind("run", run)
          .bind("dataset", id == null ? null : id.key())
          .bind("remoteId", id == null ? null : id.remoteId())
          .bind("severity", notice.code().severity().name())
          .bind("code", notice.code().name())
          .bind("args", Stored.json(notice.args()))
          .add();
    }
    batch.execute();
  }

  /**
   * The notices of the last run of a source, those of its datasets included; at most {@code most}.
   */
  public static List<Found> ofLastRun(Jdbi jdbi, String territory, String source, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT notice.remote_id, notice.code, notice.args FROM notice
                    WHERE notice.run = (SELECT MAX(id) FROM run
                                        WHERE territory = :territory AND source = :source)
                    ORDER BY notice.id LIMIT :most
                    """)
                .bind("territory", territory)
                .bind("source", source)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Found(
                            row.getString("remote_id"),
                            new Notice(
                                Notice.Code.valueOf(row.getString("code")),
                                Stored.read(
                                    row.getString("args"), new TypeReference<List<String>>() {}))))
                .list());
  }

  private Notices() {}
}
