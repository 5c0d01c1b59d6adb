package fr.moisson.connectors.udata;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tested with links to the extracts, and with the extracts uploaded to the portal. */
@ParameterizedClass
@NullSource
@ValueSource(booleans = true)
class UdataContractTest extends PortalContract {

  @Parameter Boolean uploads;

  @Override
  protected StandIn standIn() {
    return new UdataStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new UdataPortal(to.url(), token, UdataStandIn.ORGANISATION, uploads);
  }
}
