package fr.moisson.connectors.ckan;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.util.Map;

/** A site with ckanext-scheming and groups, to which files are uploaded. */
class CkanSchemingContractTest extends PortalContract {

  @Override
  protected StandIn standIn() {
    CkanStandIn ckan = CkanStandIn.start(TOKEN, "niort-agglo");
    ckan.scheming(CkanScheming.schema());
    return ckan;
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new CkanPortal(
        to.url(), token, "niort-agglo", null, null, Map.of("ENVI", "environnement"), 1, null);
  }
}
