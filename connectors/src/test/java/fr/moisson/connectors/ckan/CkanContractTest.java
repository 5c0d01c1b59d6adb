package fr.moisson.connectors.ckan;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;

class CkanContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    return CkanStandIn.start(TOKEN, "niort-agglo");
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new CkanPortal(to.url(), token, "niort-agglo", null, null, null, null, null);
  }
}
