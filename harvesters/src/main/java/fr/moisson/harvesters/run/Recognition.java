package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a portal is still the one that its ledger speaks of: officers try a catalogue on one site
 * before they publish on another, move a site to another domain, and call portals otherwise.
 */
final class Recognition {

  /**
   * @param inUse names of all portals that there are
   * @return what the officer should know
   */
  static Optional<Notice> of(
      PortalTarget target, Ledger ledger, Portal.Session session, Collection<String> inUse) {
    String name = target.name();
    Portal portal = target.portal();
    Ledger.Site now =
        Ledger.Site.of(portal.url(), portal.owner() + " " + target.territory().code());
    Ledger.Site before = ledger.site(name).orElse(null);
    if (before == null) {
      ledger.meet(name, now, inUse);
      return Optional.empty();
    }
    if (before.equals(now)) {
      return Optional.empty();
    }
    Optional<Boolean> same =
        before.address().equals(now.address())
            ? Optional.of(true)
            : knowsOurs(target, ledger, session);
    if (same.isEmpty()) {
      // It does not answer: the next pass will tell.
      return Optional.empty();
    }
    if (same.get()) {
      ledger.move(name, now);
      return Optional.empty();
    }
    ledger.replace(name, before, now);
    return Optional.of(Notice.of(Code.PORTAL_MOVED, before.address(), now.address()));
  }

  /** Whether there are records that we made: then only its address is another. */
  private static Optional<Boolean> knowsOurs(
      PortalTarget target, Ledger ledger, Portal.Session session) {
    Set<String> ids = new TreeSet<>();
    Holdings holdings = new Holdings(ledger, target);
    while (holdings.hasNext() && ids.size() < Portal.Session.MOST_AT_ONCE) {
      holdings.next().remoteId().ifPresent(ids::add);
    }
    if (ids.isEmpty()) {
      return Optional.of(true);
    }
    try {
      Optional<Map<String, String>> known = session.versions(ids);
      return Optional.of(known.isPresent() && !known.get().isEmpty());
    } catch (HarvestException e) {
      return Optional.empty();
    }
  }

  private Recognition() {}
}
