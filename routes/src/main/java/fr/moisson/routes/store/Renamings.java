package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Datasets that a source gives under new identifiers, as happens when a portal changes its
 * software. Each would stand beside the one that it was until that one is withdrawn; it waits
 * instead, and comes forward then.
 *
 * <p>A dataset is taken for one that has vanished if it came to the source after that one was last
 * there, if both have the same title and the same publisher, and no third one of the source has
 * that title. If the other one comes back, they are two.
 */
final class Renamings {

  private static final String ITS_SOURCE =
      "territory = (SELECT territory FROM run WHERE id = :run)"
          + " AND %1$s.source = (SELECT source FROM run WHERE id = :run)"
          + " AND %1$s.withdrawn IS NULL";

  private record Pair(String came, String gone, Dataset dataset, Dataset former) {

    boolean hasOnePublisher() {
      return Objects.equals(publisher(dataset), publisher(former));
    }

    private static String publisher(Dataset dataset) {
      return dataset.publisher() == null ? "" : dataset.publisher().name();
    }
  }

  /**
   * Lets those that have come in the place of another wait, and no longer those that have not.
   *
   * @param run one that has listed its source to the end
   * @return how many wait
   */
  static long settle(Handle handle, long run) {
    Map<String, String> pairs =
        pairs(handle, run).stream()
            .filter(Pair::hasOnePublisher)
            .collect(Collectors.toMap(Pair::came, Pair::gone));
    waiting(handle, run).stream()
        .filter(id -> !pairs.containsKey(id))
        .forEach(id -> Twins.settle(handle, run, id));
    pairs.forEach((came, gone) -> Twins.putBehind(handle, run, came, gone));
    return pairs.size();
  }

  private static List<Pair> pairs(Handle handle, long run) {
    return handle
        .createQuery(
            """
            WITH titled AS (
              SELECT DISTINCT dataset.id, dataset.last_run, identity.title FROM dataset
              JOIN identity ON identity.dataset = dataset.id AND identity.title <> ''
              WHERE dataset.%s),
            renamed AS (
              SELECT MIN(CASE WHEN last_run = :run THEN id END) AS came,
                MIN(CASE WHEN last_run <> :run THEN id END) AS gone
              FROM titled GROUP BY title
              HAVING COUNT(*) = 2 AND COUNT(CASE WHEN last_run = :run THEN 1 END) = 1)
            SELECT came, gone, now.content AS content, former.content AS former FROM renamed
            JOIN dataset AS now ON now.id = came
            JOIN dataset AS former ON former.id = gone AND former.twin_of IS NULL
            JOIN run AS last ON last.id = former.last_run AND last.ended < now.first_seen
            """
                .formatted(ITS_SOURCE.formatted("dataset")))
        .bind("run", run)
        .map(
            (row, context) ->
                new Pair(
                    row.getString("came"),
                    row.getString("gone"),
                    Stored.read(row.getString("content"), Dataset.class),
                    Stored.read(row.getString("former"), Dataset.class)))
        .list();
  }

  /** Other twins are of two sources. */
  private static List<String> waiting(Handle handle, long run) {
    return handle
        .createQuery(
            """
            SELECT twin.id FROM dataset AS twin
            JOIN dataset AS former ON former.id = twin.twin_of AND former.source = twin.source
            WHERE twin.%s
            """
                .formatted(ITS_SOURCE.formatted("twin")))
        .bind("run", run)
        .mapTo(String.class)
        .list();
  }

  private Renamings() {}
}
