package fr.moisson.harvesters.rules;

import static fr.moisson.harvesters.rules.Samples.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Checksum;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionRuleTest {

  private final Samples samples = new Samples();

  private List<Link> settled(Link... links) {
    return samples
        .settled(new DistributionRule(), draft -> draft.distributions(List.of(links)))
        .distributions()
        .stream()
        .map(Link.class::cast)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "geojson | application/vnd.geo+json | GEOJSON | application/geo+json",
        "json | application/geo+json | GEOJSON | application/geo+json",
        "text/csv;charset=utf-8 | | CSV | text/csv",
        "csv | application/vnd.ms-excel | CSV | application/vnd.ms-excel",
        "csv | text/html; charset=utf-8 | CSV | text/csv",
        "shp | application/zip | SHP | application/zip",
        "shp | application/x-shapefile | SHP | application/zip",
        "csv | text/comma-separated-values | CSV | text/csv",
        "csv | application/x-zip-compressed | CSV | application/zip",
        "csv | application/x-7z-compressed | CSV | application/x-7z-compressed",
        "nc | application/x-netcdf | NETCDF | application/netcdf",
        "ecw | image/x-ecw | ECW | image/x-ecw",
        "zip shapefile | | SHP | application/zip",
        "esri shapefile (shp) | | SHP | application/zip",
        "xlsx | xlsx | XLSX | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods | | ODS | application/vnd.oasis.opendocument.spreadsheet",
        "gpkg | | GPKG | application/geopackage+sqlite3",
        "OGC:WFS-1.1.0-http-get-capabilities | | WFS_SRVC | ",
        "WMS | application/xml | WMS_SRVC | application/xml",
        "ArcGIS GeoServices REST API | application/json | REST | application/json",
        "page web | text/html | HTML | text/html",
        "http://publications.europa.eu/resource/authority/file-type/CSV |"
            + " http://www.iana.org/assignments/media-types/text/csv | CSV | text/csv",
        "HTML | audio/basic | HTML | text/html",
        "gtfs | application/octet-stream | GTFS | application/octet-stream",
        "mbtiles | | MBTILES | ",
        "shz | | SHP | application/zip",
        "ZIP (SHP + CSV) | | ZIP | application/zip",
        " | application/zip | ZIP | application/zip",
        " | application/gzip | GZIP | application/gzip",
        " | application/pdf | PDF | application/pdf",
        " | application/vnd.ms-excel | XLS | application/vnd.ms-excel",
        "http://www.iana.org/assignments/media-types/application/vnd.ms-excel | | XLS |"
            + " application/vnd.ms-excel",
        "WWW:DOWNLOAD-1.0-http--download | | | ",
        "csv et geojson | | | "
      })
  void formatsAndMediaTypesAgree(
      String format, @Nullable String media, @Nullable String code, @Nullable String type) {
    assertThat(settled(link("https://ex.org/d", format, media)))
        .extracting(Link::format, Link::mediaType)
        .containsExactly(tuple(code, type));
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/a.csv, application/vnd.ms-excel, CSV",
    "https://ex.org/a.xlsx, application/vnd.ms-excel, XLSX",
    "https://ex.org/a.xls, application/vnd.ms-excel, XLS",
    "https://ex.org/a.geojson, application/json, GEOJSON",
    "https://ex.org/a.zip, text/csv, CSV",
    "https://ex.org/a.html, application/json, JSON"
  })
  void theAddressDecidesAmongTheTypesThatAMediaTypeMayBe(String url, String media, String code) {
    assertThat(settled(link(url, null, media))).extracting(Link::format).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/items/1/shapefile?layers=0, Arbres, SHP",
    "https://ex.org/1, Shapefile, SHP",
    "https://ex.org/arbres.zip, Shapefile, SHP",
    "https://ex.org/arbres-shp.zip, Arbres, SHP",
    "https://ex.org/arbres-doc.zip, Arbres, ZIP",
    "https://ex.org/lignes-wfs.zip, Arbres, ZIP",
    "https://ex.org/communes.zip, COG 2026, ZIP",
    "https://ex.org/1, Export GeoJSON, GEOJSON",
    "https://ex.org/1, Géodatabase (FileGDB), GDB",
    "https://ex.org/1, Arbres, ZIP",
    "https://ex.org/1, Service WFS, ZIP",
    "https://ex.org/1, Site web, ZIP"
  })
  void whatIsInAPackageSaysMoreThanThatItIsOne(String url, String title, String code) {
    for (String format : List.of("ZIP", "")) {
      Link stated = link(url, format, "application/zip").described(title, null);

      assertThat(settled(stated)).extracting(Link::format).containsExactly(code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://ex.org/a/arbres.csv | CSV",
        "https://ex.org/arbres.geojson.gz | GEOJSON",
        "https://ex.org/arbres-1.2.tar.gz | TAR_GZ",
        "https://ex.org/arbres.tgz | TAR_GZ",
        "https://ex.org/exports/csv?use_labels=true | CSV",
        "https://ex.org/geo?service=WFS&request=GetCapabilities | WFS_SRVC",
        "https://ex.org/arcgis/services/a/MapServer/WFSServer | WFS_SRVC",
        "https://ex.org/geo?service=WFS&request=GetFeature&outputFormat=SHAPE-ZIP | SHP",
        "https://ex.org/geo?service=WFS&request=GetFeature&OUTPUTFORMAT=SHAPEZIP | SHP",
        "https://ex.org/geo?service=WFS&outputFormat=application%2Fjson | JSON",
        "https://ex.org/srv/fre/resources.get?uuid=1&fname=arbres.csv&access=private | CSV",
        "https://ex.org/arbres.csv?filename=export | CSV",
        "https://ex.org/get.php?fileName=arbres%20de%20la%20ville.geojson | GEOJSON",
        "https://ex.org/notice.doc | DOC",
        "https://ex.org/doc.zip | ZIP",
        "https://ex.org/notice.doc.zip | DOC",
        "https://ex.org/api/doc | ",
        "https://ex.org/data/access/ | ",
        "https://ex.org/index.php?id=3 | ",
        "https://ex.org/ | "
      })
  void theAddressTellsAFormatThatNobodyStated(String url, @Nullable String code) {
    assertThat(settled(link(url, null, null))).extracting(Link::format).containsExactly(code);
  }

  /** The names of GeoServer, of MapServer and of the standards. */
  @ParameterizedTest
  @CsvSource({
    "GML2, GML",
    "gml32, GML",
    "ogrgml, GML",
    "text%2Fxml%3B%20subtype%3Dgml%2F3.1.1, GML",
    "text/xml;subtype=gml/3.2, GML",
    "application%2Fgml%2Bxml%3B%20version%3D3.2, GML",
    "application/vnd.google-earth.kml+xml, KML",
    "application%2Fvnd.google-earth.kml%20xml, KML",
    "excel, XLS",
    "excel2007, XLSX",
    "MIF, TAB",
    "json, GEOJSON",
    "application%2Fjson, GEOJSON",
    "application/json;%20subtype=geojson, GEOJSON",
    "csv, CSV",
    "SHAPE-ZIP, SHP"
  })
  void theFormatOfFeaturesIsToldByTheNamesOfServices(String asked, String code) {
    String url = "https://ex.org/wfs?service=WFS&request=GetFeature&typeName=a&outputFormat=";

    assertThat(settled(link(url + asked, null, null)))
        .extracting(Link::format)
        .containsExactly(code);
  }

  /** The title is the last resort, but of JSON it may say more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "https://ex.org/d/5 | arbres.zip | - | - | ZIP",
        "https://ex.org/d/5 | arbres-shp.zip | - | - | SHP",
        "https://ex.org/d/5 | Arbres.CSV | - | - | CSV",
        "https://ex.org/d/5 | arbres.geojson | json | - | GEOJSON",
        "https://ex.org/d/5 | arbres.geojson | - | application/json | GEOJSON",
        "https://ex.org/exports/geojson | Arbres | JSON | application/json | GEOJSON",
        "https://ex.org/d/5 | arbres.csv | json | - | JSON",
        "https://ex.org/wfs?service=WFS | Arbres | json | - | JSON",
        "https://ex.org/d/5 | Site ex.www | - | - | -",
        "https://ex.org/d/5 | Arbres 2.0 | - | - | -"
      })
  void theTitleMayTellTheTypeOfTheFile(
      String url, String title, @Nullable String format, @Nullable String media, String code) {
    List<Link> once = settled(link(url, format, media).described(title, null));

    assertThat(once).extracting(Link::format).containsExactly(code);
    assertThat(settled(once.get(0))).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "javascript:vol()",
        "donnees.csv",
        "https:donnees",
        "http://ex.org:-1/a",
        "http://ex.org:port/a"
      })
  void addressesThatCannotBeFollowedGo(String url) {
    assertThat(settled(link(url, "csv", null))).isEmpty();
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.BAD_URL, url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://agent:secret@ex.org/a@b.csv", "https://agent@ex.org/a@b.csv"})
  void aLoginIsNotPublishedAndTheOfficerIsTold(String url) {
    assertThat(settled(link(url, "csv", null)))
        .extracting(Link::url)
        .containsExactly(URI.create("https://ex.org/a@b.csv"));
    assertThat(samples.notices)
        .containsExactly(Notice.of(Notice.Code.LOGIN_IN_URL, "https://ex.org/a@b.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://public:donnees@ex.org/a.zip", "https://ex.org/a//b@c.csv"})
  void theLoginOfTheServersOfEverybodyStays(String url) {
    assertThat(settled(link(url, "csv", null)))
        .extracting(Link::url)
        .containsExactly(URI.create(url));
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void norIsALoginInWhatIsNoAddressToFollow() {
    assertThat(settled(link("postgres://agent:secret@ex.org/base", null, null))).isEmpty();
    assertThat(samples.notices)
        .containsExactly(Notice.of(Notice.Code.BAD_URL, "postgres://ex.org/base"));
  }

  @Test
  void whatWasTypedInPlaceOfAnAddressIsToldAsItWasTyped() {
    assertThat(settled(link("%C3%A0%20venir+1", null, null))).isEmpty();
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.BAD_URL, "à venir+1"));
  }

  @Test
  void anAddressIsListedOnceWithAllThatIsKnown() {
    Link first = link("https://ex.org/a.csv", null, null);
    Link other = link("https://ex.org/b.csv", null, null);
    Link again =
        new Link(
            "r2",
            "Encore",
            "Le tableau",
            first.url(),
            "csv",
            null,
            12L,
            "ABCDEF0123".repeat(4),
            null,
            null);

    assertThat(settled(first, other, again))
        .extracting(Link::id, Link::title, Link::description, Link::bytes, Link::checksum)
        .containsExactly(
            tuple("r1", "Fichier", "Le tableau", 12L, "sha1:" + "abcdef0123".repeat(4)),
            tuple("r1", "Fichier", null, null, null));
  }

  /** As GeoNetwork describes a WMS and a WFS, and the layers of each, in DCAT. */
  @ParameterizedTest
  @CsvSource({
    "WMS, , Haies, WFS, , Haies, 2",
    "WMS, , Haies, WMS, , Arbres, 2",
    "WMS, haies, Haies, WMS, arbres, Haies, 2",
    "WMS, haies, Haies, WMS, haies, Encore, 1",
    "WMS, , Haies, WMS, , Haies, 1",
    "WMS, , Haies, , , Arbres, 1",
    ", , Haies, WMS, , Arbres, 1"
  })
  void anAddressIsListedOnceForEachServiceAndLayer(
      @Nullable String protocol,
      @Nullable String layer,
      String title,
      @Nullable String otherProtocol,
      @Nullable String otherLayer,
      String otherTitle,
      int links) {
    assertThat(
            settled(
                through(protocol, layer).described(title, null),
                through(otherProtocol, otherLayer).described(otherTitle, null)))
        .hasSize(links)
        .extracting(Link::service)
        .doesNotContainNull();
  }

  private static Link through(@Nullable String protocol, @Nullable String layer) {
    Link link = link("https://ex.org/ows", null, null);
    return protocol == null
        ? link
        : link.through(new Service(URI.create("https://ex.org/ows"), protocol, layer));
  }

  @Test
  void anEmptyTitleBecomesTheFilesName() {
    Link file =
        new Link(
            "r",
            " ",
            null,
            URI.create("https://ex.org/d/Arbres%20de%20Niort.csv"),
            null,
            null,
            -1L,
            "crc:12",
            null,
            null);
    Link root =
        new Link("r", "", null, URI.create("https://ex.org/"), null, null, 0L, null, null, null);
    Link layer = Link.to("", URI.create("https://ex.org/rest/services/a/bancs/MapServer/2"));

    assertThat(settled(root)).extracting(Link::bytes).containsOnlyNulls();
    assertThat(settled(file, root, layer))
        .extracting(Link::title)
        .containsExactly("Arbres de Niort.csv", "ex.org", "bancs/2");
    assertThat(settled(file))
        .extracting(Link::bytes, Link::checksum)
        .containsExactly(tuple(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256:%s, sha256, 64",
    "sha2:%s, sha256, 64",
    "1220%s, sha256, 64",
    "SHA-512:%s, sha512, 128",
    "http://spdx.org/rdf/terms#checksumAlgorithm_sha384:%s, sha384, 96",
    "http://spdx.org/rdf/terms#checksumAlgorithm_sha1:%s, sha1, 40",
    "%s, md5, 32"
  })
  void checksumsHaveOneSpelling(String stated, String algorithm, int length) {
    String hex = "AB".repeat(length / 2);
    assertThat(Checksum.read(stated.formatted(hex)))
        .contains(algorithm + ":" + hex.toLowerCase(Locale.ROOT));
  }

  @Test
  void typedAddressesAreRead() {
    assertThat(
            WebAddress.read(" https://ex.org/fichiers/données à télécharger[1].csv?a=1&b=é|100% "))
        .contains(
            URI.create(
                "https://ex.org/fichiers/donn%C3%A9es%20%C3%A0%20t%C3%A9l%C3%A9charger%5B1%5D.csv?a=1&b=%C3%A9%7C100%25"));
    assertThat(WebAddress.read("www.ville.fr")).contains(URI.create("http://www.ville.fr"));
    assertThat(WebAddress.read("voir le site")).isEmpty();
  }
}
