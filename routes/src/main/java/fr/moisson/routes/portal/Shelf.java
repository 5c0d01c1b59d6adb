package fr.moisson.routes.portal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * What the embedded portal shows, for pages and feeds to read. Hidden datasets do not exist here.
 */
public final class Shelf {

  /** How many entries a page of findings holds. */
  public static final int PAGE_SIZE = 20;

  private static final int STREAM_PAGE = 100;

  private static final String COLUMNS = "key, content, first_published, changed";

  private static final RowMapper<Entry> ENTRY =
      (row, context) ->
          new Entry(
              row.getString("key"),
              Content.read(row.getString("content")),
              Moments.read(row.getString("first_published")),
              Moments.read(row.getString("changed")));

  private final Jdbi jdbi;

  public Shelf(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The latest changes first, and by title among those of one day. */
  public Findings search(Query query) {
    Filter filter = Filter.of(query);
    long total = total(filter);
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.min(Math.max(1, query.page()), pages);
    return new Findings(
        page(filter, page),
        total,
        page,
        pages,
        themes(Filter.of(query.withTheme(null))),
        counts("publisher", Filter.of(query.withProducer(null))),
        counts("territory", Filter.of(query.withTerritory(null))));
  }

  public Optional<Entry> find(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM shelf WHERE key = :key AND hidden = 0")
                .bind("key", key)
                .map(ENTRY)
                .findOne());
  }

  /**
   * Everything, in the order of the keys. It is read by pages as the stream is: memory stays flat,
   * no connection waits for a slow reader, and writes may happen in between.
   */
  public Stream<Entry> stream() {
    return Stream.iterate(
            after(""), page -> !page.isEmpty(), page -> after(page.get(page.size() - 1).key()))
        .flatMap(List::stream);
  }

  /** When what the shelf shows last changed, withdrawals included; empty if it never held any. */
  public Optional<Instant> lastChanged() {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT changed FROM shelf ORDER BY changed DESC LIMIT 1")
                    .mapTo(String.class)
                    .findOne())
        .map(Moments::read);
  }

  private List<Entry> after(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM shelf WHERE key > :after AND hidden = 0 ORDER BY key LIMIT :size")
                .bind("after", key)
                .bind("size", STREAM_PAGE)
                .map(ENTRY)
                .list());
  }

  private List<Entry> page(Filter filter, int page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM shelf WHERE "
                        + filter.where()
                        + " ORDER BY substr(changed, 1, 10) DESC, sort_title, key"
                        + " LIMIT :size OFFSET :start")
                .bindMap(filter.values())
                .bind("size", PAGE_SIZE)
                .bind("start", (page - 1) * PAGE_SIZE)
                .map(ENTRY)
                .list());
  }

  private long total(Filter filter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM shelf WHERE " + filter.where())
                .bindMap(filter.values())
                .mapTo(Long.class)
                .one());
  }

  private Map<String, Long> counts(String column, Filter filter) {
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

  private Map<String, Long> themes(Filter filter) {
    Map<String, Long> single = new TreeMap<>(Comparator.naturalOrder());
    counts("themes", filter)
        .forEach(
            (themes, total) ->
                Stream.of(themes.strip().split(" "))
                    .filter(theme -> !theme.isEmpty())
                    .forEach(theme -> single.merge(theme, total, Long::sum)));
    return single;
  }
}
