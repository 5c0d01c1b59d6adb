package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.routes.store.PortalSites;
import fr.moisson.routes.store.SqlLedger;
import fr.moisson.routes.store.Stored;
import fr.moisson.routes.store.Transactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Portals that are no longer configured, as after a territory's file was renamed, while datasets
 * are still there. The embedded catalogue is ours: it goes on losing what leaves the catalogue,
 * under whatever name it was configured. Other portals are left as they are.
 */
public final class FormerPortals {

  private static final int PAGE = 200;

  private static final String EMBEDDED = EmbeddedPortal.ADDRESS.toString();

  /**
   * A portal that is no longer configured.
   *
   * @param datasets number of those that are still there, as far as we know
   * @param isAside whether it is the former site of a portal, which was reported when that moved
   */
  public record Former(String name, long datasets, boolean isAside) {

    public String territory() {
      return name.substring(0, name.indexOf('/'));
    }

    public Notice notice() {
      return Notice.of(Code.PORTAL_NOT_CONFIGURED, name, datasets);
    }
  }

  /**
   * @param record its name on the portal; null if unknown
   * @param isElsewhere whether another portal of ours shows it in the embedded catalogue too
   */
  private record Held(DatasetId id, @Nullable String record, boolean isElsewhere) {}

  private final Transactions database;
  private final Ledger ledger;
  private final EmbeddedPortal embedded;
  private final Clock clock;

  public FormerPortals(Jdbi jdbi, Clock clock) {
    this.database = new Transactions(jdbi);
    this.ledger = new SqlLedger(jdbi);
    this.embedded = new EmbeddedPortal(jdbi, clock);
    this.clock = clock;
  }

  /**
   * @param configured names of the configured portals, {@code territory/portal}
   */
  public static List<Former> of(Jdbi jdbi, Collection<String> configured) {
    Ledger ledger = new SqlLedger(jdbi);
    return new Transactions(jdbi)
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT portal, COUNT(*) AS datasets,"
                                + " MAX(CASE WHEN "
                                + PortalSites.IS_ASIDE
                                + " THEN 1 ELSE 0 END) AS aside FROM ledger WHERE "
                                + PortalSites.MAY_BE_SHOWN
                                + " GROUP BY portal ORDER BY portal")
                        .map(
                            (row, context) ->
                                former(
                                    ledger,
                                    row.getString("portal"),
                                    row.getLong("datasets"),
                                    row.getInt("aside") != 0))
                        .list())
            .stream()
            .filter(former -> !configured.contains(former.name()))
            .toList();
  }

  private static Former former(Ledger ledger, String name, long datasets, boolean isAside) {
    return new Former(name, datasets, isAside && !isEmbedded(ledger, name));
  }

  /** Hides what has left the catalogue from the embedded one. */
  public void follow(Collection<String> configured) {
    List<String> names =
        database.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT name FROM portal WHERE address = :embedded"
                            + " UNION SELECT name || ' ' || :embedded FROM portal")
                    .bind("embedded", EMBEDDED)
                    .mapTo(String.class)
                    .list());
    names.stream().filter(name -> !configured.contains(name)).forEach(name -> leave(name, false));
  }

  /**
   * Gives up a portal, with the officer's consent: the embedded catalogue loses all of it; the
   * records on any other portal are forgotten.
   *
   * @return number of datasets
   */
  public long giveUp(String portal) {
    return isEmbedded(ledger, portal)
        ? leave(portal, true)
        : database.inTransaction(handle -> forget(handle, portal));
  }

  /** Forgets the records that another portal on the same site shows too: they are to stay. */
  public void leaveShared(String portal) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM ledger WHERE portal = :portal AND remote_id IN (
                      SELECT other.remote_id FROM ledger AS other
                      JOIN portal AS theirs ON theirs.name = other.portal AND theirs.name <> :portal
                      JOIN portal AS its ON its.name = :portal AND its.address = theirs.address)
                    """)
                .bind("portal", portal)
                .execute());
  }

  private static long forget(Handle handle, String portal) {
    handle.execute("DELETE FROM portal WHERE name = ?", portal);
    handle.execute("DELETE FROM pass WHERE portal = ?", portal);
    return handle.execute("DELETE FROM ledger WHERE portal = ?", portal);
  }

  private static boolean isEmbedded(Ledger ledger, String portal) {
    return portal.endsWith(" " + EMBEDDED)
        || ledger.site(portal).filter(site -> site.address().equals(EMBEDDED)).isPresent();
  }

  private long leave(String portal, boolean all) {
    long count = 0;
    for (List<Held> some = held(portal, all); !some.isEmpty(); some = held(portal, all)) {
      for (Held held : some) {
        Optional<Remote> hidden =
            held.isElsewhere()
                ? Optional.empty()
                : embedded.withdraw(
                    held.id(), Optional.ofNullable(held.record()), Notice.of(Code.WITHDRAWN));
        ledger.withdrawn(portal, held.id(), hidden, clock.instant());
      }
      count += some.size();
    }
    return count;
  }

  private List<Held> held(String portal, boolean all) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT dataset.territory, dataset.source, dataset.remote_id, ledger.remote_id AS record,
                      CASE WHEN dataset.withdrawn IS NULL AND dataset.twin_of IS NULL AND EXISTS (
                        SELECT 1 FROM ledger AS other
                        JOIN portal ON portal.name = other.portal AND portal.address = :embedded
                        WHERE other.dataset = dataset.id AND other.portal <> :portal
                          AND other.state = 'PUBLISHED') THEN 1 ELSE 0 END AS elsewhere
                    FROM ledger JOIN dataset ON dataset.id = ledger.dataset
                    WHERE ledger.portal = :portal AND ledger.state <> 'WITHDRAWN'
                      AND (:all = 1 OR dataset.withdrawn IS NOT NULL OR dataset.twin_of IS NOT NULL)
                    LIMIT :page
                    """)
                .bind("embedded", EMBEDDED)
                .bind("portal", portal)
                .bind("all", all ? 1 : 0)
                .bind("page", PAGE)
                .map(
                    (row, context) ->
                        new Held(
                            Stored.id(row), row.getString("record"), row.getInt("elsewhere") != 0))
                .list());
  }
}
