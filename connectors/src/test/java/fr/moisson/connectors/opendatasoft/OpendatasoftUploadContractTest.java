package fr.moisson.connectors.opendatasoft;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.util.Map;
import java.util.Set;

/** The same on a newer domain, which holds our file and has a template for DCAT. */
class OpendatasoftUploadContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    return new OpendatasoftStandIn(TOKEN)
        .with("asset", Map.of("dcat", Set.of("issued", "temporal", "contact_email")));
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new OpendatasoftPortal(to.url(), token, true, null, null, null);
  }

  @Override
  protected Portal.Session open(Portal to) {
    return new OpendatasoftPublishing(
        (OpendatasoftPortal) to, door, OpendatasoftContractTest.WITHOUT_PAUSE);
  }
}
