package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.Optional;
import java.util.Set;

/**
 * Why a difference could not be settled.
 *
 * @param why the failure in words
 */
record DeliveryFailure(Throwable failure, Notice why) {

  /** Failures of our own database or disk. */
  private static final Set<Code> IS_OUR_OWN = Set.of(Code.DATABASE_DOWN, Code.DISK_FULL);

  /**
   * If the portal denies access to a record that it had, and still accepts us, somebody has given
   * that record to another organisation or account. All other records go on. If a record seems to
   * be another organisation's, ours may have been renamed or be misspelt: the portal then refuses
   * us, and no record has been given away.
   */
  static DeliveryFailure of(Delivery delivery, Throwable failure, PortalAccess access) {
    Notice why = Notice.why(failure);
    if (why.code() == Code.FORBIDDEN
        && delivery.knownId().isPresent()
        && access.refusal().isEmpty()) {
      BadItem denied = deniedRecord(why);
      return new DeliveryFailure(denied, denied.notice());
    }
    if (why.code() == Code.PORTAL_ANOTHER_OWNS) {
      Optional<HarvestException> refusal = access.firstRefusal();
      if (refusal.isPresent()) {
        return new DeliveryFailure(refusal.get(), refusal.get().notice());
      }
    }
    return new DeliveryFailure(failure, why);
  }

  /** A denial that concerns one record of a portal that accepts us. */
  static BadItem deniedRecord(Notice denial) {
    return new BadItem(Notice.of(Code.PORTAL_RECORD_FORBIDDEN, denial.args().toArray()));
  }

  /** Whether the failure is not the portal's, and no dataset is to be blamed for it. */
  boolean isOurOwn() {
    return IS_OUR_OWN.contains(why.code());
  }

  /** Whether the portal is up, and accepts other records. */
  boolean isOfOneRecord() {
    return failure instanceof BadItem;
  }

  /** Whether the portal would refuse all others, too. */
  boolean isFinal() {
    return failure instanceof Misconfigured;
  }
}
