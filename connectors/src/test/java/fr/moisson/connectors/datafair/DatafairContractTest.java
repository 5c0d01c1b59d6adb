package fr.moisson.connectors.datafair;

import fr.moisson.connectors.http.Waiting;
import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.time.Duration;
import java.util.Collections;

class DatafairContractTest extends PortalContract {

  /** Files of the stand-in are indexed when they have been looked at. */
  static final Waiting WITHOUT_PAUSE = new Waiting(Collections.nCopies(6, Duration.ZERO));

  @Override
  protected StandIn standIn() {
    return new DatafairStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new DatafairPortal(to.url(), token, null, null, null, null, null);
  }

  @Override
  protected Portal.Session open(Portal to) {
    return new DatafairPublishing((DatafairPortal) to, door, WITHOUT_PAUSE);
  }
}
