package fr.moisson.harvesters.iso;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedLinksTest {

  private static final String OWS = "https://sig.example/ows";
  private static final String REQUEST =
      OWS + "?service=WFS&version=1.0.0&request=GetFeature&typeName=env:haies";

  @ParameterizedTest
  @CsvSource({
    "OGC:WFS, &maxFeatures=50&outputFormat=application/json, true",
    "wfs, &COUNT=10&outputFormat=application/json, true",
    "WFS, '', true",
    "WFS, &outputFormat=SHAPE-ZIP, false",
    "GeoJSON, &maxFeatures=50&outputFormat=application/json, false"
  })
  void aRequestForSomeFeaturesIsNotTheServiceThatItIsStatedAs(
      String format, String more, boolean isReplaced) {
    Link link = Link.to("Haies", URI.create(REQUEST + more)).typed(format, "application/json");

    Link served = ServedLinks.of(link, format, "").orElseThrow();

    assertThat(served.url())
        .hasToString(isReplaced ? OWS + "?service=WFS&request=GetCapabilities" : REQUEST + more);
    assertThat(served.mediaType()).isEqualTo(isReplaced ? null : "application/json");
    assertThat(served.format()).isEqualTo(format);
    assertThat(served.service()).isEqualTo(new Service(URI.create(OWS), "WFS", "env:haies"));
  }
}
