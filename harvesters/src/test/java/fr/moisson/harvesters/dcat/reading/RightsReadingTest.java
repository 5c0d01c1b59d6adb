package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of rights beside the licence. */
class RightsReadingTest {

  private static final String ACCESS_RIGHT =
      "http://publications.europa.eu/resource/authority/access-right/";

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
