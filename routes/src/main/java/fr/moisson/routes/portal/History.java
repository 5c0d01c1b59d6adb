package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.store.Stored;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the embedded portal. Of changes older than {@link #KEPT}, only the last one of
 * each dataset has its content.
 */
public final class History {

  /** For how long every state of a dataset is kept. */
  public static final Period KEPT = Period.ofYears(1);

  private static final String CHANGES =
      """
      SELECT c.version, c.key, c.kind, c.at, c.content, s.first_published
        FROM shelf_change c JOIN shelf s ON s.key = c.key
      """;

  private static final RowMapper<Change> CHANGE =
      (row, context) ->
          new Change(
              row.getLong("version"),
              row.getString("key"),
              Change.Kind.of(row.getString("kind")),
              Stored.moment(row.getString("at")),
              Stored.moment(row.getString("first_published")),
              dataset(row.getString("content")));

  private final Jdbi jdbi;

  public History(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static Optional<Dataset> dataset(@Nullable String content) {
    return Optional.ofNullable(content).map(json -> Stored.read(json, Dataset.class));
  }

  /**
   * A calendar month, in UTC, with at least one change.
   *
   * @param first version of its first change
   * @param last version of its last change so far
   */
  public record Month(YearMonth month, long first, long last) {

    public Instant start() {
      return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public Instant end() {
      return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /** In chronological order. */
  public List<Month> months() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT substr(at, 1, 7) AS month, min(version) AS first, max(version) AS last"
                        + " FROM shelf_change GROUP BY substr(at, 1, 7) ORDER BY first")
                .map(
                    (row, context) ->
                        new Month(
                            YearMonth.parse(row.getString("month")),
                            row.getLong("first"),
                            row.getLong("last")))
                .list());
  }

  /** The changes after a version, in order. */
  public List<Change> after(long version, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CHANGES + " WHERE c.version > :after ORDER BY c.version LIMIT :limit")
                .bind("after", version)
                .bind("limit", limit)
                .map(CHANGE)
                .list());
  }

  /** The versions of the changes of a month, in order. */
  public List<Long> versions(Month month, long skipped, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT version FROM shelf_change WHERE version BETWEEN :first AND :last"
                        + " ORDER BY version LIMIT :limit OFFSET :skipped")
                .bindMethods(month)
                .bind("limit", limit)
                .bind("skipped", skipped)
                .mapTo(Long.class)
                .list());
  }

  /**
   * The last change of each of the most recently changed datasets, latest first.
   *
   * @param before only changes with smaller versions
   */
  public List<Change> latest(long before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    CHANGES
                        + " WHERE c.version = s.version AND c.version < :before"
                        + " ORDER BY c.version DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(CHANGE)
                .list());
  }

  public Optional<Change> find(long version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CHANGES + " WHERE c.version = :version")
                .bind("version", version)
                .map(CHANGE)
                .findOne());
  }

  /**
   * Deletes the content of changes before a moment, except for the last one of each dataset; the
   * changes themselves are kept.
   */
  public void forget(Instant before) {
    jdbi.useTransaction(
        handle ->
            handle.execute(
                "UPDATE shelf_change SET content = NULL"
                    + " WHERE at < ? AND content IS NOT NULL AND version <"
                    + " (SELECT s.version FROM shelf s WHERE s.key = shelf_change.key)",
                Stored.moment(before)));
  }

  /** Number of changes between two versions, inclusive. */
  public long count(long first, long last) {
    return count("*", first, last);
  }

  /** Number of changes between two versions, inclusive, that still have their content. */
  public long told(long first, long last) {
    return count("content", first, last);
  }

  private long count(String what, long first, long last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count("
                        + what
                        + ") FROM shelf_change"
                        + " WHERE version BETWEEN :first AND :last")
                .bind("first", first)
                .bind("last", last)
                .mapTo(Long.class)
                .one());
  }

  /** The version of the last change before a moment; 0 if there was none. */
  public long before(Instant moment) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT coalesce(max(version), 0) FROM shelf_change WHERE at < ?",
                    Stored.moment(moment))
                .mapTo(Long.class)
                .one());
  }
}
