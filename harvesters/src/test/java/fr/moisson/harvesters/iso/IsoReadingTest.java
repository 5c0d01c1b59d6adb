package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.read;
import static fr.moisson.harvesters.iso.Written.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoReadingTest {

  private static final String BOUNDARY =
      """
      <gmd:extent><gmd:EX_Extent>
        <gmd:geographicElement><gmd:EX_GeographicBoundingBox>
          <gmd:westBoundLongitude><gco:Decimal>%s</gco:Decimal></gmd:westBoundLongitude>
          <gmd:eastBoundLongitude><gco:Decimal>%s</gco:Decimal></gmd:eastBoundLongitude>
          <gmd:southBoundLatitude><gco:Decimal>%s</gco:Decimal></gmd:southBoundLatitude>
          <gmd:northBoundLatitude><gco:Decimal>%s</gco:Decimal></gmd:northBoundLatitude>
        </gmd:EX_GeographicBoundingBox></gmd:geographicElement>
      </gmd:EX_Extent></gmd:extent>
      """;

  @Test
  void aRecordThatSaysLittleIsADatasetAllTheSame() {
    Dataset dataset =
        read(
            record(
                "<gmd:language/>",
                """
                <gmd:abstract><gco:CharacterString/></gmd:abstract>
                <gmd:language><gmd:LanguageCode codeListValue=""/></gmd:language>
                """,
                ""));

    assertThat(dataset.title()).isEqualTo("Haies");
    assertThat(dataset.kind()).isEqualTo(Kind.DATASET);
    assertThat(dataset.description()).isEmpty();
    assertThat(dataset.languages()).isEmpty();
    assertThat(dataset.distributions()).isEmpty();
    assertThat(dataset.identifiers()).containsExactly("fr-haies-1");
  }

  @Test
  void everythingThatAGeographicRecordSaysFindsItsPlace() {
    Dataset dataset = read(Fixture.text("gmd.xml"));

    assertThat(dataset.title()).isEqualTo("Haies bocagères du Niortais");
    assertThat(dataset.kind()).isEqualTo(Kind.SERIES);
    assertThat(dataset.identifiers())
        .containsExactly(
            "fr-haies-2",
            "https://doi.org/10.12345/haies",
            "https://id.example/jdd/haies",
            "jdd/haies");
    assertThat(dataset.keywords())
        .containsExactlyInAnyOrder("bocage", "Habitats et biotopes", "biote", "Marais poitevin");
    assertThat(dataset.themes()).containsExactly("biota", "http://inspire.ec.europa.eu/theme/hb");
    assertThat(dataset.issued()).isEqualTo("2019-03-01");
    assertThat(dataset.modified()).isEqualTo("2024-05-06");
    assertThat(dataset.frequency()).isEqualTo("annually");
    assertThat(dataset.temporal()).isEqualTo(new Period("2018-01-01", null));
    assertThat(dataset.languages()).containsExactly("FRA");
    assertThat(dataset.resolution()).isEqualTo(0.5);
    assertThat(dataset.coverage().zones()).containsExactly("departement:79", "region:03");
    assertThat(dataset.coverage().boxes()).hasSize(2);
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-54.6, 2.1, 0.2, 47.1));
    assertThat(dataset.landingPage())
        .isEqualTo(URI.create("https://sig.example/catalog.search#/metadata/fr-haies-2"));
    assertThat(dataset.provenance())
        .containsExactly(
            "Photo-interprétation.",
            "Non conforme à « Autre ».",
            "Échelle d’utilisation : 1/5000.",
            "Fait partie de « fr-serie-1 ».");
    assertThat(dataset.conformsTo())
        .containsExactly(
            new Standard(
                "RGF93 / Lambert-93", URI.create("http://www.opengis.net/def/crs/EPSG/0/2154")),
            new Standard("Géostandard haies", URI.create("https://cnig.example/haies")));
  }

  @Test
  void partiesKeepTheirRoles() {
    Dataset dataset = read(Fixture.text("gmd.xml"));

    assertThat(dataset.publisher())
        .isEqualTo(new Agent("CA du Niortais", URI.create("https://niort.example"), null));
    assertThat(dataset.contact()).isEqualTo(new Contact("Service SIG", "sig@niort.example", null));
    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution(
                "owner", new Agent("CA du Niortais", URI.create("https://niort.example"), null)),
            new Attribution("author", new Agent("Bureau d’études", null, null)));
  }

  @Test
  void everyPartyKeepsItsMailboxAndItsPerson() {
    Dataset dataset =
        Written.saying(
            party("pointOfContact", "Service SIG", "CAN", "sig@niort.example")
                + party("pointOfContact", "", "CREN", "cren@cren.example")
                + party("owner", "", "Région", "region@region.example")
                + party("publisher", "", "CAN", "dgs@niort.example"));

    assertThat(dataset.contact())
        .isEqualTo(new Contact("Service SIG, CAN", "sig@niort.example", null));
    assertThat(dataset.publisher()).isEqualTo(new Agent("CAN", null, null));
    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution("pointOfContact", new Agent("CREN", null, null), "cren@cren.example"),
            new Attribution("owner", new Agent("Région", null, null), "region@region.example"),
            new Attribution("publisher", new Agent("CAN", null, null), "dgs@niort.example"));
  }

  private static String party(String role, String person, String organisation, String email) {
    return """
    <gmd:pointOfContact><gmd:CI_ResponsibleParty>
      <gmd:individualName><gco:CharacterString>%2$s</gco:CharacterString></gmd:individualName>
      <gmd:organisationName><gco:CharacterString>%3$s</gco:CharacterString></gmd:organisationName>
      <gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address>
        <gmd:electronicMailAddress>
          <gco:CharacterString>%4$s</gco:CharacterString>
        </gmd:electronicMailAddress>
      </gmd:CI_Address></gmd:address></gmd:CI_Contact></gmd:contactInfo>
      <gmd:role><gmd:CI_RoleCode codeListValue="%1$s"/></gmd:role>
    </gmd:CI_ResponsibleParty></gmd:pointOfContact>
    """
        .formatted(role, person, organisation, email);
  }

  @Test
  void eachPartyOfAResponsibilityHasItsOwnMailbox() {
    Dataset dataset =
        Written.saying(
            """
            <cit:pointOfContact xmlns:cit="http://standards.iso.org/iso/19115/-3/cit/2.0">
            <cit:CI_Responsibility>
              <cit:role><cit:CI_RoleCode codeListValue="owner"/></cit:role>
              <cit:party><cit:CI_Organisation>
                <cit:name><gco:CharacterString>Une</gco:CharacterString></cit:name>
              </cit:CI_Organisation></cit:party>
              <cit:party><cit:CI_Organisation>
                <cit:name><gco:CharacterString>Autre</gco:CharacterString></cit:name>
                <cit:contactInfo><cit:CI_Contact><cit:address><cit:CI_Address>
                  <cit:electronicMailAddress>
                    <gco:CharacterString>autre@a.example</gco:CharacterString>
                  </cit:electronicMailAddress>
                </cit:CI_Address></cit:address></cit:CI_Contact></cit:contactInfo>
              </cit:CI_Organisation></cit:party>
            </cit:CI_Responsibility></cit:pointOfContact>
            """);

    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution("owner", new Agent("Une", null, null)),
            new Attribution("owner", new Agent("Autre", null, null), "autre@a.example"));
    assertThat(dataset.contact()).isEqualTo(new Contact("Autre", "autre@a.example", null));
  }

  @Test
  void aRecordOfTheLaterStandardHasItsLicenceAndItsDates() {
    Dataset dataset =
        Written.read(
            """
            <mdb:MD_Metadata xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/2.0"
                xmlns:mri="http://standards.iso.org/iso/19115/-3/mri/1.0"
                xmlns:mco="http://standards.iso.org/iso/19115/-3/mco/1.0"
                xmlns:cit="http://standards.iso.org/iso/19115/-3/cit/2.0"
                xmlns:gco="http://standards.iso.org/iso/19115/-3/gco/1.0">
              <mdb:identificationInfo><mri:MD_DataIdentification>
                <mri:citation><cit:CI_Citation>
                  <cit:title><gco:CharacterString>Haies</gco:CharacterString></cit:title>
                  <cit:date><cit:CI_Date>
                    <cit:date><gco:Date>2021-01-01</gco:Date></cit:date>
                    <cit:dateType><cit:CI_DateTypeCode codeListValue="lastUpdate"/></cit:dateType>
                  </cit:CI_Date></cit:date>
                  <cit:date><cit:CI_Date>
                    <cit:date><gco:Date>2020-01-01</gco:Date></cit:date>
                    <cit:dateType><cit:CI_DateTypeCode codeListValue="released"/></cit:dateType>
                  </cit:CI_Date></cit:date>
                </cit:CI_Citation></mri:citation>
                <mri:resourceConstraints><mco:MD_LegalConstraints>
                  <mco:reference><cit:CI_Citation>
                    <cit:title><gco:CharacterString>Attribution 4.0</gco:CharacterString></cit:title>
                    <cit:onlineResource><cit:CI_OnlineResource><cit:linkage>
                      <gco:CharacterString>https://creativecommons.org/licenses/by/4.0/</gco:CharacterString>
                    </cit:linkage></cit:CI_OnlineResource></cit:onlineResource>
                  </cit:CI_Citation></mco:reference>
                  <mco:useConstraints><mco:MD_RestrictionCode codeListValue="licence"/></mco:useConstraints>
                </mco:MD_LegalConstraints></mri:resourceConstraints>
              </mri:MD_DataIdentification></mdb:identificationInfo>
            </mdb:MD_Metadata>
            """);

    assertThat(dataset.modified()).isEqualTo("2021-01-01");
    assertThat(dataset.issued()).isEqualTo("2020-01-01");
    assertThat(dataset.licence())
        .isEqualTo(
            Licence.stated("Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/)"));
  }

  @Test
  void aLicenceIsFoundAmongConstraintsAndNothingElseIsLost() {
    Dataset dataset = read(Fixture.text("gmd.xml"));

    assertThat(dataset.licence())
        .isEqualTo(
            Licence.stated(
                "Licence Ouverte (https://www.etalab.gouv.fr/licence-ouverte-open-licence)"));
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights())
        .containsExactly(
            "Ne pas utiliser au-delà du 1/5000.",
            "Pas de restriction d’accès"
                + " (http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations)",
            "Droit d’auteur.");
  }

  @Test
  void theYoungerStandardSaysTheSame() {
    Dataset dataset = read(Fixture.text("mdb.xml"));

    assertThat(dataset.title()).isEqualTo("Zones humides");
    assertThat(IsoReading.head(Fixture.text("mdb.xml")).identifier()).isEqualTo("zh-1");
    assertThat(dataset.publisher()).isEqualTo(new Agent("Ville de Niort", null, null));
    assertThat(dataset.contact())
        .isEqualTo(new Contact("Ville de Niort", "zh@niort.example", null));
    assertThat(dataset.languages()).containsExactly("FRA");
    assertThat(dataset.licence())
        .isEqualTo(Licence.stated("CC BY (https://creativecommons.org/licenses/by/4.0/)"));
    assertThat(dataset.provenance()).containsExactly("Relevés de terrain.");
    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://sig.example/records/zh-1"));
    assertThat(dataset.distributions())
        .extracting("url")
        .containsExactly(URI.create("https://sig.example/wfs?service=WFS&request=GetCapabilities"));
  }

  @Test
  void dublinCoreIsUnderstood() {
    Dataset dataset = read(Fixture.text("record.xml"));

    assertThat(dataset.title()).isEqualTo("Arbres");
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-0.6, 46.2, -0.3, 46.4));
    assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
    assertThat(dataset.rights()).containsExactly("Citer la source.");
    assertThat(dataset.languages()).containsExactly("FRA");
    assertThat(dataset.distributions())
        .extracting("title", "format")
        .containsExactly(tuple("Les arbres", "WFS_SRVC"), tuple("", null));
  }

  /** GeoNetwork's stylesheets write the eastern longitude first, whatever system they name. */
  @Test
  void theBoxesOfGeonetworkHaveLongitudeFirst() {
    String record =
        Fixture.text("record.xml")
            .replace("EPSG::4326", "EPSG:6.6:4326")
            .replace("46.2 -0.6", "-0.3 46.2")
            .replace("46.4 -0.3", "-0.6 46.4");

    assertThat(read(record).coverage().bbox()).isEqualTo(new Box(-0.3, 46.2, -0.6, 46.4));
  }

  @Test
  void aBoxAloneIsLeftToTheRulesAsItStands() {
    Dataset dataset = read(record("", BOUNDARY.formatted("-0,3", "-0,6", "46.2", "46.4"), ""));

    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-0.3, 46.2, -0.6, 46.4));
  }

  @Test
  void aBoxWithASideMissingIsNone() {
    Dataset dataset = read(record("", BOUNDARY.formatted("-0.3", "", "46.2", "46.4"), ""));

    assertThat(dataset.coverage().bbox()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:2154, '', 2154",
    "2154, EPSG, 2154",
    "2154, '', 2154",
    "2154 - RGF93 / Lambert-93, EPSG, 2154",
    "RGF93 / CC46 (EPSG:3946), '', 3946",
    "urn:ogc:def:crs:EPSG::4326, '', 4326",
    "urn:ogc:def:crs:EPSG:6.11:4258, '', 4258",
    "http://www.opengis.net/def/crs/EPSG/0/3857, '', 3857",
    "EPSG:                                             2154, '', 2154"
  })
  void referenceSystemsAreKnownUnderAllTheirNames(String code, String space, String epsg) {
    String system =
        """
        <gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier>
          <gmd:RS_Identifier><gmd:code><gco:CharacterString>%s</gco:CharacterString></gmd:code>
            <gmd:codeSpace><gco:CharacterString>%s</gco:CharacterString></gmd:codeSpace>
          </gmd:RS_Identifier>
        </gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>
        """
            .formatted(code, space);

    assertThat(read(record(system, "", "")).conformsTo())
        .extracting(Standard::uri)
        .containsExactly(URI.create("http://www.opengis.net/def/crs/EPSG/0/" + epsg));
  }

  @Test
  void noReferenceSystemTakesForEver() {
    String code = "EPSG:" + " : ".repeat(500) + "inconnu";
    String system =
        "<gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier>"
            + "<gmd:RS_Identifier><gmd:code><gco:CharacterString>%s</gco:CharacterString>"
            + "</gmd:code></gmd:RS_Identifier></gmd:referenceSystemIdentifier>"
            + "</gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>";
    String record = record(system.formatted(code), "", "");

    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(record)).conformsTo())
        .singleElement()
        .returns(null, Standard::uri);
  }

  @ParameterizedTest
  @CsvSource({
    "accessConstraints, MD_RestrictionCode, restricted, Pas de restriction d’accès, RESTRICTED",
    "classification, MD_ClassificationCode, confidential, rien, NON_PUBLIC",
    "classification, MD_ClassificationCode, unclassified, rien, PUBLIC",
    "accessConstraints, MD_RestrictionCode, otherRestrictions, Pas de restriction d’accès, PUBLIC",
    "accessConstraints, MD_RestrictionCode, otherRestrictions, L124-4-I-1 du code, RESTRICTED",
    "accessConstraints, MD_RestrictionCode, otherRestrictions, rien, "
  })
  void theStricterOfWhatIsSaidOfAccessHolds(
      String property, String list, String code, String words, String access) {
    String constraints =
        """
        <gmd:resourceConstraints><gmd:MD_LegalConstraints>
          <gmd:%1$s><gmd:%2$s codeListValue="%3$s"/></gmd:%1$s>
          <gmd:otherConstraints><gco:CharacterString>%4$s</gco:CharacterString></gmd:otherConstraints>
        </gmd:MD_LegalConstraints></gmd:resourceConstraints>
        """
            .formatted(property, list, code, words);

    assertThat(read(record("", constraints, "")).access()).isEqualTo(access);
  }

  @ParameterizedTest
  @CsvSource({"application, false", "software, false", "nonGeographicDataset, true", "map, true"})
  void aToolIsNoData(String level, boolean isData) {
    String record =
        record(
            "<gmd:hierarchyLevel><gmd:MD_ScopeCode codeListValue='%s'/></gmd:hierarchyLevel>"
                .formatted(level),
            "",
            "");

    if (isData) {
      assertThat(read(record).kind()).isEqualTo(Kind.DATASET);
    } else {
      assertThatThrownBy(() -> read(record))
          .isInstanceOfSatisfying(
              BadItem.class,
              bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NOT_DATA));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "obsolete, Statut : obsolète.",
    "underDevelopment, Statut : en cours d’élaboration.",
    "completed, ",
    "onGoing, "
  })
  void whoUsesObsoleteDataIsToldSo(String code, @Nullable String sentence) {
    String status =
        "<gmd:status><gmd:MD_ProgressCode codeListValue='%s'/></gmd:status>".formatted(code);

    assertThat(read(record("", status, "")).provenance())
        .isEqualTo(sentence == null ? List.of() : List.of(sentence));
  }

  @ParameterizedTest
  @CsvSource({
    "fr-serie-1, true",
    "Atlas 2020 (6f3d0a52-0000-4000-8000-00000000000a), true",
    "www.ex.org/records/12, false",
    "https://ex.org/records/12, false",
    "6f3d0a52-0000-4000-8000-00000000000a, false",
    "fr-120066022-ldd-6F3D0A52-0000-4000-8000-00000000000A, false"
  })
  void aWholeIsToldByANameThatPeopleCanUse(String parent, boolean isTold) {
    String stated =
        "<gmd:parentIdentifier><gco:CharacterString>%s</gco:CharacterString></gmd:parentIdentifier>"
            .formatted(parent);

    assertThat(read(record(stated, "", "")).provenance()).hasSize(isTold ? 1 : 0);
    assertThat(read(record(stated, "", "")).wholes()).containsExactly(parent);
  }

  @Test
  void aNameStandsBehindWhatOnlyACatalogueKnows() {
    String parent =
        """
        <mdb:parentMetadata xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/2.0"
            xmlns:xlink="http://www.w3.org/1999/xlink" xlink:title="Atlas des zones inondables">
          <gmd:CI_Citation><gmd:identifier><gmd:MD_Identifier><gmd:code>
            <gco:CharacterString>6f3d0a52-0000-4000-8000-00000000000a</gco:CharacterString>
          </gmd:code></gmd:MD_Identifier></gmd:identifier></gmd:CI_Citation>
        </mdb:parentMetadata>
        """;
    String aggregate =
        """
        <gmd:aggregationInfo><gmd:MD_AggregateInformation>
          <gmd:aggregateDataSetName><gmd:CI_Citation>
            <gmd:title><gco:CharacterString>https://ex.org/atlas</gco:CharacterString></gmd:title>
          </gmd:CI_Citation></gmd:aggregateDataSetName>
          <gmd:aggregateDataSetIdentifier><gmd:MD_Identifier><gmd:code>
            <gco:CharacterString>fr-atlas-1</gco:CharacterString>
          </gmd:code><gmd:codeSpace>
            <gco:CharacterString>https://ex.org/jdd</gco:CharacterString>
          </gmd:codeSpace></gmd:MD_Identifier></gmd:aggregateDataSetIdentifier>
          <gmd:associationType><gmd:DS_AssociationTypeCode codeListValue="largerWorkCitation"/>
          </gmd:associationType>
        </gmd:MD_AggregateInformation></gmd:aggregationInfo>
        """;

    Dataset dataset = read(record(parent, aggregate, ""));

    assertThat(dataset.provenance())
        .containsExactly(
            "Fait partie de « Atlas des zones inondables ».", "Fait partie de « fr-atlas-1 ».");
    assertThat(dataset.wholes())
        .containsExactly("6f3d0a52-0000-4000-8000-00000000000a", "https://ex.org/jdd/fr-atlas-1");
  }

  @Test
  void aRecordWithoutIdentificationIsLeftOut() {
    String bare = "<gmd:MD_Metadata xmlns:gmd='http://www.isotc211.org/2005/gmd'/>";

    assertThatThrownBy(() -> read(bare))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice()).isEqualTo(Notice.of(Notice.Code.NO_TITLE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<html/>",
        "<gmd:MD_Metadata/>",
        "<!DOCTYPE r [<!ENTITY e 'x'>]><MD_Metadata>&e;</MD_Metadata>",
        "<!DOCTYPE r SYSTEM 'file:///etc/passwd'><MD_Metadata/>",
        "<MD_Metadata><fileIdentifier>&e;</fileIdentifier></MD_Metadata>",
        "<MD_Metadata>"
      })
  void whatIsNoRecordOrADangerousOneIsLeftOut(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(BadItem.class);
  }

  @Test
  void aRecordThatIsNestedWithoutEndIsLeftOut() {
    assertThatThrownBy(() -> read("<a>".repeat(200_000))).isInstanceOf(BadItem.class);
  }
}
