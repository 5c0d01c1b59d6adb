package fr.moisson.connectors.geonetwork;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;

/** The same in a catalogue that has ISO 19115-3 alone, and keeps our files. */
class GeonetworkNewerContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    GeonetworkStandIn standIn = new GeonetworkStandIn(TOKEN);
    standIn.store().know(GeonetworkStore.ISO_19115_3);
    return standIn;
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new GeonetworkPortal(
        ((GeonetworkStandIn) to).site(),
        GeonetworkStandIn.USER,
        token,
        GeonetworkStandIn.GROUP,
        null,
        10);
  }
}
