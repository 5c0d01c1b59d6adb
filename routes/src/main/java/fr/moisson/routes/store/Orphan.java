package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.List;
import java.util.Set;

/**
 * A source that is no longer configured, or was renamed, while its datasets are still published:
 * whoever removed it from a file may not have meant to remove them from the portals.
 *
 * @param datasets number of its datasets in the catalogue
 */
public record Orphan(String territory, String source, long datasets) {

  /**
   * @param configured names of the configured sources, {@code territory/source}
   */
  public static List<Orphan> of(Database database, Set<String> configured) {
    return of(database, configured, "withdrawn IS NULL");
  }

  /** Those with datasets that can be restored, and their number. */
  public static List<Orphan> withdrawn(Database database, Set<String> configured) {
    return of(database, configured, "withdrawn IS NOT NULL");
  }

  private static List<Orphan> of(Database database, Set<String> configured, String which) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT territory, source, COUNT(*) AS datasets FROM dataset WHERE "
                            + which
                            + " GROUP BY territory, source ORDER BY territory, source")
                    .map(
                        (row, context) ->
                            new Orphan(
                                row.getString("territory"),
                                row.getString("source"),
                                row.getLong("datasets")))
                    .list())
        .stream()
        .filter(orphan -> !configured.contains(orphan.name()))
        .toList();
  }

  public String name() {
    return territory + "/" + source;
  }

  public Notice notice() {
    return Notice.of(Code.SOURCE_NOT_CONFIGURED, name(), datasets);
  }
}
