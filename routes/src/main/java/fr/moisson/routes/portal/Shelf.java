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

/** What the embedded portal shows, for pages and feeds. Hidden datasets are never returned. */
public final class Shelf {

  /** Number of entries on a page of search results. */
  public static final int PAGE_SIZE = 20;

  /** Number of consecutive datasets in a block, including hidden ones. */
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

  /** Latest changes first; those of one day by title. */
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

  /**
   * Number of datasets per producer of a query, including 0 for producers that no longer have any;
   * the empty name counts datasets without a producer.
   */
  public SortedMap<String, Long> producers(CatalogueQuery query) {
    return Tallies.producers(jdbi, query);
  }

  /** Number of datasets per theme of a query, by theme code. */
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

  /** Whether another dataset has the same landing page, be it that of a producer. */
  public boolean isPageShared(Entry entry) {
    return Tallies.sharingPage(jdbi, entry.dataset()) > 0;
  }

  /** Everything, as {@link #stream(CatalogueQuery)}. */
  public Stream<Entry> stream() {
    return stream(CatalogueQuery.EVERYTHING);
  }

  /** The results of a query ordered by number, read block by block. */
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
   * @param version of its last change; 0 if it never held anything
   * @param datasets number of datasets that it ever showed, which is also the number of the last
   *     one
   * @param changed when its content last changed, including withdrawals
   */
  public record Head(long version, long datasets, Optional<Instant> changed) {

    /** Number of blocks; they are numbered from 1. */
    public int blocks() {
      return Math.toIntExact((datasets + BLOCK_SIZE - 1) / BLOCK_SIZE);
    }
  }

  /** The block that contains the dataset with a number. */
  public static int blockOf(long number) {
    return Math.toIntExact((number - 1) / BLOCK_SIZE) + 1;
  }

  /** The average rating of the descriptions; empty if none has a score. */
  public Optional<Scores> scores() {
    return Scores.of(jdbi);
  }

  /** Number of datasets that fail each criterion of data.europa.eu. */
  public Map<Criterion, Long> gaps() {
    return Scores.gaps(jdbi);
  }

  /** The content of one block, ordered by number. */
  public List<Entry> block(int block) {
    return entries(block, Filter.of(CatalogueQuery.EVERYTHING));
  }

  private List<Entry> entries(int block, Filter filter) {
    return entries(
        "number > :after AND number <= :last AND " + filter.where() + " ORDER BY number",
        filter,
        Map.of("after", (block - 1L) * BLOCK_SIZE, "last", (long) block * BLOCK_SIZE));
  }

  /** The last version in each of several consecutive blocks. */
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
   * The numbers of the results of a query, in ascending order.
   *
   * @param after only larger numbers
   */
  public List<Long> numbers(CatalogueQuery query, long after, int limit) {
    Filter filter = Filter.of(query);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT number FROM shelf WHERE number > :after AND "
                        + filter.where()
                        + " ORDER BY number LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .bindMap(filter.values())
                .mapTo(Long.class)
                .list());
  }

  /**
   * The results of a search by place and time, in its order.
   *
   * @param after only larger numbers
   * @param skipped how many results to skip
   */
  public List<Entry> records(RecordQuery query, long after, long skipped, int limit) {
    Filter filter = query.filter();
    return entries(
        "number > :after AND "
            + filter.where()
            + SortKey.orderBy(query.order())
            + " LIMIT :limit OFFSET :skipped",
        filter,
        Map.of("after", after, "skipped", skipped, "limit", limit));
  }

  /** The keys of the results of a search, in its order. */
  public List<String> keys(SortedQuery query, long skipped, int limit) {
    Filter filter = query.filter();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT key FROM shelf WHERE "
                        + filter.where()
                        + SortKey.orderBy(List.of(query.sort()))
                        + " LIMIT :limit OFFSET :skipped")
                .bindMap(filter.values())
                .bind("limit", limit)
                .bind("skipped", skipped)
                .mapTo(String.class)
                .list());
  }

  /** Number of results of a search. */
  public long count(SortedQuery query) {
    return total(query.filter());
  }

  /** Number of results of a search by place and time. */
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
   * @param condition SQL condition with order and limit
   * @param values bound in addition to those of the filter
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

  /** Number of results of a query. */
  public long count(CatalogueQuery query) {
    return total(Filter.of(query));
  }

  /** Whether a query finds anything now, or would have in the past. */
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
