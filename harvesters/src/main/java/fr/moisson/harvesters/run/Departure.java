package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Withdraws everything that a portal shows under a name that is no longer configured. */
public final class Departure {

  private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

  /**
   * @param target the former name, with the portal by which the site can still be written to
   * @return number of withdrawn datasets; records that others have taken over stay
   * @throws HarvestException if the portal fails or refuses us; to be repeated
   */
  public static long of(PortalTarget target, Ledger ledger, Door door, Clock clock) {
    Portal.Session session = target.portal().open(door, clock.instant());
    long count = 0;
    for (Holdings holdings = new Holdings(ledger, target); holdings.hasNext(); ) {
      Holding holding = holdings.next();
      if (!holding.isShown()) {
        continue;
      }
      try {
        Optional<Remote> hidden =
            session.withdraw(holding.id(), holding.remoteId(), Notice.of(Code.WITHDRAWN));
        ledger.withdrawn(target.name(), holding.id(), hidden, clock.instant());
        count++;
      } catch (BadItem e) {
        LOG.warn("{}", LogLine.about(target.name(), holding.id().toString(), e.notice()));
      }
    }
    return count;
  }

  private Departure() {}
}
