package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSamples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ckanext-dcat says of the services behind a resource. */
class CkanEndpointTest {

  private static final String ACCESS =
      "http://publications.europa.eu/resource/authority/access-right/";

  private static Dataset with(String resources) throws IOException {
    return read(
        "{\"id\": \"x\", \"title\": \"Zones humides\", \"resources\": [" + resources + "]}");
  }

  private static Service service(String endpoint, String protocol, String title, String... texts) {
    List<URI> descriptions = List.of(texts).stream().map(URI::create).toList();
    return new Service(
        URI.create(endpoint), protocol, null, title, descriptions, List.of(), List.of());
  }

  /** The older schema gives a text, and no standard that the service conforms to. */
  @Test
  void aPageIsUnderTheConditionsOfTheServiceBehindIt() throws IOException {
    Dataset dataset =
        with(
            """
            {"id": "r", "name": "Captages", "url": "https://x.example/captages.html", "format":
             "HTML", "access_services": "[{\\"title\\": \\"WFS réservé\\", \\"endpoint_url\\":\
             [\\"https://x.example/prive/wfs\\"], \\"endpoint_description\\":\
             \\"https://x.example/prive/wfs?service=WFS&request=GetCapabilities\\",\
             \\"access_rights\\": \\"%sRESTRICTED\\", \\"rights\\": \\"Aux seuls syndicats\\",\
             \\"license\\": \\"https://x.example/cgu\\"}]"}"""
                .formatted(ACCESS));

    assertThat(dataset.links())
        .singleElement()
        .returns("https://x.example/captages.html", link -> link.url().toString())
        .returns(Licence.stated("https://x.example/cgu"), Link::licence)
        .returns(
            service(
                "https://x.example/prive/wfs",
                "WFS",
                "WFS réservé",
                "https://x.example/prive/wfs?service=WFS&request=GetCapabilities"),
            Link::service);
    assertThat(dataset.access()).isEqualTo("RESTRICTED");
    assertThat(dataset.rights()).containsExactly("Aux seuls syndicats");
  }

  @Test
  void servicesUnderOtherConditionsAndFurtherOnesHaveLinksOfTheirOwn() throws IOException {
    String file =
        """
        {"id": "%s", "name": "%s", "url": "https://x.example/%s.zip", "license": "CC-BY-NC-4.0",
         "access_services": [
          {"title": "API", "endpoint_url": ["https://x.example/api?version=1"],
           "endpoint_description": "https://x.example/openapi.json", "license": "CC-BY-4.0"},
          {"title": "Tuiles", "endpoint_url": ["https://x.example/tuiles"]},
          {"title": "WMS", "endpoint_url": "https://x.example/wms"}]}""";

    Dataset dataset = with(file.replace("%s", "a") + "," + file.replace("%s", "b"));

    Service api =
        new Service(
            URI.create("https://x.example/api?version=1"),
            "API",
            null,
            null,
            List.of(URI.create("https://x.example/openapi.json")),
            List.of(),
            List.of());
    Service tiles = service("https://x.example/tuiles", "API", "Tuiles");
    URI wms = URI.create("https://x.example/wms");
    assertThat(dataset.links())
        .extracting(Link::title, link -> link.url().toString(), Link::service, Link::licence)
        .containsExactly(
            tuple("a", "https://x.example/a.zip", tiles, Licence.stated("CC-BY-NC-4.0")),
            tuple("API", "https://x.example/api?version=1", api, Licence.stated("CC-BY-4.0")),
            tuple(
                "WMS",
                wms + "?service=WMS&request=GetCapabilities",
                new Service(wms, "WMS", null),
                null),
            tuple("b", "https://x.example/b.zip", tiles, Licence.stated("CC-BY-NC-4.0")));
  }

