package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Permanent deletion of withdrawn datasets: nothing remains but the fact that a dataset existed
 * under an id, which the records on portals and the readers of changes need.
 */
public final class Erasure {

  private static final String WITHDRAWN =
      """
      SELECT id, content FROM dataset
      WHERE withdrawn IS NOT NULL AND territory = :territory AND source = :source
        AND (:dataset IS NULL OR :dataset IN (remote_id, id))
      ORDER BY id
      """;

  /**
   * Portals that have not removed it yet and will. A site where the portal no longer is, as after a
   * trial, never will: waiting for it would be keeping everything for ever.
   */
  private static final String SHOWN =
      " FROM ledger WHERE dataset = :id AND "
          + PortalSites.MAY_BE_SHOWN
          + " AND (remote_id IN (SELECT key FROM shelf) OR NOT "
          + PortalSites.IS_ASIDE
          + ")";

  /** Keeps what a harvest has restored meanwhile, and what a portal still shows. */
  private static final String DELETE =
      "DELETE FROM dataset WHERE id = :id AND withdrawn IS NOT NULL"
          + " AND NOT EXISTS (SELECT 1"
          + SHOWN
          + ")";

  private static final String NAME =
      "SELECT portal || CASE WHEN remote_id IS NULL THEN '' ELSE ' (' || remote_id || ')' END"
          + " AS portal FROM ledger WHERE dataset = :id"
          + " AND (remote_id IS NULL OR remote_id NOT IN (SELECT key FROM shelf)) AND ";

  private static final String IS_HIDDEN =
      " WHERE key = :id AND EXISTS (SELECT 1 FROM shelf WHERE key = :id AND hidden = 1)";

  private final Database database;

  public Erasure(Database database) {
    this.database = database;
  }

  /**
   * A withdrawn dataset.
   *
   * @param number its number in the embedded catalogue; 0 if it was never there
   * @param shown portals that have not removed it yet
   * @param hidden portals that keep a hidden record of it, and the names they give it
   * @param left sites where a portal no longer is, which still show it, and the names they give it
   */
  public record Tombstone(
      String id,
      String title,
      long number,
      List<String> shown,
      List<String> hidden,
      List<String> left) {}

  /**
   * The tombstones of a source, or that of one dataset.
   *
   * @param dataset its id at the source, or the address of its page; null for all datasets
   */
  public List<Tombstone> of(String territory, String source, @Nullable String dataset) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(WITHDRAWN)
                    .bind("territory", territory)
                    .bind("source", source)
                    .bind("dataset", dataset)
                    .map(
                        (row, context) ->
                            tombstone(handle, row.getString("id"), row.getString("content")))
                    .list());
  }

  private static Tombstone tombstone(Handle handle, String id, String content) {
    return new Tombstone(
        id,
        Stored.read(content, Dataset.class).title(),
        handle
            .select("SELECT number FROM shelf WHERE key = ?", id)
            .mapTo(Long.class)
            .findOne()
            .orElse(0L),
        portals(handle, "SELECT portal" + SHOWN, id),
        portals(handle, NAME + "state = 'WITHDRAWN'", id),
        portals(handle, NAME + "state <> 'WITHDRAWN' AND " + PortalSites.IS_ASIDE, id));
  }

  private static List<String> portals(Handle handle, String query, String id) {
    return handle.createQuery(query + " ORDER BY 1").bind("id", id).mapTo(String.class).list();
  }

  /**
   * Deletes datasets, except those that were restored meanwhile or that a portal shows.
   *
   * @return paths under the files folder that nothing refers to any more
   */
  public Set<String> erase(List<String> ids) {
    Set<String> files = new HashSet<>();
    for (String id : ids) {
      database
          .jdbi()
          .useTransaction(
              handle -> {
                Set<String> its = files(handle, id);
                if (forget(handle, id)) {
                  files.addAll(its);
                }
              });
    }
    if (!files.isEmpty()) {
      files.removeAll(Extracts.inUse(database));
    }
    return files;
  }

  /**
   * Deletes everything that was withdrawn before a moment and that no portal shows, as far as we
   * publish there.
   */
  public void eraseWithdrawnBefore(Instant before) {
    List<String> ids =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select("SELECT id FROM dataset WHERE withdrawn < ?", Stored.moment(before))
                        .mapTo(String.class)
                        .list());
    for (String id : ids) {
      database.jdbi().useTransaction(handle -> forget(handle, id));
    }
  }

  private static Set<String> files(Handle handle, String id) {
    List<String> contents = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT content FROM dataset WHERE id = :id",
            "SELECT content FROM shelf WHERE key = :id",
            "SELECT content FROM shelf_change WHERE key = :id")) {
      contents.addAll(
          handle
              .createQuery(query + " AND content LIKE '%\"extract\"%'")
              .bind("id", id)
              .mapTo(String.class)
              .list());
    }
    Set<String> files = new HashSet<>();
    contents.forEach(content -> Extracts.files(content).forEach(files::add));
    return files;
  }

  /** Whether it could be deleted. */
  private static boolean forget(Handle handle, String id) {
    Optional<Dataset> erased =
        handle
            .select("SELECT content FROM dataset WHERE id = ?", id)
            .map((row, context) -> Stored.read(row.getString("content"), Dataset.class))
            .findOne();
    if (handle.createUpdate(DELETE).bind("id", id).execute() == 0) {
      return false;
    }
    erased.ifPresent(dataset -> Redaction.of(handle, dataset.id(), dataset.title()));
    for (String statement :
        List.of(
            "UPDATE shelf_change SET content = NULL" + IS_HIDDEN,
            "UPDATE shelf SET title = '', sort_title = '', search = '', publisher = '',"
                + " themes = ' ', content = '{}'"
                + IS_HIDDEN,
            "DELETE FROM event WHERE told = 1 AND subject = :id",
            "DELETE FROM notice WHERE dataset = :id",
            "DELETE FROM identity WHERE dataset = :id",
            "DELETE FROM part_of WHERE dataset = :id")) {
      handle.createUpdate(statement).bind("id", id).execute();
    }
    return true;
  }
}
