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

/** Conditions of reuse. */
class LicenceReadingTest {

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
}
