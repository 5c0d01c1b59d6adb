package fr.moisson.connectors.opendatasoft;

import fr.moisson.connectors.http.Waiting;
import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.time.Duration;
import java.util.Collections;

class OpendatasoftContractTest extends PortalContract {

  /** Jobs of the stand-in end when they have been looked at. */
  static final Waiting WITHOUT_PAUSE = new Waiting(Collections.nCopies(5, Duration.ZERO));

  @Override
  protected StandIn standIn() {
    return new OpendatasoftStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new OpendatasoftPortal(to.url(), token, null, null, null, null);
  }

  @Override
  protected Portal.Session open(Portal to) {
    return new OpendatasoftPublishing((OpendatasoftPortal) to, door, WITHOUT_PAUSE);
  }
}
