package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Remote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The ledger in a database. */
public final class SqlLedger implements Ledger {

  private static final TypeReference<SortedMap<String, String>> HASHES = new TypeReference<>() {};
  private static final TypeReference<List<Notice>> NOTICES = new TypeReference<>() {};

  private final Transactions database;

  public SqlLedger(Jdbi jdbi) {
    this.database = new Transactions(jdbi);
  }

  @Override
  public Optional<Site> site(String portal) {
    return database.withHandle(handle -> PortalSites.of(handle, portal));
  }

  @Override
  public void meet(String portal, Site site, Collection<String> inUse) {
    database.useTransaction(handle -> PortalSites.meet(handle, portal, site, inUse));
  }

  @Override
  public void move(String portal, Site site) {
    database.useTransaction(handle -> PortalSites.move(handle, portal, site));
  }

  @Override
  public void replace(String portal, Site before, Site now) {
    database.useTransaction(handle -> PortalSites.replace(handle, portal, before, now));
  }

  @Override
  public Optional<Succession> succession(
      String portal, String territory, Collection<String> inUse, String after) {
    return database.withHandle(
        handle -> PortalSites.succession(handle, portal, territory, inUse, after));
  }

  @Override
  public void succeed(String portal, Succession succession) {
    database.useTransaction(handle -> PortalSites.succeed(handle, portal, succession));
  }

