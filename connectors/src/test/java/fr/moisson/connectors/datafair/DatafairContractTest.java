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

/** Tested with links to our file, and with the file stored and shown on the portal. */
@ParameterizedClass
@NullSource
@ValueSource(booleans = true)
class DatafairContractTest extends PortalContract {

  @Parameter Boolean uploads;

  /** The stand-in finishes indexing after a number of reads, so polling needs no pauses. */
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
