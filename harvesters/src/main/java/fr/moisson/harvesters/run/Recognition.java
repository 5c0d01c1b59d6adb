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
import java.util.function.Function;

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
    boolean isSameSite = before.address().equals(now.address());
    boolean isSame =
        isSameSite
            ? before.account().equals(now.account()) || has(target, ledger, session::ownsOneOf)
            : has(target, ledger, session::hasOneOf);
    if (isSame) {
      ledger.move(name, now);
      return Optional.empty();
    }
    ledger.replace(name, before, now);
    return Optional.of(
        isSameSite
            ? Notice.of(Code.PORTAL_OTHER_OWNER, before.account(), now.account())
            : Notice.of(Code.PORTAL_MOVED, before.address(), now.address()));
  }

  /**
   * Whether the portal has records that we made, if it can say: then only its address, or the owner
   * of some records, has changed.
   */
  private static boolean has(
      PortalTarget target, Ledger ledger, Function<Set<String>, Optional<Boolean>> question) {
    Holdings holdings = new Holdings(ledger, target);
    boolean hasAny = false;
    for (int i = 0; i < MOST_QUESTIONS && holdings.hasNext(); i++) {
      Set<String> ids = shown(holdings);
      hasAny |= !ids.isEmpty();
      if (!ids.isEmpty() && question.apply(ids).orElse(true)) {
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
