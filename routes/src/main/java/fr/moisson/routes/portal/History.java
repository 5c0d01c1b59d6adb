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
 * How what the embedded portal shows came to be, change by change; of what is older than {@link
 * #KEPT}, only the last of each dataset.
 */
public final class History {

  /** How far back every state of a dataset is told. */
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
   * A calendar month, in UTC, in which something changed.
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

  /** In their order. */
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

  /** The changes after a version, in their order. */
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

  /**
   * The last change of each of the datasets that changed last, the latest one first.
   *
   * @param before the version after the first one
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
   * Forgets how datasets were shown before a moment, but for their last state; the changes stay,
   * without what they said.
   */
  public void forget(Instant before) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE shelf_change SET content = NULL"
                        + " WHERE at < :before AND content IS NOT NULL AND version <"
                        + " (SELECT s.version FROM shelf s WHERE s.key = shelf_change.key)")
                .bind("before", Stored.moment(before))
                .execute());
  }

  /** How many changes of these versions, both included, still say what was shown. */
  public long told(long first, long last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(content) FROM shelf_change WHERE version BETWEEN :first AND :last")
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
                .createQuery("SELECT coalesce(max(version), 0) FROM shelf_change WHERE at < :at")
                .bind("at", Stored.moment(moment))
                .mapTo(Long.class)
                .one());
  }
}