  @Override
  public List<Holding> page(String portal, String territory, String after, int size) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT dataset.territory, dataset.source, dataset.remote_id, dataset.content,
                           dataset.withdrawn, dataset.twin_of, dataset.also, ledger.remote_id AS portal_id, ledger.version,
                           ledger.shown, ledger.earlier, ledger.kept, ledger.fingerprint, ledger.state, ledger.reason,
                           ledger.changed AS noted,
                           EXISTS (SELECT 1 FROM identity AS mine
                             JOIN identity AS theirs ON theirs.territory = mine.territory
                               AND theirs.value = mine.value AND theirs.dataset <> mine.dataset
                               AND theirs.kind IN ('PAGE', 'ORIGIN')
                             JOIN dataset AS other ON other.id = theirs.dataset
                               AND other.withdrawn IS NULL AND other.twin_of IS NULL
                             WHERE mine.dataset = dataset.id AND mine.kind IN ('PAGE', 'ORIGIN'))
                             AS page_shared,
                           EXISTS (SELECT 1 %s) AS has_members
                    FROM dataset
                    LEFT JOIN ledger ON ledger.portal = :portal AND ledger.dataset = dataset.id
                    WHERE dataset.territory = :territory AND dataset.id > :after
                      AND (dataset.withdrawn IS NULL AND dataset.twin_of IS NULL
                        OR ledger.state IS NOT NULL)
                    ORDER BY dataset.id LIMIT :size
                    """
                        .formatted(IdentityIndex.MEMBERS.formatted("dataset.id")))
                .bind("portal", portal)
                .bind("territory", territory)
                .bind("after", after)
                .bind("size", size)
                .map((row, context) -> holding(handle, row))
                .list());
  }

  private static Holding holding(Handle handle, ResultSet row) throws SQLException {
    Dataset dataset = Stored.read(row.getString("content"), Dataset.class);
    return new Holding(
        Stored.id(row),
        dataset.title(),
        isPublished(row) ? published(handle, dataset, row) : null,
        remote(row),
        row.getString("fingerprint"),
        row.getString("state") != null,
        "WITHDRAWN".equals(row.getString("state")),
        row.getString("reason") == null ? null : Stored.moment(row.getString("noted")),
        row.getString("noted") == null ? null : Stored.moment(row.getString("noted")),
        row.getString("twin_of") == null
            ? Notice.of(Notice.Code.WITHDRAWN)
            : Notice.of(Notice.Code.PUBLISHED_ONCE),
        row.getBoolean("page_shared"));
  }

  /** As it is sent: with what other datasets of the catalogue say about it. */
  private static Dataset published(Handle handle, Dataset dataset, ResultSet row)
      throws SQLException {
    Dataset merged = Twins.withSources(dataset, row.getString("also"));
    return row.getBoolean("has_members")
        ? merged.with(draft -> draft.members(IdentityIndex.members(handle, dataset.id().key())))
        : merged;
  }

  private static @Nullable Remote remote(ResultSet row) throws SQLException {
    String id = row.getString("portal_id");
    return id == null
        ? null
        : new Remote(
            id,
            row.getString("version"),
            Stored.read(row.getString("shown"), HASHES),
            Stored.read(row.getString("earlier"), HASHES),
            row.getString("kept") == null
                ? List.of()
                : Stored.read(row.getString("kept"), NOTICES));
  }

  private static boolean isPublished(ResultSet row) throws SQLException {
    return row.getString("withdrawn") == null && row.getString("twin_of") == null;
  }

  @Override
  public void attempted(String portal, DatasetId id, Instant at) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO ledger (portal, dataset, state, changed)"
                        + " VALUES (:portal, :dataset, 'ATTEMPTED', :at)"
                        + " ON CONFLICT (portal, dataset) DO UPDATE SET state = excluded.state,"
                        + " changed = excluded.changed")
                .bind("portal", portal)
                .bind("dataset", id.key())
                .bind("at", Stored.moment(at))
                .execute());
  }

  @Override
  public void updating(String portal, DatasetId id, SortedMap<String, String> shown) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE ledger SET shown = :shown WHERE portal = :portal AND dataset ="
                        + " :dataset")
                .bind("portal", portal)
                .bind("dataset", id.key())
                .bind("shown", Stored.json(shown))
                .execute());
  }

  @Override
  public void published(
      String portal, DatasetId id, Remote remote, String fingerprint, Instant at) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO ledger (portal, dataset, remote_id, version, shown, earlier, kept,
                      fingerprint, state, changed)
                    VALUES (:portal, :dataset, :remoteId, :version, :shown, :earlier, :kept,
                      :fingerprint, 'PUBLISHED', :at)
                    ON CONFLICT (portal, dataset) DO UPDATE SET remote_id = excluded.remote_id,
                      version = excluded.version, shown = excluded.shown,
                      earlier = excluded.earlier, kept = excluded.kept,
                      fingerprint = excluded.fingerprint, state = excluded.state, reason = NULL,
                      changed = excluded.changed
                    """)
                .bind("portal", portal)
                .bind("dataset", id.key())
                .bind("remoteId", remote.id())
                .bind("version", remote.version())
                .bind("shown", Stored.json(remote.shown()))
                .bind("earlier", Stored.json(remote.earlier()))
                .bind("kept", remote.kept().isEmpty() ? null : Stored.json(remote.kept()))
                .bind("fingerprint", fingerprint)
                .bind("at", Stored.moment(at))
                .execute());
  }

  @Override
  public void withdrawing(String portal, DatasetId id) {
    database.useTransaction(
        handle ->
            handle.execute(
                "UPDATE ledger SET fingerprint = NULL,"
                    + " state = CASE state WHEN 'WITHDRAWN' THEN 'PUBLISHED' ELSE state END"
                    + " WHERE portal = ? AND dataset = ?",
                portal,
                id.key()));
  }

  @Override
  public void withdrawn(String portal, DatasetId id, Optional<Remote> remote, Instant at) {
    database.useTransaction(
        handle -> {
          if (remote.isEmpty()) {
            handle.execute("DELETE FROM ledger WHERE portal = ? AND dataset = ?", portal, id.key());
            return;
          }
          handle
              .createUpdate(
                  "UPDATE ledger SET state = 'WITHDRAWN', remote_id = :remoteId,"
                      + " version = :version, fingerprint = NULL, reason = NULL, changed = :at"
                      + " WHERE portal = :portal AND dataset = :dataset")
              .bind("portal", portal)
              .bind("dataset", id.key())
              .bind("remoteId", remote.get().id())
              .bind("version", remote.get().version())
              .bind("at", Stored.moment(at))
              .execute();
        });
  }

  @Override
  public void agrees(String portal, DatasetId id) {
    database.useTransaction(
        handle ->
            handle.execute(
                "UPDATE ledger SET reason = NULL WHERE portal = ? AND dataset = ?",
                portal,
                id.key()));
  }

  @Override
  public void failed(String portal, DatasetId id, Notice reason, Instant at) {
    database.useTransaction(
        handle -> FailedDeliveries.keep(handle, portal, id, id.key(), reason, at));
  }

  @Override
  public void elsewhere(String portal, DatasetId id, Notice reason, Instant at) {
    database.useTransaction(handle -> FailedDeliveries.note(handle, portal, id, reason, at));
  }

  @Override
  public void portalFailed(String portal, DatasetId id, Notice reason, Instant at) {
    database.useTransaction(handle -> FailedDeliveries.keep(handle, portal, id, null, reason, at));
  }
}
