package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointReadingTest {

  /** As in a catalogue of services, and behind a distribution. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<urn:x-moisson:servedBy>",
        "dcat:distribution [ dct:title \"Arbres\" ; dcat:accessURL <https://a.example/api/arbres> ]"
            + " , [ dct:title \"API\" ; dcat:accessURL <https://a.example/api/1> ;"
            + " dcat:accessService"
      })
  void whatIsSaidOfAServiceIsNotSaidOfItsData(String property) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ; dcat:landingPage <https://a.example/arbres> ;
              %s [ a dcat:DataService ; dct:title "API de la ville" ;
                dcat:endpointURL <https://a.example/api> ;
                dcat:endpointDescription <https://a.example/api/api> ;
                foaf:page <https://a.example/guide> , <https://a.example/arbres> ] %s .
            """
                .formatted(property, property.endsWith("accessService") ? "]" : ""));

    Link link = dataset.links().filter(one -> one.service() != null).findFirst().orElseThrow();
    assertThat(link.more().documentation()).isEmpty();
    assertThat(link.service().descriptions())
        .containsExactly(URI.create("https://a.example/api/api"));
    assertThat(link.service().documentation())
        .containsExactly(URI.create("https://a.example/guide"));
    assertThat(List.of(link.title(), String.valueOf(link.service().title())))
        .contains("API de la ville");
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core, OGC API Features, true",
    "http://www.opengis.net/doc/IS/ogcapi-records-1/1.0, OGC API Records, false",
    "https://ogcapi.ogc.org/tiles/, OGC API Tiles, true",
    "http://docs.oasis-open.org/odata/odata/v4.01/, API, true",
    "http://www.opengeospatial.org/standards/wfs, WFS, false"
  })
  void whatAServiceConformsToIsKept(URI standard, String protocol, boolean isMore) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ; dcat:distribution
              [ dcat:accessURL <https://a.example/x> ; dct:conformsTo <%1$s> ;
                dcat:accessService
                  [ dcat:endpointURL <https://a.example/api> ; dct:conformsTo <%1$s> ] ] .
            """
                .formatted(standard));

    assertThat(dataset.links().map(Link::service))
        .singleElement()
        .extracting(Service::protocol, Service::standards)
        .containsExactly(protocol, isMore ? List.of(standard) : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/geoserver/arbres/wfs, WFS",
    "https://a.example/arcgis/services/arbres/MapServer/WMSServer?, WMS",
    "https://a.example/arcgis/services/arbres/MapServer, API"
  })
  void theAddressTellsTheProtocolThatNothingStates(String url, String protocol) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ; dcat:distribution
              [ dcat:accessURL <https://a.example/x> ;
                dcat:accessService [ dcat:endpointURL <%s> ] ] .
            """
                .formatted(url));

    assertThat(dataset.links().map(Link::service))
        .singleElement()
        .extracting(Service::protocol)
        .isEqualTo(protocol);
  }

  @Test
  void whatAServiceRepeatsIsNotItsOwn() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ; dcat:distribution
              [ dct:title "Cartes" ; dcat:accessURL <https://a.example/ows?request=GetCapabilities> ;
                foaf:page <https://a.example/aide> ;
                dcat:accessService [ dct:title "Cartes" ; dcat:endpointURL <https://a.example/ows> ;
                  dct:conformsTo <http://www.opengeospatial.org/standards/wms> ;
                  dcat:endpointDescription <https://a.example/ows?request=GetCapabilities> ;
                  foaf:page <https://a.example/aide> ] ] .
            """);

    assertThat(dataset.links())
        .extracting(Link::service)
        .containsExactly(new Service(URI.create("https://a.example/ows"), "WMS", null));
  }
}
