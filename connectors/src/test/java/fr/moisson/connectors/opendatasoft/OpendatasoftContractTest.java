package fr.moisson.connectors.opendatasoft;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Also tested on a newer domain, which holds our file and has a DCAT template. */
@ParameterizedClass
@NullSource
@ValueSource(booleans = true)
class OpendatasoftContractTest extends PortalContract {

  @Parameter Boolean uploads;

  /** The stand-in's jobs end after a number of reads, so polling needs no pauses. */
  static final Polling WITHOUT_PAUSE = new Polling(Collections.nCopies(5, Duration.ZERO));

  @Override
  protected StandIn standIn() {
    OpendatasoftStandIn standIn = new OpendatasoftStandIn(TOKEN);
    return uploads == null
        ? standIn
        : standIn.with("asset", Map.of("dcat", Set.of("issued", "temporal", "contact_email")));
  }

  @Override
  protected Portal portal(StandIn to, Secret token) {
    return new OpendatasoftPortal(to.url(), token, uploads, null, null, null);
  }

  @Override
  protected Portal.Session open(Portal to) {
    return new OpendatasoftPublishing((OpendatasoftPortal) to, door, Niortais.AT, WITHOUT_PAUSE);
  }
}
