package fr.moisson.harvesters.iso;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import java.net.URI;
import java.util.Optional;
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

  /** As ArcGIS Hub and catalogues of records state them. */
  @ParameterizedTest
  @CsvSource({
    "https://sig.example/arcgis/rest/services/bancs/FeatureServer/3, API, true",
    "https://sig.example/arcgis/rest/services/bancs/MapServer?f=pjson, API, true",
    "https://sig.example/oapi/collections/bancs, OGC API Features, true",
    "https://sig.example/oapi/collections/bancs/items?f=json, OGC API Features, true",
    "https://sig.example/collections/bancs.json, API, false",
    "'https://sig.example/oapi/collections/bancs/items?bbox=1,2,3,4&f=json', API, false",
    "https://sig.example/v1/bancs.json, API, false"
  })
  void whatAnInterfaceAnswersWithIsNotAFormatOfFiles(
      String address, String protocol, boolean isEntrance) {
    Link link = Link.to("Bancs", URI.create(address)).typed("JSON", "application/json");

    Link known = ServedLinks.api(link);

    assertThat(known.format()).isEqualTo(isEntrance ? "REST" : "JSON");
    assertThat(known.mediaType()).isEqualTo(isEntrance ? null : "application/json");
    assertThat(known.service())
        .isEqualTo(new Service(EndpointAddress.endpoint(URI.create(address)), protocol, null));
    assertThat(ServedLinks.of(link, "JSON", ""))
        .isEqualTo(isEntrance ? Optional.of(known) : Optional.empty());
  }
}
