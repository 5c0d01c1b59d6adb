package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.read;
import static fr.moisson.harvesters.iso.Written.record;
import static fr.moisson.harvesters.iso.Written.saying;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes, dates and numbers as written by editors other than GeoNetwork. */
class IsoVariantsTest {

  @ParameterizedTest
  @CsvSource({
    "<gmd:LanguageCode codeListValue='eng'/>, en",
    "<gmd:LanguageCode codeListValue='ger'/>, de",
    "<gco:CharacterString>en</gco:CharacterString>, en",
    "<gmd:LanguageCode codeListValue='fre'/>, ",
    "<gmd:LanguageCode codeListValue=''/>, "
  })
  void aRecordIsWrittenInTheLanguageThatItNames(String code, @Nullable String language) {
    String beside = "<gmd:language>%s</gmd:language>".formatted(code);
    String french =
        """
        <gmd:abstract><gmd:PT_FreeText><gmd:textGroup>
          <gmd:LocalisedCharacterString locale="#FR">Haies.</gmd:LocalisedCharacterString>
        </gmd:textGroup></gmd:PT_FreeText></gmd:abstract>
        """;
    String topic =
        "<gmd:topicCategory><gmd:MD_TopicCategoryCode>environment</gmd:MD_TopicCategoryCode>"
            + "</gmd:topicCategory>";

    Dataset dataset = read(record(beside, topic, ""));

    assertThat(dataset.writtenIn()).isEqualTo(language);
    assertThat(dataset.keywords())
        .containsExactly(language == null ? "environnement" : "environment");
    assertThat(read(record(beside, french, "")).writtenIn()).isNull();
  }

  /** Catalogue templates leave « eng » in the header of records that are in French. */
  @ParameterizedTest
  @CsvSource({"fre, ", "eng, en", "eng fre, en", "ger fre, ", "ger, en"})
  void theHeaderIsNotBelievedWhereTheDataAreFrench(String ofData, @Nullable String language) {
    String beside = "<gmd:language><gmd:LanguageCode codeListValue='eng'/></gmd:language>";
    StringBuilder data = new StringBuilder();
    for (String code : ofData.split(" ")) {
      data.append(
          "<gmd:language><gmd:LanguageCode codeListValue='%s'/></gmd:language>".formatted(code));
    }

    assertThat(read(record(beside, data.toString(), "")).writtenIn()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "eng, Inventaire des haies et des mares., ",
    "eng, Survey of hedges and ponds., en",
    "ger, Erhebung der Hecken., de"
  })
  void aHeaderIsNotBelievedWhereTheAbstractIsFrench(
      String code, String text, @Nullable String language) {
    String stated =
        "<gmd:language><gmd:LanguageCode codeListValue='%s'/></gmd:language>".formatted(code);
    String data =
        "<gmd:abstract><gco:CharacterString>%s</gco:CharacterString></gmd:abstract>"
            .formatted(text);

    assertThat(read(record(stated, data + stated, "")).writtenIn()).isEqualTo(language);
  }

  private static String date(String date, String type) {
    return """
    <gmd:date><gmd:CI_Date>
      <gmd:date><gco:Date>%s</gco:Date></gmd:date>
      <gmd:dateType><gmd:CI_DateTypeCode codeListValue="%s"/></gmd:dateType>
    </gmd:CI_Date></gmd:date>
    """
        .formatted(date, type);
  }

  @Test
  void whatAnAddressIsCalledIsNoIdentifier() {
    String record =
        Written.record("", "", "")
            .replace(
                "xmlns:gco=",
                "xmlns:gmx=\"http://www.isotc211.org/2005/gmx\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:gco=")
            .replace(
                "</gmd:CI_Citation>",
                """
                <gmd:identifier><gmd:MD_Identifier><gmd:code>
                  <gmx:Anchor xlink:href="https://ex.org/id/7">Haies du bocage</gmx:Anchor>
                </gmd:code></gmd:MD_Identifier></gmd:identifier></gmd:CI_Citation>""");

    assertThat(Written.read(record).identifiers())
        .containsExactly("fr-haies-1", "https://ex.org/id/7");
  }

