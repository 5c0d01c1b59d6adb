package fr.moisson.connectors.geonetwork;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;

class GeonetworkContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    return new GeonetworkStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new GeonetworkPortal(
        ((GeonetworkStandIn) to).site(),
        GeonetworkStandIn.USER,
        token,
        GeonetworkStandIn.GROUP,
        null,
        null);
  }
}
