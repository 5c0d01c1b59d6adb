package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Datasets that a source lists under new identifiers, as happens when a portal changes its
 * software. Such a dataset would be published next to its former self until that one is withdrawn;
 * instead, it is withheld until then.
 *
 * <p>A dataset is taken for a vanished one if it appeared at the source after that one was last
 * listed, if both have the same title and the same publisher, and no third dataset of the source
 * has that title. From then on it waits, whatever becomes of its title, until the vanished one is
 * withdrawn; if that one comes back, they are two datasets.
 */
final class Renamings {

  private static final String HELD = "SELECT id FROM dataset WHERE " + MissingDatasets.OF_THE_RUN;

  /**
   * @param isOld whether it is already withheld since an earlier run
   */
  private record Pair(String came, String gone, boolean hasOnePublisher, boolean isOld) {}

  /**
   * A dataset that is not published because of another one of its source.
   *
   * @param isForVanished whether it replaces that one, which is still missing
   */
  private record Waiting(String id, boolean isForVanished) {}

  /**
   * Withholds datasets that replace a vanished one, and releases those that no longer do.
   *
   * @param run one that has listed its source to the end
   * @return number of withheld datasets
   */
  static long settle(Handle handle, long run) {
    // Comparing titles takes time proportional to the source, and in most runs nothing is missing.
    List<Pair> pairs =
        MissingDatasets.isAllStored(handle, run)
            ? List.of()
            : pairs(handle, run).stream().filter(Pair::hasOnePublisher).toList();
    Set<String> still = pairs.stream().map(Pair::came).collect(Collectors.toSet());
    for (Waiting one : waiting(handle, run)) {
      if (one.isForVanished()) {
        still.add(one.id());
      } else if (!still.contains(one.id())) {
        Twins.release(handle, run, one.id());
      }
    }
    pairs.stream()
        .filter(pair -> !pair.isOld())
        .forEach(pair -> Twins.putBehind(handle, run, pair.came(), pair.gone()));
    return still.size();
  }

  private static List<Pair> pairs(Handle handle, long run) {
    return handle
        .createQuery(
            """
            WITH titled AS (
              SELECT DISTINCT dataset.id, dataset.last_run, identity.title FROM dataset
              JOIN identity ON identity.dataset = dataset.id AND identity.title <> ''
              WHERE dataset.id IN (%s)),
            renamed AS (
              SELECT MIN(CASE WHEN last_run = :run THEN id END) AS came,
                MIN(CASE WHEN last_run <> :run THEN id END) AS gone
              FROM titled GROUP BY title
              HAVING COUNT(*) = 2 AND COUNT(CASE WHEN last_run = :run THEN 1 END) = 1)
            SELECT came, gone, now.twin_of AS behind,
              now.content AS content, former.content AS former FROM renamed
            JOIN dataset AS now ON now.id = came
            JOIN dataset AS former ON former.id = gone AND former.twin_of IS NULL
            JOIN run AS last ON last.id = former.last_run
              AND COALESCE(last.ended, last.started) < now.first_seen
            """
                .formatted(HELD))
        .bind("run", run)
        .map(
            (row, context) ->
                new Pair(
                    row.getString("came"),
                    row.getString("gone"),
                    publisher(row.getString("content")).equals(publisher(row.getString("former"))),
                    row.getString("gone").equals(row.getString("behind"))))
        .list();
  }

  private static String publisher(String content) {
    Agent publisher = Stored.read(content, Dataset.class).publisher();
    return publisher == null ? "" : publisher.name();
  }

  /** Nearly all other twins are of two sources. */
  private static List<Waiting> waiting(Handle handle, long run) {
    return handle
        .createQuery(
            """
            SELECT twin.id, CASE WHEN former.last_run <> :run AND former.withdrawn IS NULL
                AND EXISTS (SELECT 1 FROM notice
                            WHERE notice.dataset = twin.id AND code = 'SAME_AS_VANISHED')
              THEN 1 ELSE 0 END AS vanished
            FROM dataset AS twin
            JOIN dataset AS former ON former.id = twin.twin_of AND former.source = twin.source
            WHERE twin.id IN (%s)
            """
                .formatted(HELD))
        .bind("run", run)
        .map((row, context) -> new Waiting(row.getString("id"), row.getInt("vanished") == 1))
        .list();
  }

  /** Withheld because of one of its own source that has vanished and is not withdrawn yet. */
  static boolean isWaiting(Handle handle, String id, Set<String> group) {
    return handle
        .select(
            """
            SELECT former.id FROM dataset AS twin
            JOIN dataset AS former ON former.id = twin.twin_of
              AND former.source = twin.source AND former.withdrawn IS NULL
            WHERE twin.id = ?
            """,
            id)
        .mapTo(String.class)
        .findOne()
        .filter(former -> !group.contains(former))
        .isPresent();
  }

  private Renamings() {}
}
