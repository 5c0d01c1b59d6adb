package fr.moisson.harvesters.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dublin Core records as written by old catalogues, mainly GeoNetwork. */
class DublinCoreTest {

  private static Dataset saying(String more) {
    return Written.read(
        """
        <csw:Record xmlns:csw="c" xmlns:dc="d" xmlns:dct="t" xmlns:ows="o">
          <dc:identifier>mares-1</dc:identifier>
          <dc:title>Mares</dc:title>
          %s
        </csw:Record>
        """
            .formatted(more));
  }

  @Test
  void aBoxMayBeInWordsWithTheNameOfThePlace() {
    Dataset dataset =
        saying(
            "<dc:coverage>North 46.4, South 46.2, East -0.3, West -0.6. Niort Nord</dc:coverage>");

    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-0.6, 46.2, -0.3, 46.4));
    assertThat(dataset.keywords()).containsExactly("Niort Nord");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "North 46.4, South 46.2, East 1.0E-4, West -0.6",
        "North 46,4, South 46,2, East 0,0001, West -0,6. ",
        "North 46.4, South 46.2, East 0.0001, West -0.6. (EPSG:4326)",
        "North 46.4, South 46.2, East 0.0001, West -0.6 WGS 84"
      })
  void aBoxMayHaveNumbersOfAnyWriting(String box) {
    Dataset dataset = saying("<dc:coverage>%s</dc:coverage>".formatted(box));

    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-0.6, 46.2, 0.0001, 46.4));
    assertThat(dataset.keywords()).isEmpty();
    assertThat(dataset.conformsTo()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "North 999, South -999, East 999, West -999",
        "North 46.4, South 46.2, East 200, West -0.6.",
        "North 46.4 ; South 46.2 ; East -0.3 ; West -0.6",
        "North , South , East , West ."
      })
  void whatLooksLikeABoxAndIsNoneIsNoPlace(String box) {
    Dataset dataset = saying("<dc:coverage>%s</dc:coverage>".formatted(box));

    assertThat(dataset.coverage().boxes()).isEmpty();
    assertThat(dataset.coverage().places()).isEmpty();
    assertThat(dataset.keywords()).isEmpty();
  }

  @Test
  void theCoordinateSystemThatPycswStatesAsAPlaceIsNone() {
    Dataset dataset =
        saying(
            "<dct:spatial scheme='http://www.opengis.net/def/crs'>EPSG:2154</dct:spatial>"
                + "<dct:spatial>Niort</dct:spatial>");

    assertThat(dataset.conformsTo()).containsExactly(Standard.epsg(2154));
    assertThat(dataset.keywords()).containsExactly("Niort");
    assertThat(dataset.coverage().places()).containsExactly("Niort");
  }

  @ParameterizedTest
  @CsvSource({
    "RGF93 / CC46 (EPSG:3946), 3946",
    "RGF93 / Lambert-93, 2154",
    "EPSG:2154 - RGF93, 2154",
    "Projection Lambert 93 (EPSG:2154), 2154",
    "ETRS89-extended / LAEA Europe (EPSG:3035), 3035",
    "3946 (EPSG:3946), 3946",
    "Lambert,"
  })
  void aCoordinateSystemIsNoPlace(String place, @Nullable Integer code) {
    Dataset dataset = saying("<dct:spatial>%s</dct:spatial>".formatted(place));

    assertThat(dataset.conformsTo())
        .extracting(Standard::uri)
        .containsExactlyElementsOf(
            Stream.ofNullable(code).map(it -> Standard.epsg(it).uri()).toList());
    assertThat(dataset.keywords()).hasSize(code == null ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "'Niort Agglo, EPSG:2154', Niort Agglo",
    "Marais du Nord (RGF93 / Lambert-93), Marais du Nord",
    "Marais poitevin (WGS84), Marais poitevin"
  })
  void aPlaceMayNameItsCoordinateSystem(String stated, String place) {
    Dataset dataset = saying("<dct:spatial>%s</dct:spatial>".formatted(stated));

    assertThat(dataset.keywords()).containsExactly(place);
    assertThat(dataset.conformsTo()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'OGC:WCS,OGC API - Features,WWW:DOWNLOAD-1.0-http--download', ",
    "'ESRI Shapefile,OGC:WMS-1.3.0-http-get-map', ESRI Shapefile",
    "'ESRI Shapefile,GeoPackage,OGC:WFS', "
  })
  void protocolsThatPycswListsWithTheFormatsAreNone(String formats, @Nullable String format) {
    Dataset dataset =
        saying(
            "<dc:format>%s</dc:format><dct:references scheme='WWW:DOWNLOAD-1.0-http--download'>%s</dct:references>"
                .formatted(formats, "https://sig.example/mares.zip"));

    assertThat(dataset.distributions()).extracting("format").containsExactly(format);
  }

  @Test
  void aPlaceInWordsIsOneWhereNoneIsDrawn() {
    Dataset dataset = saying("<dct:spatial>Marais du Nord</dct:spatial>");

    assertThat(dataset.coverage().places()).containsExactly("Marais du Nord");
    assertThat(dataset.keywords()).containsExactly("Marais du Nord");
  }

  /** 123456782 has the checksum of a SIREN, 123456789 has not. */
  @ParameterizedTest
  @CsvSource({
    "<dc:publisher>123456782</dc:publisher>, , ",
    "<dc:creator>123456782</dc:creator>, , ",
    "<dc:creator>123456782</dc:creator><dc:creator>SIVU</dc:creator>, SIVU, 123456782",
    "<dc:publisher>SIVU</dc:publisher><dc:creator>123456782</dc:creator>, SIVU, ",
    "<dc:publisher>123456789</dc:publisher>, 123456789, "
  })
  void aSirenIsNoName(String elements, @Nullable String name, @Nullable String siren) {
    Dataset dataset = saying(elements + "<dc:contributor>123456782</dc:contributor>");

    assertThat(dataset.publisher()).isEqualTo(name == null ? null : new Agent(name, null, siren));
    assertThat(dataset.attributions())
        .noneMatch(attribution -> attribution.agent().name().equals("123456782"));
  }

  @Test
  void whatARecordRelatesToIsAFileOrAPage() {
    Dataset dataset =
        saying(
            """
            <dc:format>text/csv</dc:format>
            <dc:format>application/json</dc:format>
            <dc:relation>https://sig.example/mares.csv</dc:relation>
            <dc:relation>https://sig.example/mares/conditions.pdf</dc:relation>
            <dc:relation>https://sig.example/eau</dc:relation>
            <dc:relation>mares-0</dc:relation>
            """);

    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactly(URI.create("https://sig.example/mares.csv"));
    assertThat(dataset.references())
        .containsExactly(
            related("https://sig.example/eau"),
            related("https://sig.example/mares/conditions.pdf"));
  }

  /** A catalogue lists its own files as relations, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<dc:URI protocol='WWW:LINK' name='Mares'>https://sig.example/mares</dc:URI>",
        "<dct:references name='Mares'>https://sig.example/mares</dct:references>"
      })
  void aLinkThatARelationRepeatsStaysOne(String link) {
    Dataset dataset = saying(link + "<dc:relation>https://sig.example/mares</dc:relation>");

    assertThat(dataset.distributions())
        .extracting("title", "url")
        .containsExactly(tuple("Mares", URI.create("https://sig.example/mares")));
    assertThat(dataset.references()).isEmpty();
  }

  private static Reference related(String address) {
    return new Reference(Part.RELATED, URI.create(address), null);
  }

  @Test
  void thePageOfTheRecordIsTheLandingPage() {
    Dataset dataset =
        saying(
            "<dc:URI protocol='OGC:WMS'>https://sig.example/metadata.show?uuid=mares-1</dc:URI>"
                + "<dc:URI protocol='WWW:LINK'>https://sig.example/carte</dc:URI>");

    assertThat(dataset.landingPage())
        .isEqualTo(URI.create("https://sig.example/metadata.show?uuid=mares-1"));
    assertThat(dataset.distributions()).extracting("title").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "WWW:DOWNLOAD-1.0-http--download, https://sig.example/mares.zip, Shapefile",
    "WWW:DOWNLOAD-1.0-http--download, https://sig.example/mares.csv, ",
    "WWW:LINK-1.0-http--link, https://sig.example/mares, "
  })
  void theOneFormatIsThatOfTheDownload(String protocol, String address, @Nullable String format) {
    Dataset dataset =
        saying(
            "<dc:format>Shapefile</dc:format><dc:format>Shapefile</dc:format>"
                + "<dc:URI protocol='%s' name='n'>%s</dc:URI>".formatted(protocol, address));

    assertThat(dataset.distributions())
        .extracting("title", "format")
        .containsExactly(tuple("n", format));
  }

  @Test
  void whatANameCallsOtherwiseHasNotTheOneFormat() {
    String download =
        "<dc:URI protocol='WWW:DOWNLOAD-1.0-http--download' name='%s'>https://sig.example/get?id=%d"
            + "</dc:URI>";
    Dataset dataset =
        saying(
            "<dc:format>Shapefile</dc:format>"
                + download.formatted("Mares SHP", 1)
                + download.formatted("Mares (zip)", 2)
                + download.formatted("Notice PDF", 3)
                + download.formatted("mares.geojson", 4));

    assertThat(dataset.distributions())
        .extracting("title", "format")
        .containsExactly(
            tuple("Mares SHP", "Shapefile"),
            tuple("Mares (zip)", "Shapefile"),
            tuple("Notice PDF", null),
            tuple("mares.geojson", null));
  }

  @Test
  void codesAreToldInWords() {
    Dataset dataset =
        saying(
            """
            <dc:subject>inlandWaters</dc:subject><dc:subject>mare</dc:subject>
            <dc:rights>otherRestrictions</dc:rights><dc:rights>copyright</dc:rights>
            <dc:rights>Pas de restriction d’accès public</dc:rights>
            """);

    assertThat(dataset.keywords()).containsExactly("eaux intérieures", "mare");
    assertThat(dataset.themes()).containsExactly("inlandWaters");
    assertThat(dataset.rights())
        .containsExactly("Droit d’auteur.", "Pas de restriction d’accès public");
    assertThat(dataset.access()).isEqualTo("PUBLIC");
  }

  @Test
  void accessThatIsSubjectToMoreIsLeftOpen() {
    Dataset dataset =
        saying(
            "<dc:rights>Pas de restriction d’accès public</dc:rights>"
                + "<dct:accessRights>Sur abonnement</dct:accessRights>");

    assertThat(dataset.access()).isNull();
    assertThat(dataset.rights())
        .containsExactly("Pas de restriction d’accès public", "Sur abonnement");
  }

  /** {@code dc:rights} may also contain conditions of use. */
  @Test
  void onlyStatementsOnAccessHaveCodesOfIt() {
    String licence = "<dc:rights>Licence Ouverte 2.0</dc:rights>";

    assertThat(saying(licence + "<dc:rights>restricted</dc:rights>").access()).isNull();
    assertThat(saying(licence + "<dct:accessRights>restricted</dct:accessRights>").access())
        .isEqualTo("RESTRICTED");
  }

  @Test
  void aToolIsNoData() {
    assertThatThrownBy(() -> saying("<dc:type>application</dc:type>")).isInstanceOf(BadItem.class);
  }

  @Test
  void aLanguageIsNotBelievedWhereTheAbstractIsFrench() {
    String stated = "<dc:language>eng</dc:language><dct:abstract>%s</dct:abstract>";

    assertThat(saying(stated.formatted("Inventaire des mares")).writtenIn()).isNull();
    assertThat(saying(stated.formatted("Survey of ponds")).writtenIn()).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({"eng, en, inland waters", "fre, , eaux intérieures", "x, , eaux intérieures"})
  void aRecordIsWrittenInItsLanguage(String code, @Nullable String language, String topic) {
    Dataset dataset =
        saying(
            "<dc:language>%s</dc:language><dc:subject>inlandWaters</dc:subject>".formatted(code));

    assertThat(dataset.writtenIn()).isEqualTo(language);
    assertThat(dataset.keywords()).containsExactly(topic);
    assertThat(dataset.themes()).containsExactly("inlandWaters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "https://sig.example/eaux",
        "www.eaux.example"
      })
  void aWholeWithoutANameIsNotTold(String whole) {
    assertThat(saying("<dct:isPartOf>%s</dct:isPartOf>".formatted(whole)).provenance()).isEmpty();
  }

  @Test
  void timesAndWholesAreKept() {
    Dataset dataset =
        saying(
            """
            <dct:created>2012-05-06</dct:created><dc:date>2020-01-01</dc:date>
            <dct:accrualPeriodicity>continuous</dct:accrualPeriodicity>
            <dct:isPartOf>eaux-1</dct:isPartOf>
            """);

    assertThat(dataset.issued()).isEqualTo("2012-05-06");
    assertThat(dataset.frequency()).isEqualTo("continuous");
    assertThat(dataset.provenance()).containsExactly("Fait partie de « eaux-1 ».");
    assertThat(dataset.wholes()).containsExactly("eaux-1");
  }

  @Test
  void aServiceIsFoundAmongTheAddresses() {
    Link link =
        (Link)
            saying("<dc:URI protocol='OGC:WMS' name='eau:mares'>https://sig.example/ows</dc:URI>")
                .distributions()
                .get(0);

    assertThat(link.service()).extracting("protocol", "layer").containsExactly("WMS", "eau:mares");
  }

  @Test
  void aPeriodIsReadOrTold() {
    assertThat(
            saying("<dct:temporal>name=Relevés; start=2019-04-01; end=2020;</dct:temporal>")
                .temporal())
        .isEqualTo(new Period("2019-04-01", "2020"));
    assertThat(saying("<dct:temporal>2019/2021</dct:temporal>").temporal())
        .isEqualTo(new Period("2019", "2021"));
    assertThat(saying("<dct:temporal>Chaque printemps</dct:temporal>").provenance())
        .containsExactly("Période couverte : Chaque printemps.");
  }
}
