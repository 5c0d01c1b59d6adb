package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Succession;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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

  /** Why a record is another organisation's by now. */
  private static final Set<Code> IN_OTHER_HANDS =
      Set.of(Code.PORTAL_ANOTHER_OWNS, Code.PORTAL_RECORD_FORBIDDEN);

  /**
   * @param inUse as in {@link Ledger#succession}
   * @param tally receives why records could not be passed on
   * @return datasets that must be left alone in this pass, since another organisation has the
   *     record by now: if an heir were published, the portal would show the dataset twice; if its
   *     former were withdrawn, it would never pass its record on
   * @throws HarvestException if the portal does not answer or refuses us; nothing must be written
   *     to it then
   */
  static Set<DatasetId> settle(
      PortalTarget target,
      Ledger ledger,
      Portal.Session session,
      PortalAccess access,
      Collection<String> inUse,
      PassTally tally) {
    String portal = target.name();
    Set<DatasetId> inOtherHands = new HashSet<>();
    Set<Code> told = EnumSet.noneOf(Code.class);
    Optional<Succession> next = ledger.succession(portal, target.territoryName(), inUse, "");
    while (next.isPresent()) {
      Succession one = next.get();
      try {
        if (!session.rekey(one.former(), one.heir(), one.remoteId())) {
          return Set.of();
        }
        ledger.succeed(portal, one);
      } catch (BadItem | Misconfigured e) {
        Notice why = ofOneRecord(e, access).notice();
        LOG.warn("{}", LogLine.about(portal, one.former().toString(), why));
        // There may be as many as records, again in each pass; the report is of what was done.
        if (told.add(why.code())) {
          tally.remark(one.heir().toString(), why);
        }
        if (why.code() == Code.PORTAL_RECORD_FORBIDDEN) {
          // Perhaps the portal denies all writes, which it does not tell when asked for access.
          tally.because(why);
        }
        // Taken by anybody else, the heir is published as if there had been none.
        if (IN_OTHER_HANDS.contains(why.code())) {
          inOtherHands.addAll(List.of(one.former(), one.heir()));
        }
      }
      next = ledger.succession(portal, target.territoryName(), inUse, one.former().key());
    }
    return inOtherHands;
  }

  /** The failure of one record, given that the portal accepts us. */
  private static BadItem ofOneRecord(HarvestException failure, PortalAccess access) {
    if (failure instanceof BadItem bad) {
      return bad;
    }
    HarvestException whole =
        failure.notice().code() == Code.FORBIDDEN ? access.firstRefusal().orElse(null) : failure;
    if (whole != null) {
      throw whole;
    }
    return DeliveryFailure.deniedRecord(failure.notice());
  }

  private Inheritance() {}
}
