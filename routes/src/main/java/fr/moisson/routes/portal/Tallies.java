package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.Dataset;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Numbers of datasets with a value in a column. */
final class Tallies {

  static Map<String, Long> of(Jdbi jdbi, String column, Filter filter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT %1$s AS name, count(*) AS total FROM shelf WHERE %2$s GROUP BY %1$s"
                        .formatted(column, filter.where()))
                .bindMap(filter.values())
                .reduceRows(
                    new HashMap<>(),
                    (counts, row) -> {
                      counts.put(
                          row.getColumn("name", String.class), row.getColumn("total", Long.class));
                      return counts;
                    }));
  }

  /** Includes producers that no longer have any dataset. */
  static SortedMap<String, Long> producers(Jdbi jdbi, CatalogueQuery query) {
    SortedMap<String, Long> producers = new TreeMap<>();
    of(jdbi, "publisher", Filter.evenHidden(query))
        .keySet()
        .forEach(name -> producers.put(name, 0L));
    producers.putAll(of(jdbi, "publisher", Filter.of(query)));
    return producers;
  }

  /** The themes of a dataset are in one cell. */
  static SortedMap<String, Long> themes(Jdbi jdbi, Filter filter) {
    SortedMap<String, Long> single = new TreeMap<>();
    of(jdbi, "themes", filter)
        .forEach(
            (themes, total) ->
                Stream.of(themes.strip().split(" "))
                    .filter(theme -> !theme.isEmpty())
                    .forEach(theme -> single.merge(theme, total, Long::sum)));
    return single;
  }

  /**
   * Number of other datasets with the same landing page, apart from its own in other territories.
   */
  static long sharingPage(Jdbi jdbi, Dataset dataset) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT count(*) FROM shelf WHERE landing_page = ? AND hidden = 0"
                        + " AND (source <> ? OR remote_id <> ?)",
                    String.valueOf(dataset.landingPage()),
                    dataset.id().source(),
                    dataset.id().remoteId())
                .mapTo(Long.class)
                .one());
  }

  private Tallies() {}
}
