package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.read;
import static fr.moisson.harvesters.iso.Written.record;
import static fr.moisson.harvesters.iso.Written.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of data, as written by editors. */
class IsoDistributionsTest {

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/haies.html, ",
    "https://ex.org/notice.pdf, ",
    "https://ex.org/haies.csv, ",
    "https://ex.org/haies.zip, SHAPEFILE",
    "https://ex.org/haies.7z, SHAPEFILE",
    "https://ex.org/telecharger?id=12, SHAPEFILE"
  })
  void whatShowsAFormatOfItsOwnIsNotInThatOfTheRecord(String address, @Nullable String format) {
    Dataset dataset =
        inFormat(
            "Shapefile",
            """
            <gmd:onLine><gmd:CI_OnlineResource>
              <gmd:linkage><gmd:URL>%s</gmd:URL></gmd:linkage>
              <gmd:function><gmd:CI_OnLineFunctionCode codeListValue="download"/></gmd:function>
            </gmd:CI_OnlineResource></gmd:onLine>
            """
                .formatted(address));

    assertThat(dataset.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("format", format);
  }

  /** The one format is that of the WFS, or of a file whose name shows no other. */
  @ParameterizedTest
  @CsvSource({
    "https://ex.org/zones-shp.zip, Zones, OGC:WFS, ",
    "https://ex.org/zones.zip, Shapefile Lambert 93, OGC:WFS, ",
    "https://ex.org/zones.zip, Shapefile Lambert 93, WWW:LINK, ",
    "https://ex.org/zones.zip, Zones, OGC:WFS, ",
    "https://ex.org/zones.zip, Zones, WWW:LINK, GML",
    "https://ex.org/zones.zip, Zones et notice PDF, WWW:LINK, GML",
    "https://ex.org/zones?id=1, Zones, OGC:WFS, GML"
  })
  void anArchiveIsNotInTheFormatOfTheService(
      String address, String title, String protocol, @Nullable String format) {
    String archive =
        online(address, "WWW:DOWNLOAD-1.0-http--download", "download").replace("Notice", title);
    Dataset dataset = inFormat("GML", archive + online("https://ex.org/ows", protocol, ""));

    assertThat(dataset.distributions().get(0)).hasFieldOrPropertyWithValue("format", format);
  }

  /** A record whose data have one format, with these resources. */
  private static Dataset inFormat(String format, String online) {
    return read(
        record(
            "",
            "",
            """
            <gmd:distributionInfo><gmd:MD_Distribution>
              <gmd:distributionFormat><gmd:MD_Format>
                <gmd:name><gco:CharacterString>%s</gco:CharacterString></gmd:name>
              </gmd:MD_Format></gmd:distributionFormat>
              <gmd:transferOptions><gmd:MD_DigitalTransferOptions>%s</gmd:MD_DigitalTransferOptions>
              </gmd:transferOptions>
            </gmd:MD_Distribution></gmd:distributionInfo>
            """
                .formatted(format, online)));
  }

  private static String online(String address, String protocol, String function) {
    return """
    <gmd:onLine><gmd:CI_OnlineResource>
      <gmd:linkage><gmd:URL>%s</gmd:URL></gmd:linkage>
      <gmd:protocol><gco:CharacterString>%s</gco:CharacterString></gmd:protocol>
      <gmd:name><gco:CharacterString>Notice</gco:CharacterString></gmd:name>
      <gmd:function><gmd:CI_OnLineFunctionCode codeListValue="%s"/></gmd:function>
    </gmd:CI_OnlineResource></gmd:onLine>
    """
        .formatted(address, protocol, function);
  }

  private static Dataset offered(String... online) {
    return read(
        record(
            "",
            "",
            """
            <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
              <gmd:MD_DigitalTransferOptions>
                <gmd:transferSize><gco:Real>3</gco:Real></gmd:transferSize>%s
              </gmd:MD_DigitalTransferOptions>
            </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
            """
                .formatted(String.join("", online))));
  }

  private static final String FILE = online("https://ex.org/haies.zip", "", "download");

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/d/1, CSV, CSV",
    "https://ex.org/d/1, application/geo+json, GEOJSON",
    "https://ex.org/d/1, OGC:GPKG, GPKG",
    "https://ex.org/d/1, application/zip, ",
    "https://ex.org/d/1, WWW:DOWNLOAD-1.0-http--download, "
  })
  void theTypeOfAFileMayStandInPlaceOfItsProtocol(
      String address, String protocol, @Nullable String format) {
    assertThat(offered(online(address, protocol, "download")).distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("format", format);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/notice.pdf, WWW:LINK-1.0-http--link",
    "https://ex.org/haies/, ''",
    "https://ex.org/notice.html, text/html"
  })
  void whatTellsOfTheDataIsNoneOfTheirFiles(String address, String protocol) {
    Dataset dataset = offered(FILE, online(address, protocol, "information"));

    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactly(URI.create("https://ex.org/haies.zip"));
    assertThat(dataset.references())
        .containsExactly(new Reference(Part.DOCUMENTATION, URI.create(address), "Notice"));
  }

  @Test
  void theStandardThatTheDataFollowIsNoneOfTheirFiles() {
    URI page = URI.create("https://geostandards.example/afficherPageStandard.do?lot=PLU");
    String standard = "Standard de données COVADIS : Plan local d'urbanisme";

    Dataset dataset =
        offered(FILE, online(page.toString(), "WWW:LINK", "").replace("Notice", standard));

    assertThat(dataset.distributions()).hasSize(1);
    assertThat(dataset.references())
        .containsExactly(new Reference(Part.DOCUMENTATION, page, standard));
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/haies.gpkg, WWW:LINK-1.0-http--link",
    "https://ex.org/notice.pdf, WWW:DOWNLOAD-1.0-http--download",
    "https://ex.org/datasets/r/0a1b, text/csv",
    "https://ex.org/wms?, OGC:WMS"
  })
  void whatIsMarkedAsInformationAndGivesDataStays(String address, String protocol) {
    Dataset dataset = offered(FILE, online(address, protocol, "information"));

    assertThat(dataset.distributions()).hasSize(2);
    assertThat(dataset.references()).isEmpty();
  }

  @Test
  void aFileOfMetadataIsNoPageForPeople() {
    Dataset dataset =
        offered(
            FILE,
            online("https://ex.org/haies.xml", "WWW:LINK", "completeMetadata"),
            online("https://ex.org/fiche/haies", "WWW:LINK", "completeMetadata"));

    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://ex.org/fiche/haies"));
  }

  @Test
  void thePageThatIsTheOnlyWayToTheDataStaysAndHasNoSize() {
    Dataset dataset = offered(online("https://ex.org/haies/", "", "information"));

    assertThat(dataset.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("url", URI.create("https://ex.org/haies/"))
        .hasFieldOrPropertyWithValue("bytes", null);
    assertThat(dataset.references()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "large_thumbnail, Aperçu",
    "thumbnail, Aperçu",
    "'', Aperçu",
    "Plan de zonage, Plan de zonage"
  })
  void anOverviewIsNoFileAndIsNotCalledByItsSize(String description, String title) {
    Dataset dataset =
        saying(
            """
            <gmd:graphicOverview><gmd:MD_BrowseGraphic>
              <gmd:fileName><gco:CharacterString>https://ex.org/image?id=2</gco:CharacterString></gmd:fileName>
              <gmd:fileDescription><gco:CharacterString>%s</gco:CharacterString></gmd:fileDescription>
              <gmd:fileType><gco:CharacterString>png</gco:CharacterString></gmd:fileType>
            </gmd:MD_BrowseGraphic></gmd:graphicOverview>
            """
                .formatted(description));

    assertThat(dataset.distributions()).isEmpty();
    assertThat(dataset.references())
        .containsExactly(
            new Reference(Part.RELATED, URI.create("https://ex.org/image?id=2"), title));
  }

  @Test
  void anAddressWithoutItsPropertyIsOneAllTheSame() {
    Dataset dataset =
        read(
            record(
                "",
                "",
                """
                <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
                  <gmd:MD_DigitalTransferOptions>
                    <gmd:CI_OnlineResource>
                      <gmd:linkage><gmd:URL>https://ex.org/haies.zip</gmd:URL></gmd:linkage>
                    </gmd:CI_OnlineResource>
                  </gmd:MD_DigitalTransferOptions>
                </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
                """));

    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactly(URI.create("https://ex.org/haies.zip"));
  }

  @ParameterizedTest
  @CsvSource({
    "Ko, 1200, 1200000",
    "Mo, '1,5', 1500000",
    "GB, 2, 2000000000",
    "octets, 1200, 1200",
    "tuiles, 3, 3000000",
    "'', 3, 3000000"
  })
  void theUnitOfASizeIsObserved(String unit, String size, long bytes) {
    Dataset dataset =
        read(
            record(
                "",
                "",
                """
                <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
                  <gmd:MD_DigitalTransferOptions>
                    <gmd:unitsOfDistribution><gco:CharacterString>%s</gco:CharacterString>
                    </gmd:unitsOfDistribution>
                    <gmd:transferSize><gco:Real>%s</gco:Real></gmd:transferSize>
                    <gmd:onLine><gmd:CI_OnlineResource><gmd:linkage>
                      <gmd:URL>https://x.example/haies.zip</gmd:URL>
                    </gmd:linkage></gmd:CI_OnlineResource></gmd:onLine>
                  </gmd:MD_DigitalTransferOptions>
                </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
                """
                    .formatted(unit, size)));

    assertThat(dataset.distributions()).extracting("bytes").containsExactly(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://x.example/haies.zip", "WWW:DOWNLOAD-1.0-http--download"})
  void theAddressOrTheProtocolOfALinkIsNotItsName(String name) {
    Dataset dataset =
        read(
            record(
                "",
                "",
                """
                <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
                  <gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource>
                    <gmd:linkage><gmd:URL>https://x.example/haies.zip</gmd:URL></gmd:linkage>
                    <gmd:protocol>
                      <gco:CharacterString>WWW:DOWNLOAD-1.0-http--download</gco:CharacterString>
                    </gmd:protocol>
                    <gmd:name><gco:CharacterString>%s</gco:CharacterString></gmd:name>
                    <gmd:description><gco:CharacterString>Haies du parc</gco:CharacterString>
                    </gmd:description>
                  </gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions>
                </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
                """
                    .formatted(name)));

    assertThat(dataset.distributions()).extracting("title").containsExactly("Haies du parc");
  }

  @Test
  void severalLayersInOneLinkAreNoTitle() {
    Dataset dataset =
        read(
            record(
                "",
                "",
                """
                <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
                  <gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource>
                    <gmd:linkage><gmd:URL>https://x.example/wms</gmd:URL></gmd:linkage>
                    <gmd:protocol><gco:CharacterString>OGC:WMS</gco:CharacterString></gmd:protocol>
                    <gmd:name><gco:CharacterString>HAIES_L,HAIES_P</gco:CharacterString></gmd:name>
                    <gmd:description><gco:CharacterString>Haies du parc</gco:CharacterString>
                    </gmd:description>
                  </gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions>
                </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
                """));

    assertThat(dataset.distributions()).extracting("title").containsExactly("Haies du parc");
    assertThat(dataset.distributions()).extracting("service.layer").containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/rss/atomfeed/atomdataset/1, WWW:LINK-1.0-http--link, ATOM, ''",
    "http://ex.org/atomMetadata/GetResourceDescription?id=1, WWW:LINK-1.0-http--link, ATOM, ''",
    "https://ex.org/panier?LAYERIDTS=1, WWW:DOWNLOAD-1.0-http--download, , Téléchargement",
    "https://ex.org/haies.zip, WWW:DOWNLOAD-1.0-http--download, , ''",
    "https://ex.org/rest/services/bancs/FeatureServer/0, ESRI:REST, REST, ''"
  })
  void whatLeadsToAFeedOrToAProgramIsToldFromItsAddress(
      String address, String protocol, @Nullable String format, String title) {
    Dataset dataset =
        read(
            record(
                "",
                "",
                """
                <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
                  <gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource>
                    <gmd:linkage><gmd:URL>%s</gmd:URL></gmd:linkage>
                    <gmd:protocol><gco:CharacterString>%s</gco:CharacterString></gmd:protocol>
                  </gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions>
                </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
                """
                    .formatted(address, protocol)));

    assertThat(dataset.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("format", format)
        .hasFieldOrPropertyWithValue("title", title);
  }

  /** As in GeoNetwork 4. */
  @ParameterizedTest
  @CsvSource({
    "WWW:DOWNLOAD:application/vnd.geo+json, GEOJSON",
    "WWW:DOWNLOAD:x-gis/x-shapefile, SHP",
    "WWW:DOWNLOAD:OGC:GPKG, GPKG",
    "WWW:DOWNLOAD-1.0-http--download, "
  })
  void theProtocolMayTellTheFormat(String protocol, @Nullable String format) {
    assertThat(offered(online("https://ex.org/haies", protocol, "")).distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("format", format);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/GetResource?id=haies, WWW:DOWNLOAD, https://ex.org/GetResource?id=haies",
    "https://ex.org/GetResource?id=haies, WWW:LINK, ",
    "https://ex.org/haies.csv, WWW:DOWNLOAD, ",
    "https://ex.org/haies/, WWW:DOWNLOAD, "
  })
  void whatTheRecordAloneCallsADownloadIsOne(
      String address, String protocol, @Nullable URI access) {
    Dataset dataset = offered(online(address, protocol, ""));

    assertThat(dataset.distributions())
        .extracting(link -> ((Link) link).more().access())
        .containsExactly(access == null ? List.of() : List.of(access));
  }

  /** As GeoNetwork and Sextant link it; other DOI are those of papers. */
  @ParameterizedTest
  @CsvSource({"DOI, 1", "WWW:LINK-1.0-http--metadata-URL, 1", "WWW:LINK, 2"})
  void theDoiOfTheDataIsTheirPage(String protocol, int links) {
    Dataset dataset =
        offered(
            online("https://doi.org/10.12770/haies", protocol, ""),
            online("https://ex.org/haies.csv", "WWW:DOWNLOAD", "download"));

    assertThat(dataset.distributions()).hasSize(links);
    assertThat(dataset.landingPage())
        .isEqualTo(links == 1 ? URI.create("https://doi.org/10.12770/haies") : null);
  }

  @Test
  void aLinkThatCallsItselfTheLandingPageIsIt() {
    String page = online("https://ex.org/haies", "WWW:LINK:LANDING_PAGE", "");
    Dataset dataset = offered(page, online("https://ex.org/haies.csv", "WWW:DOWNLOAD", "download"));

    assertThat(dataset.landingPage()).hasToString("https://ex.org/haies");
    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactly(URI.create("https://ex.org/haies.csv"));
    assertThat(dataset.references()).isEmpty();
    assertThat(offered(page).distributions()).hasSize(1);
  }

  @Test
  void linksBecomeFilesAndServices() {
    List<Link> links =
        read(Fixture.text("gmd.xml")).distributions().stream().map(Link.class::cast).toList();

    assertThat(links)
        .extracting(Link::title, link -> link.url().toString(), Link::format, Link::service)
        .containsExactly(
            tuple("Haies", "https://sig.example/haies.zip", "ESRI SHAPEFILE", null),
            tuple(
                "Haies, à voir",
                "https://sig.example/ows?map=haies&service=WMS&request=GetCapabilities",
                "WMS_SRVC",
                new Service(
                    URI.create("https://sig.example/ows?map=haies"), "WMS", "bocage:haies")));
    assertThat(links.get(0).bytes()).isEqualTo(2_500_000);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/catalog.search#/metadata/fr-haies-1, 0",
    "https://a.example/srv/api/records/fr-haies-1/formatters/xml, 0",
    "https://a.example/srv/api/records/fr-haies-1/attachments/haies.zip, 1",
    "https://a.example/download?id=fr-haies-1, 1",
    "https://atom.rie.gouv.fr/haies.zip, 0"
  })
  void viewsOfTheRecordAreNoDataButWhatIsAttachedToItIs(String url, int links) {
    String distribution =
        """
        <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
          <gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource>
            <gmd:linkage><gmd:URL>%s</gmd:URL></gmd:linkage>
          </gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions>
        </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
        """
            .formatted(url);

    assertThat(read(record("", "", distribution)).distributions()).hasSize(links);
  }

  @Test
  void whatTheDataAreDocumentedInIsADocument() {
    Dataset dataset =
        saying(
            """
            <mri:additionalDocumentation xmlns:mri="http://standards.iso.org/iso/19115/-3/mri/1.0">
              <gmd:CI_Citation>
                <gmd:title><gco:CharacterString>Notice</gco:CharacterString></gmd:title>
                <gmd:onlineResource><gmd:CI_OnlineResource>
                  <gmd:linkage><gmd:URL>https://haies.example/notice.pdf</gmd:URL></gmd:linkage>
                </gmd:CI_OnlineResource></gmd:onlineResource>
              </gmd:CI_Citation>
            </mri:additionalDocumentation>
            """);

    assertThat(dataset.references())
        .containsExactly(
            new Reference(
                Part.DOCUMENTATION, URI.create("https://haies.example/notice.pdf"), "Notice"));
  }
}
