package fr.moisson.routes.store;

import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Ledger.Site;
import fr.moisson.harvesters.model.Ledger.Succession;
import fr.moisson.harvesters.model.Notice.Code;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which site each portal of the ledger is on, and what passes from one portal to another. */
public final class PortalSites {

  /**
   * Condition on rows of {@code ledger}: they are of a site where the portal no longer is ({@link
   * fr.moisson.harvesters.model.Ledger#replace}).
   */
  public static final String IS_ASIDE =
      """
      (NOT EXISTS (SELECT 1 FROM portal WHERE portal.name = ledger.portal)
        AND EXISTS (SELECT 1 FROM portal
          WHERE substr(ledger.portal, 1, length(portal.name) + 1) = portal.name || ' '))
      """;

  /**
   * Condition on rows of {@code ledger}: the portal may show the dataset. Without its secret,
   * nothing was ever sent to it, unless the answer to a first attempt was lost before the secret.
   */
  public static final String MAY_BE_SHOWN =
      "(ledger.state <> 'WITHDRAWN' AND NOT (ledger.remote_id IS NULL AND "
          + FailedDeliveries.isFor(Code.CONFIG_NO_SECRET)
          + "))";

  private static final int PAGE = 100;

  private static final String CANDIDATES =
      """
      SELECT ledger.portal, ledger.remote_id AS record, former.id, former.territory, former.source,
        former.remote_id, heir.territory AS heir_territory, heir.source AS heir_source,
        heir.remote_id AS heir_remote_id
      FROM ledger JOIN dataset AS former ON former.id = ledger.dataset
      LEFT JOIN dataset AS heir ON heir.id = former.twin_of
      WHERE ledger.portal IN (<portals>) AND ledger.state = 'PUBLISHED'
        AND ledger.remote_id IS NOT NULL AND former.id > :after
        AND (ledger.portal <> :portal OR heir.id IS NOT NULL)
      ORDER BY former.id LIMIT :size
      """;

  private static final String IS_HEIR =
      """
      SELECT 1 FROM dataset WHERE id = :heir AND withdrawn IS NULL AND twin_of IS NULL
        AND NOT EXISTS (SELECT 1 FROM ledger WHERE portal = :portal AND dataset = :heir)
      """;

  static Optional<Site> of(Handle handle, String portal) {
    return handle
        .select("SELECT address, owner FROM portal WHERE name = ?", portal)
        .map((row, context) -> new Site(row.getString("address"), row.getString("owner")))
        .findOne();
  }

  static void meet(Handle handle, String portal, Site site, Collection<String> inUse) {
    String territory = territory(portal);
    List<String> former =
        isKnown(handle, portal)
            ? List.of()
            : formerNames(handle, site, inUse).stream()
                .filter(name -> territory(name).equals(territory))
                .toList();
    if (former.size() == 1) {
      rename(handle, former.get(0), portal);
      handle.execute("DELETE FROM portal WHERE name = ?", former.get(0));
    }
    handle.execute(
        "INSERT INTO portal (name, address, owner) VALUES (?, ?, ?)",
        portal,
        site.address(),
        site.owner());
  }

  /** For portals written to before sites were recorded. */
  private static boolean isKnown(Handle handle, String portal) {
    return handle
        .select("SELECT 1 FROM ledger WHERE portal = ? LIMIT 1", portal)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Names under which the site was known and that are no longer in use. */
  private static List<String> formerNames(Handle handle, Site site, Collection<String> inUse) {
    return handle
        .select(
            "SELECT name FROM portal WHERE address = ? AND owner = ?", site.address(), site.owner())
        .mapTo(String.class)
        .stream()
        .filter(name -> !inUse.contains(name) && !inUse.contains(territory(name)))
        .toList();
  }

  private static String territory(String portal) {
    return portal.substring(0, portal.indexOf('/'));
  }

  static void move(Handle handle, String portal, Site site) {
    if (of(handle, portal).filter(before -> !before.account().equals(site.account())).isPresent()) {
      // So that each record is looked at once: those that were not handed over are reported.
      handle.execute(
          "UPDATE ledger SET fingerprint = '' WHERE portal = ? AND fingerprint IS NOT NULL",
          portal);
    }
    remember(handle, portal, site);
  }

  static void replace(Handle handle, String portal, Site before, Site now) {
    String aside = setAside(portal, before, now);
    handle.execute("DELETE FROM ledger WHERE portal = ?", aside);
    rename(handle, portal, aside);
    rename(handle, setAside(portal, now, before), portal);
    remember(handle, portal, now);
  }

  private static void remember(Handle handle, String portal, Site site) {
    handle.execute(
        "UPDATE portal SET address = ?, owner = ? WHERE name = ?",
        site.address(),
        site.owner(),
        portal);
  }

  /** No name given by an officer contains a space and an address. */
  private static String setAside(String portal, Site site, Site other) {
    String name = portal + " " + site.address();
    return site.address().equals(other.address()) ? name + " " + site.account() : name;
  }

  private static void rename(Handle handle, String from, String to) {
    handle.execute("UPDATE ledger SET portal = ? WHERE portal = ?", to, from);
  }

  static Optional<Succession> succession(
      Handle handle, String portal, String territory, Collection<String> inUse, String after) {
    List<String> portals = new ArrayList<>(List.of(portal));
    of(handle, portal)
        .ifPresent(
            site ->
                formerNames(handle, site, inUse).stream()
                    .filter(name -> !territory(name).equals(territory))
                    .forEach(portals::add));
    String last = after;
    while (true) {
      List<Succession> some =
          handle
              .createQuery(CANDIDATES)
              .bindList("portals", portals)
              .bind("portal", portal)
              .bind("after", last)
              .bind("size", PAGE)
              .map((row, context) -> candidate(row, portal, territory))
              .list();
      Optional<Succession> found =
          some.stream().filter(one -> isHeir(handle, portal, one.heir())).findFirst();
      if (found.isPresent() || some.size() < PAGE) {
        return found;
      }
      last = some.get(PAGE - 1).former().key();
    }
  }

  private static Succession candidate(ResultSet row, String portal, String territory)
      throws SQLException {
    DatasetId former = Stored.id(row);
    DatasetId heir =
        row.getString("portal").equals(portal)
            ? new DatasetId(
                row.getString("heir_territory"),
                row.getString("heir_source"),
                row.getString("heir_remote_id"))
            : new DatasetId(territory, former.source(), former.remoteId());
    return new Succession(row.getString("portal"), former, row.getString("record"), heir);
  }

  private static boolean isHeir(Handle handle, String portal, DatasetId heir) {
    return handle
        .createQuery(IS_HEIR)
        .bind("heir", heir.key())
        .bind("portal", portal)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void succeed(Handle handle, String portal, Succession succession) {
    handle.execute(
        "UPDATE ledger SET portal = ?, dataset = ?, fingerprint = '', reason = NULL"
            + " WHERE portal = ? AND dataset = ?",
        portal,
        succession.heir().key(),
        succession.portal(),
        succession.former().key());
  }

  private PortalSites() {}
}
