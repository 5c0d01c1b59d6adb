package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /** GeoDCAT-AP states the conditions of a service there, where the file beside it has others. */
  @Test
  void theConditionsOfAServiceAreThoseOfTheLinkToIt() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies" ; dct:license <https://spdx.org/licenses/etalab-2.0> ;
              dct:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
              dcat:distribution [ dct:title "CSV" ; dcat:downloadURL <https://a.example/haies.csv> ] ,
                [ dct:title "WFS" ; dcat:accessURL <https://a.example/wfs> ; dcat:accessService
                  [ a dcat:DataService ; dct:description "Compte nécessaire" ;
                    dcat:endpointURL <https://a.example/wfs> ; dct:license <https://a.example/cgu> ;
                    dct:rights [ rdfs:label "Pour les agents" ] ; dct:accessRights
                    <http://publications.europa.eu/resource/authority/access-right/RESTRICTED> ] ] .
            """);

    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights())
        .containsExactly("Accessibles sous conditions : « WFS ».", "« WFS » : Pour les agents");
    assertThat(dataset.links())
        .extracting(Link::title, Link::licence, Link::description)
        .containsExactly(
            tuple("CSV", null, null),
            tuple("WFS", Licence.stated("https://a.example/cgu"), "Compte nécessaire"));
  }

  @ParameterizedTest
  @CsvSource({"PUBLIC, RESTRICTED, RESTRICTED", "RESTRICTED, PUBLIC, RESTRICTED", ", PUBLIC,"})
  void dataAreNoMoreOpenThanTheServiceThatGivesThem(
      @Nullable String file, String service, @Nullable String access) {
    String code =
        "dct:accessRights <http://publications.europa.eu/resource/authority/access-right/";
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies" ; dcat:distribution
                [ dcat:downloadURL <https://a.example/haies.csv> ; %s ] ,
                [ dcat:accessURL <https://a.example/wfs> ; dcat:accessService
                  [ dcat:endpointURL <https://a.example/wfs> ; %s%s> ] ] .
            """
                .formatted(file == null ? "" : code + file + ">", code, service));

    assertThat(dataset.access()).isEqualTo(access);
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
