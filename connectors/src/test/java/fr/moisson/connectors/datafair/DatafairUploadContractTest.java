package fr.moisson.connectors.datafair;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.util.List;

/** The same where the portal holds our file, and shows it on its site. */
class DatafairUploadContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    return new DatafairStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    List<String> sites = List.of("data-fair-portals:niort");
    return new DatafairPortal(to.url(), token, sites, null, true, null, null);
  }

  @Override
  protected Portal.Session open(Portal to) {
    return new DatafairPublishing((DatafairPortal) to, door, DatafairContractTest.WITHOUT_PAUSE);
  }
}
