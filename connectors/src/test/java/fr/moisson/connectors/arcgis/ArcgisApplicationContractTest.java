package fr.moisson.connectors.arcgis;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;

/**
 * An organisation written to by an application that requests its tokens, and that uploads extracts.
 */
class ArcgisApplicationContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    return new ArcgisStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new ArcgisPortal(
        to.url(),
        ArcgisStandIn.USER,
        "dossier1",
        "groupe1",
        null,
        ArcgisStandIn.CLIENT,
        token,
        true);
  }
}
