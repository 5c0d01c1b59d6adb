package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Succession;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the records of datasets to those that replace them, as after a source or the file of a
 * territory was renamed. Otherwise the portal would show both, or lose the address of the record
 * and what people edited there.
 */
final class Inheritance {

  private static final Logger LOG = LoggerFactory.getLogger(Inheritance.class);

  /**
   * @param inUse as in {@link Ledger#succession}
   * @return heirs that must not be published, because another organisation has the record by now:
   *     the portal would show the dataset twice
   * @throws HarvestException if the portal does not answer; nothing must be written to it then
   */
  static Set<DatasetId> settle(
      PortalTarget target, Ledger ledger, Portal.Session session, Collection<String> inUse) {
    String portal = target.name();
    Set<DatasetId> inOtherHands = new HashSet<>();
    Optional<Succession> next = ledger.succession(portal, target.territoryName(), inUse, "");
    while (next.isPresent()) {
      Succession one = next.get();
      try {
        if (!session.rekey(one.former(), one.heir(), one.remoteId())) {
          return Set.of();
        }
        ledger.succeed(portal, one);
      } catch (BadItem e) {
        LOG.warn("{}", LogLine.about(portal, one.former().toString(), e.notice()));
        // Taken by anybody else, the heir is published as if there had been none.
        if (e.notice().code() == Code.PORTAL_ANOTHER_OWNS) {
          inOtherHands.add(one.heir());
        }
      }
      next = ledger.succession(portal, target.territoryName(), inUse, one.former().key());
    }
    return inOtherHands;
  }

  private Inheritance() {}
}