  /** Its format and its address tell the service of a resource already. */
  @Test
  void aServiceIsListedOnceThatIsTheResourceItself() throws IOException {
    Dataset dataset =
        with(
            """
            {"id": "r", "name": "Carte", "format": "WMS", "url":
             "https://x.example/wms?service=WMS&request=GetMap&layers=zh", "access_services":
             [{"title": "Cartes de la ville", "endpoint_url": ["https://x.example/wms"]}]}""");

    assertThat(dataset.links())
        .singleElement()
        .extracting(Link::service)
        .isEqualTo(
            new Service(
                URI.create("https://x.example/wms"),
                "WMS",
                "zh",
                "Cartes de la ville",
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void anInterfaceBesideAFileDoesNotLicenseIt() throws IOException {
    String licences = "http://publications.europa.eu/resource/authority/licence/";
    Dataset dataset =
        read(
            """
            {"id": "x", "title": "Zones humides", "license_id": "lov2", "resources": [
             {"name": "Table", "url": "https://x.example/zh", "format": "CSV", "access_services":
              [{"title": "API", "endpoint_url": ["https://x.example/api"], "license":
               "%1$sCC_BY_4_0"}]},
             {"name": "Liste", "url": "https://x.example/liste.ods", "access_services":
              [{"title": "Même licence", "endpoint_url": ["https://x.example/api/2"], "license":
               "%1$sETALAB_2_0"}]}]}"""
                .formatted(licences));

    assertThat(dataset.links())
        .extracting(
            Link::title,
            link -> link.service() == null ? null : link.service().title(),
            link -> link.licence() == null ? null : link.licence().label())
        .containsExactly(
            tuple("Table", null, null),
            tuple("API", null, licences + "CC_BY_4_0"),
            tuple("Liste", "Même licence", licences + "ETALAB_2_0"));
  }

  @Test
  void anInterfaceThatIsLessOpenThanTheFileBesideItIsNamed() throws IOException {
    Dataset dataset =
        with(
            """
            {"name": "Table", "url": "https://x.example/zh", "format": "CSV", "access_services":
             [{"title": "API à clé", "endpoint_url": ["https://x.example/api"], "access_rights":
              "%1$sRESTRICTED"},
              {"endpoint_url": ["https://x.example/2"], "access_rights": "%1$sNON_PUBLIC"}]}"""
                .formatted(ACCESS));

    assertThat(dataset.access()).isNull();
    assertThat(dataset.rights())
        .containsExactly(
            "Non publics : « https://x.example/2 ».",
            "Accessibles sous conditions : « API à clé ».");
  }

  @Test
  void aFileThatIsTheAnswerOfItsServiceIsAsOpenAsIt() throws IOException {
    Dataset dataset =
        with(
            """
            {"name": "Zones", "format": "GeoJSON", "url": "http://x.example/wfs/?request=GetFeature\
            &typeNames=zh", "access_services": [{"endpoint_url": ["https://x.example/wfs"],
             "access_rights": "%sRESTRICTED"}]}"""
                .formatted(ACCESS));

    assertThat(dataset.access()).isEqualTo("RESTRICTED");
  }

  @ParameterizedTest
  @CsvSource({
    "WFS, https://x.example/wfs?service=WFS&request=GetCapabilities, http://x.example/wfs/, 1",
    "ESRI REST, https://x.example/arcgis/rest/services/eau/FeatureServer/0,"
        + " https://x.example/arcgis/rest/services/eau/FeatureServer, 1",
    "WFS, https://x.example/api/wfs?service=WFS, https://x.example/api, 2",
    "WFS, https://x.example/wfs2?service=WFS, https://x.example/wfs, 2"
  })
  void aServiceIsListedOnceHoweverItsAddressIsWritten(
      String format, String url, String endpoint, int links) throws IOException {
    Dataset dataset =
        with(
            """
            {"name": "Flux", "format": "%s", "url": "%s", "access_services":
             [{"title": "Eau", "endpoint_url": ["%s"]}]}"""
                .formatted(format, url, endpoint));

    assertThat(dataset.links()).hasSize(links);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "PUBLIC, PUBLIC, PUBLIC, ''",
        "PUBLIC, RESTRICTED, RESTRICTED, ''",
        "-, RESTRICTED, -, Accessibles sous conditions : « Deux ».",
        "-, PUBLIC, -, ''"
      })
  void theLeastOpenServiceDecidesIfAllResourcesSayWhoHasAccess(
      String first, String second, String access, String rights) throws IOException {
    String resource =
        """
        {"id": "%1$s", "name": "%1$s", "url": "https://x.example/%1$s", "access_services":
         [{"endpoint_url": ["https://x.example/api"], "access_rights": "%2$s"}]}""";

    Dataset dataset =
        with(
            resource.formatted("Un", first == null ? "" : ACCESS + first)
                + ","
                + resource.formatted("Deux", ACCESS + second));

    assertThat(dataset.access()).isEqualTo(access);
    assertThat(String.join("", dataset.rights())).isEqualTo(rights);
  }
}
