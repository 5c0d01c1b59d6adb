package fr.moisson.connectors.udata;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;

/** With the extracts themselves on the portal. */
class UdataUploadContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    return new UdataStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new UdataPortal(to.url(), token, UdataStandIn.ORGANISATION, true);
  }
}
