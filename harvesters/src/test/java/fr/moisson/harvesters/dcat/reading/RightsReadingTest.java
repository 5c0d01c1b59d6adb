package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access rights and conditions of use. */
class RightsReadingTest {

  private static final String ACCESS_RIGHT =
      "http://publications.europa.eu/resource/authority/access-right/";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, https://a.fr/odbl, https://a.fr/lo, -, https://a.fr/odbl, https://a.fr/lo",
        "-, https://a.fr/odbl, -, -, https://a.fr/odbl, -",
        "-, https://a.fr/odbl, https://a.fr/odbl, https://a.fr/odbl, -, -",
        "https://a.fr/lo, https://a.fr/odbl, -, https://a.fr/lo, https://a.fr/odbl, -"
      })
  void aDistributionKeepsItsLicenceAndGivesItToNoOther(
      @Nullable String stated,
      @Nullable String statedOfOne,
      @Nullable String statedOfTwo,
      @Nullable String whole,
      @Nullable String one,
      @Nullable String two) {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" %s ; dcat:distribution <x:a> , <x:b> .
            <x:a> dct:title "1" ; dcat:accessURL <https://a.fr/1.csv> %s .
            <x:b> dct:title "2" ; dcat:accessURL <https://a.fr/2.csv> %s .
            """
                .formatted(licence(stated), licence(statedOfOne), licence(statedOfTwo)));

    assertThat(dataset.licence()).isEqualTo(whole == null ? null : Licence.stated(whole));
    assertThat(dataset.distributions())
        .extracting("licence")
        .containsExactly(
            one == null ? null : Licence.stated(one), two == null ? null : Licence.stated(two));
  }

  private static String licence(@Nullable String iri) {
    return iri == null ? "" : "; dct:license <" + iri + ">";
  }

  @ParameterizedTest
  @CsvSource({
    "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations, PUBLIC",
    "https://ex.org/acces/ouvert, PUBLIC",
    "https://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/INSPIRE_Directive_Article13_1b, RESTRICTED"
  })
  void limitationsOfInspireAreAccessRights(String limitation, String access) {
    Dataset dataset =
        read("[] a dcat:Dataset ; dct:title 'T' ; dct:accessRights <%s> .".formatted(limitation));

    assertThat(dataset.access()).isEqualTo(access);
    assertThat(dataset.rights()).hasSize(access.equals("PUBLIC") ? 0 : 1);
  }

  /** An address that is in no list may be that of conditions, whatever word it ends with. */
  @ParameterizedTest
  @CsvSource({
    "http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC, NON_PUBLIC, 0",
    "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations, PUBLIC, 0",
    "https://data.ville.fr/cgu/public,, 1"
  })
  void aListedCodeMayBeAText(String text, @Nullable String access, int rights) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'T' ; dct:license <x:lov2> ; dct:rights '%s' ."
                .formatted(text));

    assertThat(dataset.access()).isEqualTo(access);
    assertThat(dataset.rights()).hasSize(rights);
  }

  @Test
  void theWordsOfAnAccessRightAreReadAndKept() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:accessRights [
              rdfs:label "Pas de restriction d’accès public selon INSPIRE"@fr ] .
            """);

    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).containsExactly("Pas de restriction d’accès public selon INSPIRE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dct:rights <%s> ; dcat:distribution [ dcat:accessURL <https://x.example/a> ]",
        "dcat:distribution [ dct:rights <%s> ; dcat:accessURL <https://x.example/a> ]",
        "dcat:distribution [ dct:accessRights <%s> ; dcat:accessURL <https://x.example/a> ]",
      })
  void whoMayHaveTheDataIsNoLicenceWhereverItIsStated(String statement) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'T' ; %s ."
                .formatted(statement.formatted(ACCESS_RIGHT + "RESTRICTED")));

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.access()).isEqualTo("RESTRICTED");
    assertThat(dataset.rights()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "dct:accessRights <{}RESTRICTED>, dct:accessRights <{}PUBLIC>,     RESTRICTED",
        "dct:accessRights <{}RESTRICTED>, dct:accessRights <{}NON_PUBLIC>, NON_PUBLIC",
        "dct:accessRights <{}PUBLIC>,     dct:accessRights <{}PUBLIC>,     PUBLIC",
        "dct:accessRights <{}RESTRICTED>, dct:title 'Autre',               -"
      })
  void dataAreNoMoreOpenThanTheLeastOpenWayToThem(String one, String other, String access) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dcat:distribution [ dcat:accessURL <https://x.example/a> ; %s ] ,
                [ dcat:accessURL <https://x.example/b> ; %s ] .
            """
                .formatted(one.replace("{}", ACCESS_RIGHT), other.replace("{}", ACCESS_RIGHT)));

    assertThat(dataset.access()).isEqualTo(access);
  }

  /** A default must not replace a licence that states who may have the data. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "\"Convention particulière, accès restreint aux agents\" | RESTRICTED"
            + " | Convention particulière, accès restreint aux agents",
        "\"Licence X, libre accès pour la recherche\" | - | Licence X, libre accès pour la recherche",
        "<http://publications.europa.eu/resource/authority/access-right/RESTRICTED> | RESTRICTED | -"
      })
  void aLicenceMaySayWhoMayHaveTheData(String stated, String access, String licence) {
    Dataset dataset =
        read("[] a dcat:Dataset ; dct:title \"T\" ; dct:license %s .".formatted(stated));

    assertThat(dataset.access()).isEqualTo(access);
    assertThat(dataset.licence()).isEqualTo(licence == null ? null : Licence.stated(licence));
  }

  @Test
  void whatDistributionsSayOfRightsBesideTheirLicenceIsKept() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution [
              dcat:accessURL <https://x.example/a> ;
              dct:license <https://spdx.org/licenses/etalab-2.0> ;
              dct:accessRights <https://x.example/acces/autorisation> ;
              dct:rights "Licence Ouverte / Open Licence version 2.0", "Sur demande" ] .
            """);

    assertThat(dataset.access()).isNull();
    assertThat(dataset.rights())
        .containsExactly("Sur demande", "https://x.example/acces/autorisation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<http://publications.europa.eu/resource/authority/access-right/CONFIDENTIAL> | NON_PUBLIC",
        "<http://publications.europa.eu/resource/authority/access-right/SENSITIVE> | NON_PUBLIC",
        "<https://dcat.overheid.nl/application-profile/donl/term/NIET_PUBLIEK> | NON_PUBLIC",
        "<https://dcat.overheid.nl/application-profile/donl/term/ONDER_VOORWAARDEN> | RESTRICTED",
        "<http://purl.org/eprint/accessRights/OpenAccess> | PUBLIC",
        "<http://purl.org/coar/access_right/c_f1cf/> | RESTRICTED",
        "\"info:eu-repo/semantics/closedAccess\" | NON_PUBLIC",
        "[ rdfs:label 'Données confidentielles'@fr ] | NON_PUBLIC"
      })
  void theAccessRightsOfOtherListsAreOneOfThree(String stated, String access) {
    Dataset dataset =
        read("[] a dcat:Dataset ; dct:title 'T' ; dct:accessRights %s .".formatted(stated));

    assertThat(dataset.access()).isEqualTo(access);
    assertThat(dataset.rights()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"authorisation-required, RESTRICTED", "no-limitations, PUBLIC"})
  void aCodeOfAnotherListIsReadByItsWords(String code, String access) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'T' ; dct:accessRights <https://x.example/acces/%s> ."
                .formatted(code));

    assertThat(dataset.access()).isEqualTo(access);
    assertThat(dataset.rights()).isEmpty();
  }

  @Test
  void ofSeveralLicencesTheOneThatWeKnowIsTheLicence() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dct:license [ a dct:LicenseDocument ; rdfs:label "Citer la DDT"@fr ] ,
                [ a dct:LicenseDocument ; rdfs:label "Licence Ouverte 2.0"@fr ] .
            """);

    assertThat(dataset.licence().label()).isEqualTo("Licence Ouverte 2.0");
    assertThat(dataset.rights()).containsExactly("Citer la DDT");
  }

  /** As in feeds that GeoNetwork and the European converter make of INSPIRE records. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/noConditionsApply>",
        "<http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/conditionsUnknown>",
        "\"Citer la DDT\""
      })
  void aRightThatNamesALicenceIsTheLicenceIfConditionsAreInItsPlace(String conditions) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:license %s ;
              dct:rights [ a dct:RightsStatement ; dct:description "Licence Ouverte 2.0"@fr ] ,
                "Contient des données sous ODbL 1.0" .
            """
                .formatted(conditions));

    assertThat(dataset.licence().label()).isEqualTo("Licence Ouverte 2.0");
    assertThat(dataset.rights()).contains("Contient des données sous ODbL 1.0").hasSize(2);
  }

  @Test
  void theNameOfTheLicenceIsNoOtherRight() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dct:license <https://spdx.org/licenses/etalab-2.0> ;
              dct:rights "Licence Ouverte / Open Licence version 2.0", "Citer la Ville" .
            """);

    assertThat(dataset.rights()).containsExactly("Citer la Ville");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://x.example/lo> . <https://x.example/lo> dct:title \"Licence Ouverte 2.0\"",
        "<https://x.example/lo> . <https://x.example/lo> rdfs:label \"LO\" ; foaf:page"
            + " <https://spdx.org/licenses/etalab-2.0>",
        "[ a dct:LicenseDocument ; dct:identifier \"etalab-2.0\" ]",
        "[ rdfs:label \"Conditions\" ; skos:exactMatch"
            + " <http://publications.europa.eu/resource/authority/licence/ETALAB_2_0> ]"
      })
  void aLicenceThatAPortalDescribesItselfIsToldFromWhatItSaysOfIt(String licence) {
    Dataset dataset = read("[] a dcat:Dataset ; dct:title 'T' ; dct:license " + licence + " .");

    assertThat(KnownLicence.of(dataset.licence())).get().extracting("spdx").isEqualTo("etalab-2.0");
    assertThat(dataset.rights()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://x.example/l", "http://x.example/l/"})
  void anAddressIsNoNameOfALicence(String label) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:license <https://x.example/l> .
            <https://x.example/l> rdfs:label "%s" .
            """
                .formatted(label));

    assertThat(dataset.licence()).isEqualTo(Licence.stated("https://x.example/l"));
    assertThat(dataset.rights()).isEmpty();
  }

  @Test
  void anUnknownLicenceHasItsNameAndItsAddress() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:license <https://x.example/l> .
            <https://x.example/l> rdfs:label "Licence locale" .
            """);

    assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence locale (https://x.example/l)"));
    assertThat(dataset.rights()).isEmpty();
  }

  @Test
  void aSecondLicenceIsARight() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dct:license "ODbL", "CC BY 4.0", <https://creativecommons.org/licenses/by/4.0/> .
            """);

    assertThat(dataset.licence()).isEqualTo(Licence.stated("CC BY 4.0"));
    assertThat(dataset.rights()).containsExactly("ODbL");
  }

  @Test
  void aLicenceMayBeToldAmongTheRightsOfAccess() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ;
              dct:accessRights [ a dct:RightsStatement ;
                dct:description "Données ouvertes|https://creativecommons.org/licenses/by/4.0/" ] .
            """);

    assertThat(dataset.licence())
        .isEqualTo(Licence.stated("Données ouvertes|https://creativecommons.org/licenses/by/4.0/"));
    assertThat(dataset.rights()).isEmpty();
  }

  @Test
  void whatIsNoLicenceAmongTheRightsOfAccessStaysThere() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ;
              dct:accessRights [ a dct:RightsStatement ; dct:description "Sur demande" ] .
            """);

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.rights()).containsExactly("Sur demande");
  }

  @Test
  void whomTheLicenceWantsToBeNamedIsARight() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; dcat:distribution [
              dct:title "1" ; dcat:accessURL <https://a.fr/1.csv> ;
              dct:license <http://dcat-ap.de/def/licenses/dl-by-de/2_0> ;
              <http://dcat-ap.de/def/dcatde/licenseAttributionByText> "Ville de Kehl, 2024" ] .
            """);

    assertThat(dataset.rights()).containsExactly("À citer : « Ville de Kehl, 2024 ».");
  }

  @Test
  void theLicenceOfTheDatasetsPageIsThatOfTheDataset() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; dcat:landingPage <https://a.fr/page> ;
              dcat:distribution <x:a> , <x:b> .
            <x:a> dct:title "1" ; dcat:accessURL <https://a.fr/page> ; dct:license "ODbL" .
            <x:b> dct:title "2" ; dcat:accessURL <https://a.fr/2.csv> .
            """);

    assertThat(dataset.licence()).isEqualTo(Licence.stated("ODbL"));
    assertThat(dataset.distributions()).extracting("licence").containsOnlyNulls();
  }

  @Test
  void ofDifferentLicencesOnTheDatasetsPageNoneIsThatOfTheDataset() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; dcat:landingPage <https://a.fr/page> ;
              dcat:distribution <x:a> , <x:b> .
            <x:a> dct:title "1" ; dcat:accessURL <https://a.fr/page> ; dct:license "ODbL" .
            <x:b> dct:title "2" ; dcat:accessURL <https://a.fr/page> ; dct:license "CC-BY-4.0" .
            """);

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.distributions())
        .extracting("licence")
        .containsExactlyInAnyOrder(Licence.stated("ODbL"), Licence.stated("CC-BY-4.0"));
  }

  @Test
  void aFileThatHasTheDatasetsPageBesideItsAddressIsNotThePage() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; dcat:landingPage <https://a.fr/page> ;
              dcat:distribution <x:a> , <x:b> .
            <x:a> dct:title "1" ; dcat:accessURL <https://a.fr/page> , <https://a.fr/1.csv> ;
              dct:license "ODbL" .
            <x:b> dct:title "2" ; dcat:accessURL <https://a.fr/2.csv> .
            """);

    assertThat(dataset.licence()).isNull();
  }

  /** As the Open Data Institute's vocabulary has it. */
  @Test
  void aStatementOfRightsLeadsToTheLicenceOfTheData() {
    Dataset dataset =
        read(
            """
            @prefix odrs: <http://schema.theodi.org/odrs#> .
            [] a dcat:Dataset ; dct:title "Un" ; dct:rights [ a odrs:RightsStatement ;
              rdfs:label "Droits" ; odrs:attributionText "Ville d’Exemple" ;
              odrs:dataLicense <http://opendatacommons.org/licenses/odbl/1.0/> ] .
            """);

    assertThat(KnownLicence.of(dataset.licence())).map(KnownLicence::spdx).hasValue("ODbL-1.0");
    assertThat(dataset.rights()).containsExactly("À citer : « Ville d’Exemple ».");
  }

  @Test
  void whatTellsInTheLicencesPlaceWhoMayHaveTheDataIsNotRepeated() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ; dct:license "copyright", <http://inspire.ec.europa.eu/\
            metadata-codelist/LimitationsOnPublicAccess/noLimitations> .
            """);

    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.rights()).isEmpty();
  }

  @Test
  void whatIsSaidOfOneFileIsNotSaidOfTheOther() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ; dct:rights "© Ville" ;
              dct:license <https://spdx.org/licenses/etalab-2.0> ; dcat:distribution
              [ dct:title "2010" ; dcat:accessURL <https://a.fr/2010.csv> ;
                dct:rights "© LPO 2010", "Citer la LPO" ] ,
              [ dcat:accessURL <https://a.fr/2020.csv> ; dct:accessRights <%sRESTRICTED> ;
                dct:rights "© LPO 2020, accès sur demande", "Citer la LPO" ] ,
              [ dct:title "Plan" ; dcat:accessURL <https://a.fr/plan.csv> ;
                dct:accessRights <%sNON_PUBLIC> ; dct:rights "© Ville", "Citer la LPO" ] .
            """
                .formatted(ACCESS_RIGHT, ACCESS_RIGHT));

    assertThat(dataset.access()).isNull();
    assertThat(dataset.rights())
        .containsExactlyInAnyOrder(
            "© Ville",
            "Citer la LPO",
            "« 2010 » : © LPO 2010",
            "« https://a.fr/2020.csv » : © LPO 2020, accès sur demande",
            "Accessibles sous conditions : « https://a.fr/2020.csv ».",
            "Non publics : « Plan ».");
  }

  @ParameterizedTest
  @CsvSource({"PUBLIC, 1", "RESTRICTED, 0", "NON_PUBLIC, 0"})
  void aFileThatIsLessOpenThanTheDatasetIsNamed(String access, int statements) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ; dct:accessRights <%s%s> ; dcat:distribution
              [ dct:title "1" ; dcat:accessURL <https://a.fr/1> ; dct:accessRights <%sRESTRICTED> ] .
            """
                .formatted(ACCESS_RIGHT, access, ACCESS_RIGHT));

    assertThat(dataset.access()).isEqualTo(access);
    assertThat(dataset.rights()).hasSize(statements);
  }

  @Test
  void aLicenceThatSaysMoreThanItsNameIsARightBesideTheName() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ;
              dct:license <https://spdx.org/licenses/etalab-2.0>, "Licence Ouverte 2.0",
                "Licence Ouverte 2.0 - Source : Ville" .
            """);

    assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
    assertThat(dataset.rights()).containsExactly("Licence Ouverte 2.0 - Source : Ville");
  }

  @ParameterizedTest
  @CsvSource({
    "<https://ex.org/politique>, Politique d’usage : https://ex.org/politique.",
    "[ dct:title 'Sur demande.' ], Politique d’usage : Sur demande.",
    "<urn:policy:7>, 'Politique d’usage en ODRL, à lire à la source.'",
    "'[ odrl:permission [ odrl:action odrl:use ] ]', 'Politique d’usage en ODRL, à lire à la source.'"
  })
  void policiesAreTold(String policy, String told) {
    Dataset dataset =
        read(
            "@prefix odrl: <http://www.w3.org/ns/odrl/2/> . [] a dcat:Dataset ; dct:title 'Un' ;"
                + " dcat:distribution [ dcat:accessURL <https://ex.org/a> ; odrl:hasPolicy "
                + policy
                + " ] .");

    assertThat(dataset.rights()).containsExactly(told);
  }

  @Test
  void aPolicyThatIsTheLicenceIsNotToldAgain() {
    Dataset dataset =
        read(
            "@prefix odrl: <http://www.w3.org/ns/odrl/2/> . [] a dcat:Dataset ; dct:title 'Un' ;"
                + " dct:license <http://ex.org/l> ; odrl:hasPolicy <http://ex.org/l> .");
    assertThat(dataset.rights()).isEmpty();
  }
}