  @Test
  void datesAreComparedByTheDaysThatTheyMean() {
    Dataset dataset =
        saying(
            "<gmd:citation><gmd:CI_Citation>"
                + date("31/12/2020", "revision")
                + date("2021-06-01", "x.xml#CI_DateTypeCode_revision")
                + date("12/2022", "révision")
                + date("01/02/2019", "publication")
                + date("2018-03-01", "Publication")
                + "</gmd:CI_Citation></gmd:citation>");

    assertThat(dataset.modified()).isEqualTo("12/2022");
    assertThat(dataset.issued()).isEqualTo("2018-03-01");
  }

  @ParameterizedTest
  @CsvSource({"userDefined, P3Y, P3Y", "unknown, P1M, P1M", "asNeeded, P0Y0M0DT0H0M0S, asNeeded"})
  void aPeriodOfUpdatesCountsWhereTheCodeSaysLess(String code, String period, String frequency) {
    Dataset dataset =
        saying(
            """
            <gmd:resourceMaintenance><gmd:MD_MaintenanceInformation>
              <gmd:maintenanceAndUpdateFrequency>
                <gmd:MD_MaintenanceFrequencyCode codeListValue="%s"/>
              </gmd:maintenanceAndUpdateFrequency>
              <gmd:userDefinedMaintenanceFrequency>
                <gts:TM_PeriodDuration xmlns:gts="g">%s</gts:TM_PeriodDuration>
              </gmd:userDefinedMaintenanceFrequency>
            </gmd:MD_MaintenanceInformation></gmd:resourceMaintenance>
            """
                .formatted(code, period));

    assertThat(dataset.frequency()).isEqualTo(frequency);
  }

  /** Of ISO 19115-1, as records have it in its own encoding. */
  @Test
  void theTimeBetweenDataIsTold() {
    Dataset dataset =
        saying(
            """
            <mri:temporalResolution xmlns:mri="m" xmlns:gco="g">
              <gco:TM_PeriodDuration>PT6H</gco:TM_PeriodDuration>
            </mri:temporalResolution>
            """);

    assertThat(dataset.provenance()).containsExactly("Résolution temporelle : 6 heures.");
  }

