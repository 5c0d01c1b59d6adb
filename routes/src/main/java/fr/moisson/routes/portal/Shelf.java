package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.score.Criterion;
import fr.moisson.routes.store.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * What the embedded portal shows, for pages and feeds to read. Hidden datasets do not exist here.
 */
public final class Shelf {

  /** How many entries a page of findings holds. */
  public static final int PAGE_SIZE = 20;

  /** How many datasets follow each other in a block, those that are hidden included. */
  public static final int BLOCK_SIZE = 100;

  private static final String COLUMNS = "key, content, number, version, first_published, changed";

  private static final RowMapper<Entry> ENTRY =
      (row, context) ->
          new Entry(
              row.getString("key"),
              Stored.read(row.getString("content"), Dataset.class),
              row.getLong("number"),
              row.getLong("version"),
              Stored.moment(row.getString("first_published")),
              Stored.moment(row.getString("changed")));

  private final Jdbi jdbi;

  public Shelf(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The latest changes first, and by title among those of one day. */
  public Findings search(CatalogueQuery query) {
    Filter filter = Filter.of(query);
    long total = total(filter);
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.min(Math.max(1, query.page()), pages);
    return new Findings(
        page(filter, page),
        total,
        page,
        pages,
        Tallies.themes(jdbi, Filter.of(query.withTheme(null))),
        Tallies.of(jdbi, "publisher", Filter.of(query.withProducer(null))),
        Tallies.of(jdbi, "territory", Filter.of(query.withTerritory(null))));
  }

  /** How many datasets each producer has in a query, maybe none any more; empty is nobody. */
  public SortedMap<String, Long> producers(CatalogueQuery query) {
    return Tallies.producers(jdbi, query);
  }

  /** How many datasets of a query have a theme, by the codes of those that any has. */
  public SortedMap<String, Long> themes(CatalogueQuery query) {
    return Tallies.themes(jdbi, Filter.of(query));
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

  /** Everything, as {@link #stream(Query)}. */
  public Stream<Entry> stream() {
    return stream(CatalogueQuery.EVERYTHING);
  }

  /** What a query finds, in the order of the numbers, read block by block. */
  public Stream<Entry> stream(CatalogueQuery query) {
    Filter filter = Filter.of(query);
    return IntStream.rangeClosed(1, head().blocks())
        .boxed()
        .flatMap(block -> entries(block, filter).stream());
  }

  public Head head() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT version, datasets, changed FROM shelf_head")
                .map(
                    (row, context) ->
                        new Head(
                            row.getLong("version"),
                            row.getLong("datasets"),
                            Optional.ofNullable(row.getString("changed")).map(Stored::moment)))
                .one());
  }

  /**
   * The state of the whole shelf.
   *
   * @param version of its last change, 0 when it never held anything
   * @param datasets how many it ever showed; the number of the last one
   * @param changed when what it shows last changed, withdrawals included
   */
  public record Head(long version, long datasets, Optional<Instant> changed) {

    /** How many blocks there are, from 1 on. */
    public int blocks() {
      return Math.toIntExact((datasets + BLOCK_SIZE - 1) / BLOCK_SIZE);
    }
  }

  /** The block of the dataset with a number. */
  public static int blockOf(long number) {
    return Math.toIntExact((number - 1) / BLOCK_SIZE) + 1;
  }

  /** How good the descriptions are found, all together; empty when none has a score. */
  public Optional<Scores> scores() {
    return Scores.of(jdbi);
  }

  /** How many datasets lack what data.europa.eu gives points for. */
  public Map<Criterion, Long> gaps() {
    return Scores.gaps(jdbi);
  }

  /** What one block shows, in the order of the numbers. */
  public List<Entry> block(int block) {
    return entries(block, Filter.of(CatalogueQuery.EVERYTHING));
  }

  private List<Entry> entries(int block, Filter filter) {
    return entries(
        "number > :after AND number <= :last AND " + filter.where() + " ORDER BY number",
        filter,
        Map.of("after", (block - 1L) * BLOCK_SIZE, "last", (long) block * BLOCK_SIZE));
  }

  /** The version of the last change in each of some blocks that follow each other. */
  public SortedMap<Integer, Long> versions(int first, int last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT (number - 1) / :size + 1 AS block, max(version) AS version FROM shelf"
                        + " WHERE number > :after AND number <= :last GROUP BY block")
                .bind("size", (long) BLOCK_SIZE)
                .bind("after", (first - 1L) * BLOCK_SIZE)
                .bind("last", (long) last * BLOCK_SIZE)
                .reduceRows(
                    new TreeMap<>(),
                    (versions, row) -> {
                      versions.put(
                          row.getColumn("block", Integer.class),
                          row.getColumn("version", Long.class));
                      return versions;
                    }));
  }

  /**
   * The numbers of what a query finds, in their order.
   *
   * @param after the number before the first one
   * @param skipped how many are left out from there
   */
  public List<Long> numbers(CatalogueQuery query, long after, long skipped, int limit) {
    Filter filter = Filter.of(query);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT number FROM shelf WHERE number > :after AND "
                        + filter.where()
                        + " ORDER BY number LIMIT :limit OFFSET :skipped")
                .bind("after", after)
                .bind("skipped", skipped)
                .bind("limit", limit)
                .bindMap(filter.values())
                .mapTo(Long.class)
                .list());
  }

  /**
   * What a search by place and time finds, in the order of the numbers.
   *
   * @param after the number before the first one
   * @param skipped how many are left out from there
   */
  public List<Entry> records(RecordQuery query, long after, long skipped, int limit) {
    Filter filter = query.filter();
    return entries(
        "number > :after AND " + filter.where() + " ORDER BY number LIMIT :limit OFFSET :skipped",
        filter,
        Map.of("after", after, "skipped", skipped, "limit", limit));
  }

  /** The keys of what a search finds, in its order. */
  public List<String> keys(SortedQuery query, long skipped, int limit) {
    Filter filter = query.filter();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT key FROM shelf WHERE "
                        + filter.where()
                        + query.orderBy()
                        + " LIMIT :limit OFFSET :skipped")
                .bindMap(filter.values())
                .bind("limit", limit)
                .bind("skipped", skipped)
                .mapTo(String.class)
                .list());
  }

  /** How many datasets a search finds. */
  public long count(SortedQuery query) {
    return total(query.filter());
  }

  /** How many datasets a search by place and time finds. */
  public long count(RecordQuery query) {
    return total(query.filter());
  }

  private List<Entry> page(Filter filter, int page) {
    return entries(
        filter.where()
            + " ORDER BY substr(changed, 1, 10) DESC, sort_title, key LIMIT :size OFFSET :start",
        filter,
        Map.of("size", PAGE_SIZE, "start", (page - 1) * PAGE_SIZE));
  }

  /**
   * @param condition with the order and the limit, in SQL
   * @param values what it names beyond the filter's own
   */
  private List<Entry> entries(String condition, Filter filter, Map<String, ?> values) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM shelf WHERE " + condition)
                .bindMap(filter.values())
                .bindMap(values)
                .map(ENTRY)
                .list());
  }

  /** How many datasets a query finds. */
  public long count(CatalogueQuery query) {
    return total(Filter.of(query));
  }

  /** Whether there is anything that a query finds, or ever was. */
  public boolean everHeld(CatalogueQuery query) {
    Filter filter = Filter.evenHidden(query);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT 1 FROM shelf WHERE " + filter.where() + " LIMIT 1")
                .bindMap(filter.values())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
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
}
