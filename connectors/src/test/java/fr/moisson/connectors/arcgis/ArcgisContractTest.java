package fr.moisson.connectors.arcgis;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;

class ArcgisContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    return new ArcgisStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new ArcgisPortal(to.url(), ArcgisStandIn.USER, null, null, token, null, null, null);
  }
}
