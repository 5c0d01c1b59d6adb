package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Portal;
import java.util.Optional;

/** Whether a portal accepts us, as asked during one pass. */
final class PortalAccess {

  private final Portal.Session session;
  private volatile boolean isGranted;

  PortalAccess(Portal.Session session) {
    this.session = session;
  }

  /** Why the portal does not accept us now, or does not answer. */
  Optional<HarvestException> refusal() {
    try {
      session.requireAccess();
      isGranted = true;
      return Optional.empty();
    } catch (HarvestException e) {
      return Optional.of(e);
    }
  }

  /** The same, if the portal has not accepted us in this pass yet. */
  Optional<HarvestException> firstRefusal() {
    return isGranted ? Optional.empty() : refusal();
  }
}
