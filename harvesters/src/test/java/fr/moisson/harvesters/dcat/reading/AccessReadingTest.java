package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may have the data. */
class AccessReadingTest {

  private static final String ACCESS_RIGHT =
      "http://publications.europa.eu/resource/authority/access-right/";

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
}
