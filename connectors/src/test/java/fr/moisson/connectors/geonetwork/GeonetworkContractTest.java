package fr.moisson.connectors.geonetwork;

import fr.moisson.connectors.portal.PortalContract;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.iso.IsoEncoding;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tested with a catalogue that links to our files, one that stores them, and one that supports only
 * ISO 19115-3.
 */
@ParameterizedClass
@CsvSource({"ISO_19139, ", "ISO_19139, 10", "ISO_19115_3, 10"})
class GeonetworkContractTest extends PortalContract {

  @Parameter(0)
  IsoEncoding encoding;

  @Parameter(1)
  Integer uploadBelow;

  @Override
  protected StandIn standIn() {
    GeonetworkStandIn standIn = new GeonetworkStandIn(TOKEN);
    if (encoding == IsoEncoding.ISO_19115_3) {
      standIn.store().know(GeonetworkStore.ISO_19115_3);
    }
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
        uploadBelow);
  }
}
