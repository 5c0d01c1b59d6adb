package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.List;
import java.util.Set;

/**
 * A source that is configured no more, or under another name, while its datasets are still
 * published: whoever takes it out of a file may not have meant to take them off the portals.
 *
 * @param datasets that are still in the catalogue
 */
public record Orphan(String territory, String source, long datasets) {

  /**
   * @param configured names of the sources that there are, {@code territory/source}
   */
  public static List<Orphan> of(Database database, Set<String> configured) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT territory, source, COUNT(*) AS datasets FROM dataset"
                            + " WHERE withdrawn IS NULL"
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