  @ParameterizedTest
  @CsvSource({
    "IGNF:LAMB93, 2154",
    "IGNF:RGF93CC47, 3947",
    "RGF93 / CC48 - Conique conforme zone 7, 3948",
    "Lambert-93 (RGF93), 2154",
    "http://registre.ign.fr/ign/IGNF/crs/IGNF/RGR92UTM40S, 2975",
    "RGAF09 / UTM zone 20N, 5490",
    "IGNF:LAMBE, 27572"
  })
  void systemsAreKnownByTheNamesOfTheIgn(String name, String code) {
    Dataset dataset =
        read(
            record(
                """
                <gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier>
                  <gmd:RS_Identifier><gmd:code><gco:CharacterString>%s</gco:CharacterString>
                  </gmd:code></gmd:RS_Identifier>
                </gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>
                """
                    .formatted(name),
                "",
                ""));

    assertThat(dataset.conformsTo())
        .extracting(Standard::uri)
        .containsExactly(URI.create("http://www.opengis.net/def/crs/EPSG/0/" + code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25 000", "1/25000", "1:25 000", "25.000"})
  void aScaleIsItsDenominator(String denominator) {
    Dataset dataset =
        saying(
            """
            <gmd:spatialResolution><gmd:MD_Resolution><gmd:equivalentScale>
              <gmd:MD_RepresentativeFraction><gmd:denominator><gco:Integer>%s</gco:Integer>
              </gmd:denominator></gmd:MD_RepresentativeFraction>
            </gmd:equivalentScale></gmd:MD_Resolution></gmd:spatialResolution>
            """
                .formatted(denominator));

    assertThat(dataset.resolutions()).containsExactly("1/25000");
  }

  @Test
  void theScaleOfAnEmptyFormIsNone() {
    Dataset dataset =
        saying(
            """
            <gmd:spatialResolution><gmd:MD_Resolution><gmd:equivalentScale>
              <gmd:MD_RepresentativeFraction><gmd:denominator><gco:Integer>1</gco:Integer>
              </gmd:denominator></gmd:MD_RepresentativeFraction>
            </gmd:equivalentScale></gmd:MD_Resolution></gmd:spatialResolution>
            """);

    assertThat(dataset.resolutions()).isEmpty();
    assertThat(dataset.provenance()).isEmpty();
  }

  private static String time(String start, String end) {
    return """
    <gmd:extent><gmd:EX_Extent><gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent>
      <gml:TimePeriod xmlns:gml="http://www.opengis.net/gml/3.2">
        <gml:beginPosition %s</gml:beginPosition><gml:endPosition %s</gml:endPosition>
      </gml:TimePeriod>
    </gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement></gmd:EX_Extent></gmd:extent>
    """
        .formatted(start, end);
  }

  @ParameterizedTest
  @CsvSource({
    ">2010, >2012-12-31T23:59:59, 2010, 2012-12-31T23:59:59,",
    "indeterminatePosition='before'>2010, >2012,, 2012, avant 2010 – 2012",
    "indeterminatePosition='after'>2010, >2012, 2010, 2012, après 2010 – 2012",
    ">2010, indeterminatePosition='after'>2016-01-01, 2010,, 2010 – après 2016-01-01",
    ">2010, indeterminatePosition='now'>, 2010,,",
    ">2010, indeterminatePosition='now'>2016, 2010,,",
    ">2010, indeterminatePosition='unknown'>, 2010,,"
  })
  void anIndeterminateEndIsNoDate(
      String start,
      String end,
      @Nullable String first,
      @Nullable String last,
      @Nullable String words) {
    Dataset dataset = saying(time(start, end));

    assertThat(dataset.temporal()).isEqualTo(new Period(first, last));
    assertThat(dataset.provenance())
        .isEqualTo(words == null ? List.of() : List.of("Période couverte : " + words + "."));
  }

  @Test
  void severalPeriodsAreOpenWhereOneIsAndEachIsTold() {
    Dataset dataset =
        saying(time(">2016", "indeterminatePosition='unknown'>") + time(">05/2010", ">2012"));

    assertThat(dataset.temporal()).isEqualTo(new Period("05/2010", null));
    assertThat(dataset.provenance())
        .containsExactly("Période couverte : 2016 – …", "Période couverte : 2010-05 – 2012.");
  }

  @Test
  void aPlaceInWordsIsOneWhereNoneIsDrawn() {
    String described =
        """
        <gmd:extent><gmd:EX_Extent><gmd:description>
          <gco:CharacterString>Région Bretagne</gco:CharacterString>
        </gmd:description></gmd:EX_Extent></gmd:extent>
        """;

    assertThat(saying(described).coverage().places()).containsExactly("Région Bretagne");
  }

  @ParameterizedTest
  @CsvSource({"FR-BRE, region:53", "FR-79, departement:79", "FRI33, departement:79"})
  void aCodeOfAnotherListIsAZone(String code, String zone) {
    Dataset dataset =
        saying(
            """
            <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicDescription>
              <gmd:geographicIdentifier><gmd:MD_Identifier><gmd:code>
                <gco:CharacterString>%s</gco:CharacterString>
              </gmd:code></gmd:MD_Identifier></gmd:geographicIdentifier>
            </gmd:EX_GeographicDescription></gmd:geographicElement></gmd:EX_Extent></gmd:extent>
            """
                .formatted(code));

    assertThat(dataset.coverage().zones()).containsExactly(zone);
    assertThat(dataset.keywords()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "High-value dataset categories,             Observation de la terre et environnement, 1",
    "Catégories de données de forte valeur,     Météorologiques,                          1",
    "GEMET,                                     Météorologiques,                          0"
  })
  void aCategoryOfHighValueDatasetsIsKnownByItsName(String thesaurus, String name, int count) {
    Dataset dataset =
        saying(
            """
            <gmd:descriptiveKeywords><gmd:MD_Keywords>
              <gmd:keyword><gco:CharacterString>%s</gco:CharacterString></gmd:keyword>
              <gmd:thesaurusName><gmd:CI_Citation>
                <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
              </gmd:CI_Citation></gmd:thesaurusName>
            </gmd:MD_Keywords></gmd:descriptiveKeywords>
            """
                .formatted(name, thesaurus));

    assertThat(dataset.hvdCategories()).hasSize(count);
    assertThat(dataset.keywords()).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({"Unclassified, PUBLIC", "x.xml#MD_ClassificationCode_restricted, RESTRICTED"})
  void aClassificationIsToldFromItsCodeInAnyWriting(String code, String access) {
    Dataset dataset =
        saying(
            """
            <gmd:resourceConstraints><gmd:MD_SecurityConstraints><gmd:classification>
              <gmd:MD_ClassificationCode codeListValue="%s"/>
            </gmd:classification></gmd:MD_SecurityConstraints></gmd:resourceConstraints>
            """
                .formatted(code));

    assertThat(dataset.access()).isEqualTo(access);
  }

  /** Forms put conditions there by default. */
  @Test
  void restrictionsOfAServiceAreConditionsToo() {
    Dataset dataset =
        saying(
            """
            <srv:restrictions xmlns:srv="http://www.isotc211.org/2005/srv">
              <gmd:MD_LegalConstraints>
                <gmd:useLimitation>
                  <gco:CharacterString>Licence Ouverte 2.0</gco:CharacterString>
                </gmd:useLimitation>
                <gmd:otherConstraints>
                  <gco:CharacterString>Pas de restriction d’accès public</gco:CharacterString>
                </gmd:otherConstraints>
              </gmd:MD_LegalConstraints>
            </srv:restrictions>
            """);

    assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).containsExactly("Pas de restriction d’accès public");
  }

  @Test
  void unknownConditionsAreNoLicence() {
    String unknown =
        "<gmx:Anchor xmlns:gmx='http://www.isotc211.org/2005/gmx'"
            + " xmlns:xlink='http://www.w3.org/1999/xlink'"
            + " xlink:href='http://inspire.ec.europa.eu/metadata-codelist/"
            + "ConditionsApplyingToAccessAndUse/conditionsUnknown'>Conditions inconnues</gmx:Anchor>";
    Dataset dataset =
        saying(
            """
            <gmd:resourceConstraints><gmd:MD_LegalConstraints>
              <gmd:useConstraints><gmd:MD_RestrictionCode codeListValue="license"/></gmd:useConstraints>
              <gmd:otherConstraints>%s</gmd:otherConstraints>
            </gmd:MD_LegalConstraints></gmd:resourceConstraints>
            """
                .formatted(unknown));

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.rights()).isEmpty();
  }

  @Test
  void thatNoConditionsApplyIsNoLicence() {
    Dataset dataset =
        saying(
            """
            <gmd:resourceConstraints><gmd:MD_LegalConstraints>
              <gmd:useConstraints><gmd:MD_RestrictionCode codeListValue="license"/></gmd:useConstraints>
              <gmd:otherConstraints><gmx:Anchor xmlns:gmx='http://www.isotc211.org/2005/gmx'
                xmlns:xlink='http://www.w3.org/1999/xlink'
                xlink:href='http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/noConditionsApply'
                >No conditions apply to access and use</gmx:Anchor></gmd:otherConstraints>
            </gmd:MD_LegalConstraints></gmd:resourceConstraints>
            """);

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).hasSize(1);
  }

  @Test
  void aProfileNamesTheClassesThatItExtends() {
    Dataset dataset =
        saying(
            """
            <gmd:pointOfContact><x:X_Party xmlns:x="urn:x" gco:isoType="gmd:CI_ResponsibleParty">
              <gmd:organisationName><gco:CharacterString>Canton</gco:CharacterString></gmd:organisationName>
              <gmd:contactInfo><gmd:CI_Contact>
                <gmd:address><x:X_Address gco:isoType="gmd:CI_Address"><gmd:electronicMailAddress>
                  <gco:CharacterString>sig@canton.example</gco:CharacterString>
                </gmd:electronicMailAddress></x:X_Address></gmd:address>
                <gmd:onlineResource><gmd:CI_OnlineResource><gmd:linkage><x:PT_FreeURL>
                  <x:URLGroup><x:LocalisedURL locale="#DE">https://canton.example/de</x:LocalisedURL></x:URLGroup>
                  <x:URLGroup><x:LocalisedURL locale="#FR">https://canton.example/fr</x:LocalisedURL></x:URLGroup>
                </x:PT_FreeURL></gmd:linkage></gmd:CI_OnlineResource></gmd:onlineResource>
              </gmd:CI_Contact></gmd:contactInfo>
              <gmd:role><gmd:CI_RoleCode codeListValue="pointOfContact"/></gmd:role>
            </x:X_Party></gmd:pointOfContact>
            """);

    assertThat(dataset.contact())
        .isEqualTo(
            new Contact("Canton", "sig@canton.example", URI.create("https://canton.example/fr")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Observation de la terre et environnement", "Earth observation and environment"})
  void aHighValueCategoryIsToldFromItsName(String name) {
    Dataset dataset =
        saying(
            """
            <gmd:descriptiveKeywords><gmd:MD_Keywords>
              <gmd:keyword><gco:CharacterString>%s</gco:CharacterString></gmd:keyword>
              <gmd:thesaurusName><gmd:CI_Citation><gmd:title>
                <gco:CharacterString>High-value dataset categories</gco:CharacterString>
              </gmd:title></gmd:CI_Citation></gmd:thesaurusName>
            </gmd:MD_Keywords></gmd:descriptiveKeywords>
            """
                .formatted(name));

    assertThat(dataset.hvdCategories())
        .containsExactly(URI.create("http://data.europa.eu/bna/c_dd313021"));
  }

  /** An identifier without an address means nothing outside its own catalogue. */
  @Test
  void whatTheDataHaveToDoWithIsRelatedWhereItsAddressIsGiven() {
    String report =
        """
        <gmd:aggregateDataSetName><gmd:CI_Citation>
          <gmd:title><gco:CharacterString>Rapport</gco:CharacterString></gmd:title>
        </gmd:CI_Citation></gmd:aggregateDataSetName>
        """;

    Dataset dataset =
        saying(
            aggregate(
                    report
                        + code(
                            "<gmx:Anchor xmlns:gmx='http://www.isotc211.org/2005/gmx'"
                                + " xmlns:xlink='http://www.w3.org/1999/xlink'"
                                + " xlink:href='https://doi.org/10.5/r'>10.5/r</gmx:Anchor>"))
                + aggregate(code("<gco:CharacterString>https://id.example/b</gco:CharacterString>"))
                + aggregate(code("<gco:CharacterString>0f9c-2a</gco:CharacterString>"))
                + aggregate(code("<gco:CharacterString>http://localhost/d</gco:CharacterString>"))
                + aggregate(
                    "<mri:metadataReference xmlns:mri='http://standards.iso.org/iso/19115/-3/mri/1.0'"
                        + " xmlns:xlink='http://www.w3.org/1999/xlink' uuidref='0f9c-2b'"
                        + " xlink:href='https://id.example/c' xlink:title='Mares'/>"));

    assertThat(dataset.references())
        .containsExactly(
            new Reference(Part.RELATED, URI.create("https://doi.org/10.5/r"), "Rapport"),
            new Reference(Part.RELATED, URI.create("https://id.example/b"), null),
            new Reference(Part.RELATED, URI.create("https://id.example/c"), "Mares"));
  }

  private static String aggregate(String content) {
    return "<gmd:aggregationInfo><gmd:MD_AggregateInformation>%s<gmd:associationType>"
            .formatted(content)
        + "<gmd:DS_AssociationTypeCode codeListValue='crossReference'/></gmd:associationType>"
        + "</gmd:MD_AggregateInformation></gmd:aggregationInfo>";
  }

  private static String code(String value) {
    return "<gmd:aggregateDataSetIdentifier><gmd:MD_Identifier><gmd:code>"
        + value
        + "</gmd:code></gmd:MD_Identifier></gmd:aggregateDataSetIdentifier>";
  }
}
