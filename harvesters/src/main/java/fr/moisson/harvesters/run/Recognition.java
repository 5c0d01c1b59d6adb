package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that a portal is still the one that its ledger describes: officers try a catalogue on one
 * site before they publish on another, move a site to another domain, and rename portals.
 */
final class Recognition {

  /** Number of requests, each about a hundred records. */
  private static final int MOST_QUESTIONS = 10;

  /**
   * @param inUse names of all configured portals
   * @return what the officer should know
   * @throws HarvestException if the portal does not answer; nothing must be written to it then
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
    if (before.address().equals(now.address()) || knowsOurs(target, ledger, session)) {
      ledger.move(name, now);
      return Optional.empty();
    }
    ledger.replace(name, before, now);
    return Optional.of(Notice.of(Code.PORTAL_MOVED, before.address(), now.address()));
  }

  /**
   * Whether the portal has records that we made, if it can say: then only its address has changed.
   */
  private static boolean knowsOurs(PortalTarget target, Ledger ledger, Portal.Session session) {
    Holdings holdings = new Holdings(ledger, target);
    boolean hasAny = false;
    for (int i = 0; i < MOST_QUESTIONS && holdings.hasNext(); i++) {
      Set<String> ids = shown(holdings);
      hasAny |= !ids.isEmpty();
      if (!ids.isEmpty() && session.hasOneOf(ids).orElse(true)) {
        return true;
      }
    }
    return !hasAny;
  }

  private static Set<String> shown(Holdings holdings) {
    Set<String> ids = new TreeSet<>();
    while (holdings.hasNext() && ids.size() < Portal.Session.MOST_AT_ONCE) {
      Holding holding = holdings.next();
      if (holding.isShown()) {
        holding.remoteId().ifPresent(ids::add);
      }
    }
    return ids;
  }

  private Recognition() {}
}
