package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.LinkDetails;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionReadingTest {
  @Test
  void aDistributionThatLeadsNowhereIsLeftOut() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dcat:distribution <https://exemple.fr/undescribed>, [ dcat:accessURL "" ],
                [ dcat:accessURL "voir le site" ] .
            """);

    assertThat(dataset.distributions()).isEmpty();
  }

  @Test
  void aDistributionThatIsOnlyTheAddressOfAFileIsThatFile() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution
              <https://exemple.fr/ruches.csv>, <https://exemple.fr/compost.xlsx> .
            <https://exemple.fr/compost.xlsx> a dcat:Distribution ; dct:title "Compost" .
            """);

    assertThat(dataset.distributions())
        .extracting("title", "url")
        .containsExactlyInAnyOrder(
            tuple("Compost", URI.create("https://exemple.fr/compost.xlsx")),
            tuple("", URI.create("https://exemple.fr/ruches.csv")));
  }

  /** They know more of addresses: that of {@code fname=haies.zip} here. */
  @Test
  void aDistributionWithoutATitleIsLeftToTheRules() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dcat:distribution [ dcat:accessURL <https://exemple.fr/resources.get?fname=haies.zip> ] .
            """);

    assertThat(dataset.distributions()).extracting(Distribution::title).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"byteSize", "bytesSize"})
  void sizesAreReadAlsoAsUdataWroteThem(String property) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'T' ; dcat:distribution [ dcat:%s 2048 ; dcat:downloadURL <x:y> ] ."
                .formatted(property));

    assertThat(((Distribution.Link) dataset.distributions().get(0)).bytes()).isEqualTo(2048);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, CSV",
    "OGC:WFS-1.0.0-http-get-capabilities, WFS_SRVC",
    "WWW:LINK-1.0-http--link,",
    "text/csv,"
  })
  void aFormatIsAShortName(String stated, String format) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'T' ; dcat:distribution [ dct:format '%s' ; dcat:accessURL <x:y> ] ."
                .formatted(stated));

    assertThat(dataset.distributions())
        .singleElement()
        .extracting(Distribution::format)
        .isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({
    "http://publications.europa.eu/resource/authority/distribution-status/OP_DATPRO, OP_DATPRO",
    "http://publications.europa.eu/resource/authority/distribution-status#OP_DATPRO, OP_DATPRO",
    "http://publications.europa.eu/resource/authority/distribution-status/OP_DATPRO/, OP_DATPRO",
    "http://purl.org/adms/status/UnderDevelopment, DEVELOP",
    "http://purl.org/adms/status/Completed, COMPLETED",
    "https://ex.org/status/bon, "
  })
  void theStatusOfAFileIsACodeOfTheEuropeanList(String stated, @Nullable String code) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ; dcat:distribution [
              dcat:accessURL <https://ex.org/page> ; adms:status <%s> ] .
            """
                .formatted(stated));

    assertThat(((Distribution.Link) dataset.distributions().get(0)).more().status())
        .isEqualTo(code);
  }

  @Test
  void whereAFileIsOfferedIsReadBesideItsAddress() {
    Dataset dataset =
        read(
            """
            @prefix dcatap: <http://data.europa.eu/r5r/> .
            [] a dcat:Dataset ; dct:title "Un" ; dcat:distribution [
              dcat:downloadURL <https://ex.org/a.csv> ;
              dcat:accessURL <https://ex.org/page>, <https://ex.org/a.csv>, <https://ex.org/autre> ;
              foaf:page <https://ex.org/aide> ;
              dct:issued "2023-04-05" ;
              dcatap:availability
                <http://publications.europa.eu/resource/authority/planned-availability/STABLE> ] .
            """);

    Distribution.Link link = (Distribution.Link) dataset.distributions().get(0);
    assertThat(link.url()).isEqualTo(URI.create("https://ex.org/a.csv"));
    assertThat(link.more())
        .isEqualTo(
            new LinkDetails(
                "2023-04-05",
                null,
                "STABLE",
                List.of(URI.create("https://ex.org/autre"), URI.create("https://ex.org/page")),
                List.of(URI.create("https://ex.org/aide"))));
  }

  /** Nothing is stored that the address tells anyway. */
  @ParameterizedTest
  @CsvSource({
    "https://ex.org/a, http://www.iana.org/assignments/media-types/application/gzip, application/gzip",
    "https://ex.org/a, http://publications.europa.eu/resource/authority/file-type/ZIP, application/zip",
    "https://ex.org/a, http://publications.europa.eu/resource/authority/file-type/CSV,",
    "https://ex.org/a.csv.gz, http://www.iana.org/assignments/media-types/application/gzip,"
  })
  void whatAFileIsPackedInMayOnlyBeStated(String url, String stated, @Nullable String stored) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'Un' ; dcat:distribution [ dcat:downloadURL <%s> ;"
                    .formatted(url)
                + " dcat:mediaType 'text/csv' ; dcat:packageFormat 'application/zip' ;"
                + " dcat:compressFormat <"
                + stated
                + "> ] .");

    LinkDetails details = ((Distribution.Link) dataset.distributions().get(0)).more();
    assertThat(details.compressed()).isEqualTo(stored);
    assertThat(details.packaged()).isEqualTo("application/zip");
  }

  /** Isogeo identifies files by numbers, and only says that they can be downloaded. */
  @ParameterizedTest
  @CsvSource({
    "'dcat:downloadURL <https://ex.org/files/8c1b>', true",
    "'dcat:downloadURL <https://ex.org/files/8c1b> ; dcat:accessURL <https://ex.org/files/8c1b>', true",
    "'dcat:accessURL <https://ex.org/files/8c1b>', false",
    "'dcat:downloadURL <https://ex.org/files/8c1b.csv>', false",
    "'dcat:downloadURL <https://ex.org/files/8c1b/> ; dct:format \"CSV\"', true",
    "'dcat:downloadURL <https://ex.org/files/8c1b> ; dct:format \"Autre\"', true",
    "'dcat:downloadURL <https://ex.org/files/8c1b> ; dcat:mediaType \"application/octet-stream\"', true",
    "'dcat:downloadURL <https://ex.org/files/8c1b> ; dct:format <http://publications.europa.eu/resource/authority/file-type/CSV>', false",
    "'dcat:downloadURL <https://ex.org/files/8c1b> ; dcat:mediaType \"text/csv\"', false"
  })
  void aFileOfWhichNothingElseTellsThatItIsOneLeadsToItself(String said, boolean itself) {
    Dataset dataset =
        read("[] a dcat:Dataset ; dct:title 'Un' ; dcat:distribution [ " + said + " ] .");

    Distribution.Link link = (Distribution.Link) dataset.distributions().get(0);
    assertThat(link.more().access()).isEqualTo(itself ? List.of(link.url()) : List.of());
  }

  /** udata exports every resource with a download address and a link of its own that forwards. */
  @ParameterizedTest
  @CsvSource({
    "WFS, x, https://portail.example/api/1/datasets/r/0f3c-12, , ''",
    "HTML, x, https://portail.example/api/1/datasets/r/0f3c-12, , ''",
    "WFS, x, https://ex.org/page, , https://ex.org/page",
    "WFS, x?service=WFS&request=GetCapabilities, https://ex.org/x, , ''",
    "WFS, x?service=WFS&request=GetFeature&outputFormat=csv, https://ex.org/x, https://ex.org/x, ''",
    "CSV, x, https://portail.example/api/1/datasets/r/0f3c-12, https://portail.example/api/1/datasets/r/0f3c-12, ''"
  })
  void aServiceIsNoFileWhateverAPortalCallsItsAddress(
      String format, String download, URI stated, @Nullable URI access, String page) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'Un' ; dcat:distribution [ dct:format '"
                + format
                + "' ; dcat:downloadURL <https://ex.org/"
                + download
                + "> ; dcat:accessURL <"
                + stated
                + "> ] .");

    Distribution.Link link = (Distribution.Link) dataset.distributions().get(0);
    assertThat(link.url()).hasToString("https://ex.org/" + download);
    assertThat(link.more().access()).isEqualTo(access == null ? List.of() : List.of(access));
    assertThat(link.more().documentation())
        .isEqualTo(page.isEmpty() ? List.of() : List.of(URI.create(page)));
  }

  @Test
  void ofSeveralAddressesThePublicOneLeads() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution
              [ dcat:accessURL <https://a.rie.gouv.fr/x> , <https://public.example/x> ] ,
              [ dcat:accessURL <https://a.rie.gouv.fr/y> ;
                dcat:accessService [ dcat:endpointURL <https://public.example/wfs> ] ] .
            """);

    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactlyInAnyOrder(
            URI.create("https://public.example/x"), URI.create("https://public.example/wfs"));
  }

  @Test
  void whatPythonWritesForAMissingTextIsNone() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:description "None" ;
              dcat:distribution [ dct:description "None" ; dcat:accessURL <https://ex.org/a.csv> ] .
            """);

    assertThat(dataset.description()).isEmpty();
    assertThat(dataset.distributions()).extracting("description").containsOnlyNulls();
  }

  @Test
  void anAddressMayLackItsScheme() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dcat:distribution [ dcat:accessURL "www.ex.org/haies.csv" ] .
            """);

    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactly(URI.create("http://www.ex.org/haies.csv"));
  }

  @Test
  void anotherAddressHasTheFormatThatItShows() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution [ dct:format "CSV" ;
              dcat:mediaType "text/csv" ; dcat:byteSize 12 ; dcat:accessURL
                <https://ex.org/a.csv> , <https://ex.org/b> , <https://ex.org/c.json> ] .
            """);

    assertThat(dataset.distributions())
        .extracting("url", "format", "mediaType", "bytes")
        .containsExactlyInAnyOrder(
            tuple(URI.create("https://ex.org/a.csv"), "CSV", "text/csv", 12L),
            tuple(URI.create("https://ex.org/b"), "CSV", "text/csv", null),
            tuple(URI.create("https://ex.org/c.json"), "JSON", null, null));
  }

  @Test
  void ofSeveralAddressesTheDatasetsPageIsNone() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:landingPage <https://ex.org/a> ;
              dcat:distribution
                [ dct:format "CSV" ; dcat:accessURL <https://ex.org/a> , <https://ex.org/b.csv> ] ,
                [ dct:format "HTML" ; dcat:accessURL <https://ex.org/a> ] .
            """);

    assertThat(dataset.distributions())
        .extracting("format", "url")
        .containsExactlyInAnyOrder(
            tuple("CSV", URI.create("https://ex.org/b.csv")),
            tuple("HTML", URI.create("https://ex.org/a")));
  }

  @Test
  void aLinkThatConformsToAServiceTypeHasItsFormat() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution [
              dcat:accessURL <https://x.example/wxs?map=x> ;
              dct:conformsTo <http://www.opengis.net/def/serviceType/ogc/wms> ] .
            """);

    assertThat(dataset.distributions()).extracting("format").containsExactly("WMS_SRVC");
  }

  @Test
  void whatOnlyTheStatesServicesCanFollowIsNoLink() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dcat:distribution
                [ dcat:accessURL <https://atom.geo-ide.e2.rie.gouv.fr/a> ] ,
                [ dcat:downloadURL <https://data.dreal.i2/b.zip> ;
                  dcat:accessURL <https://data.example/b> ] .
            """);

    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactly(URI.create("https://data.example/b"));
  }

  @ParameterizedTest
  @CsvSource({
    "a dcat:DataService ; dct:conformsTo <http://www.opengis.net/def/serviceType/ogc/wfs>",
    "dct:conformsTo <https://www.opengis.net/def/serviceType/ogc/wfs/2.0>",
    "dcat:endpointDescription <https://x.example/ows?VERSION=2.0.0&SERVICE=WFS>"
  })
  void theProtocolOfAServiceIsToldByItsTypeOrByWhatItsAddressAsks(String service) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution [
              dcat:accessURL <https://x.example/ows> ; dcat:accessService [
                dcat:endpointURL <https://x.example/ows> ; %s ] ;
              dct:conformsTo <http://www.opengis.net/def/serviceType/ogc/wfs> ] .
            """
                .formatted(service));

    assertThat(dataset.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("service.endpoint", URI.create("https://x.example/ows"))
        .hasFieldOrPropertyWithValue("service.protocol", "WFS")
        .hasFieldOrPropertyWithValue("schema", null);
  }

  /** GeoNetwork gives each entry a service, named after the title of the link. */
  @Test
  void aFileToDownloadIsBehindNoServiceAndATitleIsNoProtocol() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution
              [ dcat:accessURL <https://x.example/a.zip> ; dcat:downloadURL <https://x.example/a.zip> ;
                dcat:accessService [ a dcat:DataService ; dct:title "HAIES" ;
                  dcat:endpointURL <https://x.example/a.zip> ] ] ,
              [ dcat:accessURL <https://x.example/sig/wms?map=b> ;
                dcat:accessService [ a dcat:DataService ; dct:title "HAIES" ;
                  dcat:endpointURL <https://x.example/sig/wms?map=b> ] ] ,
              [ dcat:accessURL <https://x.example/c> ;
                dcat:accessService [ a dcat:DataService ; dct:title "haies" ;
                  dcat:endpointURL <https://x.example/c> ] ] ,
              [ dcat:accessURL <https://x.example/haies.zip> ;
                dcat:accessService [ a dcat:DataService ; dct:title "haies" ;
                  dcat:endpointURL <https://x.example/haies.zip> ] ] .
            """);

    assertThat(dataset.distributions())
        .extracting("url", "service.protocol")
        .containsExactlyInAnyOrder(
            tuple(URI.create("https://x.example/haies.zip"), null),
            tuple(URI.create("https://x.example/a.zip"), null),
            tuple(URI.create("https://x.example/sig/wms?map=b"), "WMS"),
            tuple(URI.create("https://x.example/c"), "API"));
  }

  /** The service offers several things; this file is one of them. */
  @Test
  void whatAServiceGivesElsewhereKeepsItsFormat() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution [
              dcat:accessURL <https://x.example/api/bulk?content=a> ; dct:format
                <http://publications.europa.eu/resource/authority/file-type/CSV> ;
              dcat:accessService [ dcat:endpointURL <https://x.example/api/> ;
                dct:conformsTo <http://www.opengis.net/def/serviceType/ogc/wfs/> ] ] .
            """);

    assertThat(dataset.distributions()).singleElement().extracting("format").isEqualTo("CSV");
  }

  @Test
  void aSizeMayHaveAUnit() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution [
              dcat:accessURL <https://x.example/a.csv> ; dcat:byteSize "1,2 Mo" ] .
            """);

    assertThat(dataset.distributions()).singleElement().extracting("bytes").isEqualTo(1_200_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "http://spdx.org/rdf/terms#checksumAlgorithm_sha256, sha256:",
    "http://dcat-ap.de/def/hashAlgorithms/sha/256, sha256:",
    "http://example.org/SHA-256, sha256:",
    "http://example.org/sha2-256, sha256:",
    "http://spdx.org/rdf/terms#checksumAlgorithm_sha512, sha512:",
    "http://dcat-ap.de/def/hashAlgorithms/md/5, md5:",
    "http://dcat-ap.de/def/hashAlgorithms/sha/1, sha1:"
  })
  void anAlgorithmIsToldFromItsAddressInAnyWriting(String algorithm, String prefix) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ;
              dcat:distribution [ dcat:downloadURL <https://a.fr/a.csv> ;
                spdx:checksum [ spdx:algorithm <%s> ; spdx:checksumValue "ABCDEF" ] ] .
            """
                .formatted(algorithm));

    assertThat(dataset.distributions())
        .singleElement()
        .extracting("checksum")
        .isEqualTo(prefix + "abcdef");
  }

  @Test
  void aChecksumWithoutAnAlgorithmIsLeftToTheRules() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ;
              dcat:distribution [ dcat:downloadURL <https://a.fr/a.csv> ;
                spdx:checksum [ spdx:checksumValue "abc" ] ] .
            """);

    assertThat(dataset.distributions()).singleElement().extracting("checksum").isEqualTo("abc");
  }

  @Test
  void eachOfSeveralAddressesIsAWayToTheData() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ; dcat:distribution <https://a.example/d>,
              <https://a.example/e> .
            <https://a.example/d> dct:title "Tables" ; dct:format "CSV" ; dcat:byteSize 12 ;
              dcat:accessURL <https://a.example/1.csv>, <https://a.example/2.csv> .
            <https://a.example/e> dct:title "Zone" ; dcat:accessURL <https://a.example/page> ;
              dcat:downloadURL <https://a.example/3.csv>, <https://a.example/4.csv> .
            """);

    assertThat(dataset.distributions())
        .extracting(Distribution::title, one -> ((Link) one).id(), Distribution::bytes)
        .containsExactly(
            tuple("Tables", "https://a.example/2.csv", null),
            tuple("Tables", "https://a.example/d", 12L),
            tuple("Zone", "https://a.example/4.csv", null),
            tuple("Zone", "https://a.example/e", null));
  }

  @Test
  void whatVoidTellsOfLinkedDataIsRead() {
    Dataset dataset =
        read(
            """
            @prefix void: <http://rdfs.org/ns/void#> .
            [] a dcat:Dataset ; dct:title "Eaux" ; void:sparqlEndpoint <https://ex.org/sparql> ;
              void:dataDump <https://ex.org/eaux.nt> .
            """);

    assertThat(dataset.distributions())
        .extracting("url", "service.protocol")
        .containsExactly(
            tuple(URI.create("https://ex.org/eaux.nt"), null),
            tuple(URI.create("https://ex.org/sparql"), "API"));
  }

  @Test
  void schemaOrgTellsAChecksumByItsAlgorithm() {
    Dataset dataset =
        read(
            """
            @prefix schema: <https://schema.org/> .
            [] a dcat:Dataset ; dct:title "Un" ; dcat:distribution [ dcat:downloadURL
              <https://ex.org/un.csv> ; schema:sha256 "e3b0c44298fc1c149afbf4c8996fb924" ] .
            """);

    assertThat(dataset.distributions())
        .extracting("checksum")
        .containsExactly("sha256:e3b0c44298fc1c149afbf4c8996fb924");
  }
}
