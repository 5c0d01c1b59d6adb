package fr.moisson.connectors.datafair;

import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With links to our file, and where the portal holds it and shows it on its site. */
@ParameterizedClass
@NullSource
@ValueSource(booleans = true)
class DatafairContractTest extends PortalContract {

  @Parameter Boolean uploads;

  /** Files of the stand-in are indexed when they have been looked at. */
  static final Polling WITHOUT_PAUSE = new Polling(Collections.nCopies(6, Duration.ZERO));

  @Override
  protected StandIn standIn() {
    return new DatafairStandIn(TOKEN);
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    List<String> sites = uploads == null ? null : List.of("data-fair-portals:niort");
    return new DatafairPortal(to.url(), token, sites, null, uploads, null, null);
  }

  @Override
  protected Portal.Session open(Portal to) {
    return new DatafairPublishing((DatafairPortal) to, door, WITHOUT_PAUSE);
  }
}
