package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceRuleTest {

  private static final Rules RULES =
      Rules.all(Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC));

  private final Samples samples = new Samples();

  private @Nullable Licence settled(Licence stated) {
    return samples.settled(new LicenceRule(), draft -> draft.licence(stated)).licence();
  }

  @Test
  void aLoginIsNoPartOfALicence() {
    Licence settled =
        settled(
            new Licence(
                "Conditions : https://sig:secret@ex.org/a", URI.create("https://u:p@ex.org/b")));

    assertThat(settled)
        .isEqualTo(Licence.stated("Conditions : https://ex.org/a (https://ex.org/b)"));
    assertThat(samples.notices)
        .extracting(Notice::toString)
        .noneMatch(notice -> notice.contains("secret") || notice.contains("u:p"));
    assertThat(samples.notices).contains(Notice.of(Notice.Code.LOGIN_IN_URL, "https://ex.org/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lov2 | etalab-2.0",
        "etalab-2.0 | etalab-2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/ | etalab-2.0",
        "http://www.etalab.gouv.fr/licence-ouverte-open-licence | etalab-2.0",
        "https://spdx.org/licenses/etalab-2.0.html | etalab-2.0",
        "http://publications.europa.eu/resource/authority/licence/ETALAB_2_0 | etalab-2.0",
        "Licence Ouverte version 2.0 (Etalab) | etalab-2.0",
        "Licence Ouverte / Open Licence version 2.0 | etalab-2.0",
        "Licence Ouverte v2.0 | etalab-2.0",
        "Licence Etalab Ouverte 2.0 | etalab-2.0",
        "Données diffusées sous Licence Ouverte Version 2.0, voir le site | etalab-2.0",
        "odc-odbl | ODbL-1.0",
        "ODbL | ODbL-1.0",
        "Open Database License | ODbL-1.0",
        "Open Data Commons Open Database License (ODbL) | ODbL-1.0",
        "http://opendatacommons.org/licenses/odbl/summary/ | ODbL-1.0",
        "http://publications.europa.eu/resource/authority/licence/ODC_BL | ODbL-1.0",
        "Sous ODbL, qui impose un partage à l’identique | ODbL-1.0",
        "cc-by | CC-BY-4.0",
        "CC-BY (Creative Commons - Attribution) | CC-BY-4.0",
        "http://opendata.paris.fr/page/lalicence/ | ODbL-1.0",
        "http://www.openstreetmap.org/copyright/en | ODbL-1.0",
        "CC BY 4.0 | CC-BY-4.0",
        "CC_BY_4_0 | CC-BY-4.0",
        "Licence CC BY-SA | CC-BY-SA-4.0",
        "Licence Ouverte 2.0 (équivalente à la CC BY 4.0) | etalab-2.0",
        "Licence Ouverte v2.0, compatible ODbL et CC BY 4.0 | etalab-2.0",
        "Contenus sous licence Creative Commons BY-SA | CC-BY-SA-4.0",
        "Licence Creative Commons Attribution - Pas d’Utilisation Commerciale 4.0 International | CC-BY-NC-4.0",
        "https://creativecommons.org/licenses/by/4.0/deed.fr | CC-BY-4.0",
        "http://creativecommons.org/licenses/by-nc-nd/4.0/legalcode | CC-BY-NC-ND-4.0",
        "http://creativecommons.org/licenses/by/3.0/ | CC-BY-3.0",
        "cc-by-sa | CC-BY-SA-4.0",
        "CC0-1.0 | CC0-1.0",
        "http://dcat-ap.de/def/licenses/dl-by-de/2.0 | DL-DE-BY-2.0",
        "http://dcat-ap.de/def/licenses/dl-by-de/2_0 | DL-DE-BY-2.0",
        "dl-de/zero-2-0 | DL-DE-ZERO-2.0",
        "https://www.data.gouv.fr/fr/pages/legal/licences/etalab-2.0 | etalab-2.0",
        "CC0_1_0 | CC0-1.0",
        "https://raw.githubusercontent.com/DISIC/politique-de-contribution-open-source/master/LICENSE | etalab-2.0",
        "www.spdx.org/licenses/etalab-2.0 | etalab-2.0",
        "Open Government Licence v3.0 | OGL-UK-3.0"
      })
  void whateverTheWritingTheLicenceIsTold(String stated, String spdx) {
    Licence licence = settled(Licence.stated(stated));

    assertThat(licence).isNotNull();
    assertThat(licence.uri()).isNotNull();
    assertThat(KnownLicence.of(licence)).get().extracting(KnownLicence::spdx).isEqualTo(spdx);
    assertThat(samples.notices).isEmpty();
  }

  /** The titles that Creative Commons gives to the licences of French law. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Attribution 3.0 France | by/3.0",
        "Attribution - Partage dans les Mêmes Conditions 3.0 France | by-sa/3.0",
        "Attribution - Pas d’Utilisation Commerciale - Partage dans les Mêmes Conditions 3.0 France"
            + " | by-nc-sa/3.0",
        "Licence Creative Commons Attribution - Pas d'Utilisation Commerciale 2.0 France | by-nc/2.0",
        "CC BY-NC-ND 3.0 FR | by-nc-nd/3.0",
        "https://creativecommons.org/licenses/by-nc-sa/3.0/fr/ | by-nc-sa/3.0",
        "CC BY-ND 2.0 FR | by-nd/2.0"
      })
  void licencesOfFrenchLawAreToldByTheirTitles(String stated, String deed) {
    assertThat(settled(Licence.stated(stated)))
        .extracting(Licence::uri)
        .hasToString("https://creativecommons.org/licenses/" + deed + "/fr/");
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fr-lo",
        "Licence Ouverte / Open Licence",
        "Licence Ouverte (Etalab)",
        "Licence Ouverte / Open Licence d’Etalab",
        "Sous licence ouverte",
        "Soumis à la licence Etalab",
        "Soumis à licence ouverte",
        "Ces données sont soumises à la Licence Ouverte / Open Licence",
        "Open Data Licence Ouverte Etalab",
        "Donnée ouverte - Licence Ouverte Etalab",
        "Licence ouverte de l’État",
        "Licence ouverte, reconnue conforme à la licence CC-BY 2.0",
        "Données diffusées sous la Licence Ouverte Etalab.",
        "https://wiki.data.gouv.fr/images/9/9d/Licence_Ouverte.pdf",
        "http://wiki.data.gouv.fr/wiki/Licence_Ouverte_/_Open_Licence",
        "www.data.gouv.fr/Licence-Ouverte-Open-Licence",
        "http://www.etalab.gouv.fr/pages/Licence_ouverte_Open_licence-5899923.html",
        "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf",
        "Licence Ouverte 1.0 http://www.data.gouv.fr/Licence-Ouverte-Open-Licence."
      })
  void theLicenceOuverteWithoutAVersionIsTheFirst(String stated) {
    assertThat(KnownLicence.named(stated)).get().extracting(KnownLicence::udata).isEqualTo("fr-lo");
  }

  @Test
  void theLicencesOwnNameAndDocumentReplaceTheSourcesWords() {
    assertThat(settled(Licence.stated(" licence ouverte V2 ")))
        .isEqualTo(
            new Licence(
                "Licence Ouverte / Open Licence version 2.0",
                URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence")));
  }

  /** That page described version 1 before it described version 2. */
  @Test
  void aVersionInTheNameBeatsTheAddress() {
    URI page = URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence");

    assertThat(settled(new Licence("Licence Ouverte 1.0", page)))
        .extracting(Licence::label)
        .isEqualTo("Licence Ouverte / Open Licence");
    assertThat(settled(new Licence("Licence Ouverte", page)))
        .extracting(Licence::label)
        .isEqualTo("Licence Ouverte / Open Licence version 2.0");
  }

  @Test
  void theLinkInsideAnHtmlLicenceDecides() {
    assertThat(
            settled(
                Licence.stated(
                    "<DIV STYLE=\"text-align:Left\"><a"
                        + " href=\"https://opendatacommons.org/licenses/odbl/\">licence</a></DIV>")))
        .extracting(Licence::label)
        .isEqualTo("Open Data Commons Open Database License (ODbL)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notspecified",
        "",
        "  ",
        "License Not Specified",
        "Non spécifiée",
        "none",
        "Conditions d’accès et d’utilisation inconnues",
        "Pas de licence"
      })
  void aLicenceThatIsNotStatedIsNotInvented(String stated) {
    assertThat(settled(Licence.stated(stated))).isNull();
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Licence ouverte (voir mentions légales)",
        "ODbL ou Licence Ouverte 2.0, selon les fichiers",
        "Licence Ouverte 2.0 ou ODbL pour les couches issues d’OpenStreetMap",
        "Licence Ouverte 2.0, hors adresses, ou ODbL",
        "Réutilisation incompatible avec l’ODbL",
        "Réutilisation compatible avec l’ODbL",
        "Ces données ne sont pas sous ODbL",
        "Réutilisations non commerciales sous licence ouverte",
        "Sous licence ouverte, hors photos",
        "Licence Ouverte 2.1",
        "CC BY 3.0 NL",
        "Conditions particulières"
      })
  void aLicenceThatIsInDoubtKeepsItsWords(String stated) {
    assertThat(settled(Licence.stated(stated))).isEqualTo(Licence.stated(stated));
    assertThat(samples.codes()).containsExactly(Notice.Code.UNKNOWN_LICENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ODbL ou Licence Ouverte 2.0 au choix",
        "Licence Ouverte v2.0 (Etalab) ou ODbL, au choix",
        "au choix : odc-odbl ou lov2",
        "ODbL 1.0 or etalab-2.0",
        "Sous la Licence Ouverte 2.0 ou l’ODbL",
        "ODbL ou Licence Ouverte v2.0 au choix du réutilisateur",
        "CC BY 4.0 International ou Licence Ouverte 2.0"
      })
  void ofLicencesToChooseFromTheFreestIsTakenAndTheChoiceIsTold(String stated) {
    Dataset dataset = samples.settled(RULES, draft -> draft.licence(Licence.stated(stated)));

    assertThat(KnownLicence.of(dataset.licence())).get().extracting("udata").isEqualTo("lov2");
    assertThat(dataset.rights()).containsExactly(stated);
    assertThat(dataset.access()).as("each of them is open").isEqualTo("PUBLIC");
    assertThat(RULES.apply(dataset, samples.notices::add)).isEqualTo(dataset);
    assertThat(samples.codes()).doesNotContain(Notice.Code.UNKNOWN_LICENCE);
  }

  @Test
  void theConditionsBesideALicenceAreKept() {
    String conditions =
        "Données sous licence ODbL. Toute réutilisation mentionne la Ville, la date de la dernière"
            + " mise à jour et le lien vers ces données ; la Ville ne peut être tenue pour"
            + " responsable de leur usage.";
    Dataset dataset = samples.settled(RULES, draft -> draft.licence(Licence.stated(conditions)));

    assertThat(KnownLicence.of(dataset.licence())).get().extracting("spdx").isEqualTo("ODbL-1.0");
    assertThat(dataset.rights()).containsExactly(conditions);
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(RULES.apply(dataset, samples.notices::add)).isEqualTo(dataset);
    Dataset same =
        samples.settled(
            RULES, draft -> draft.licence(Licence.stated(conditions)).rights(List.of(conditions)));
    assertThat(same.rights()).containsExactly(conditions);
    assertThat(same.access()).as("the source states rights itself").isNull();
  }

  @Test
  void theNameOfTheLicenceIsNoStatementOfRightsBesideIt() {
    Dataset dataset =
        samples.settled(
            RULES,
            draft ->
                draft
                    .licence(Licence.stated("CC BY 4.0"))
                    .rights(
                        List.of(
                            "https://creativecommons.org/licenses/by/4.0/deed.fr",
                            "Licence CC-BY 4.0")));

    assertThat(dataset.rights()).isEmpty();
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    List<String> others = List.of("CC BY 4.0 : citer la Ville", "ODbL");
    assertThat(
            samples
                .settled(RULES, draft -> draft.licence(Licence.stated("CC BY 4.0")).rights(others))
                .rights())
        .isEqualTo(others);
  }

  @Test
  void theAddressOfAnUnknownLicenceStaysReadable() {
    Licence stated = new Licence("Licence locale", URI.create("https://ville.fr/licence.pdf"));
    assertThat(settled(stated))
        .isEqualTo(Licence.stated("Licence locale (https://ville.fr/licence.pdf)"));
  }

  @Test
  void theOtherCategoriesAreKnownButPointAtNothing() {
    Licence licence = settled(Licence.stated("other-at"));
    assertThat(licence).isEqualTo(Licence.stated("Other (Attribution)"));
    assertThat(KnownLicence.of(licence)).get().extracting(KnownLicence::ckan).isEqualTo("other-at");
    assertThat(samples.codes()).containsExactly(Notice.Code.UNKNOWN_LICENCE);
  }

  @Test
  void everyLicenceOfTheTableIsToldFromItsOwnNameAndDocument() {
    assertThat(KnownLicence.all())
        .hasSizeGreaterThan(30)
        .allSatisfy(known -> assertThat(KnownLicence.of(known.asLicence())).contains(known))
        .allSatisfy(known -> assertThat(KnownLicence.named(known.label())).contains(known));
  }

  @Test
  void aFileMayHaveALicenceOfItsOwn() {
    Link file = Link.to("1", URI.create("https://ex.org/1.csv"));
    Dataset dataset =
        samples.settled(
            new LicenceRule(),
            draft ->
                draft.distributions(
                    List.of(
                        file.licensed(Licence.stated("ODbL")),
                        Link.to("2", URI.create("https://ex.org/2.csv")))));

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.licenceOf(dataset.distributions().get(0)).label()).contains("ODbL");
    assertThat(dataset.licenceOf(dataset.distributions().get(1))).isNull();
    assertThat(samples.notices).isEmpty();
    Dataset same =
        samples.settled(
            new LicenceRule(),
            draft ->
                draft
                    .licence(Licence.stated("odc-odbl"))
                    .distributions(List.of(file.licensed(Licence.stated("ODbL")))));
    assertThat(same.distributions()).containsExactly(file);
  }

  /** As in CKAN with the fields of DCAT-AP, where only files have licences. */
  @Test
  void theLicenceThatAllFilesAreUnderIsThatOfTheDataset() {
    Link first = Link.to("1", URI.create("https://ex.org/1.csv"));
    Link second = Link.to("2", URI.create("https://ex.org/2.csv"));
    Dataset dataset =
        samples.settled(
            new LicenceRule(),
            draft ->
                draft.distributions(
                    List.of(
                        first.licensed(Licence.stated("ODbL")),
                        second.licensed(Licence.stated("odc-odbl")))));

    assertThat(dataset.licence().label()).contains("ODbL");
    assertThat(dataset.distributions()).containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource({
    "NonCommercialAllowed-CommercialAllowed-ReferenceNotRequired, terms_open",
    "NonCommercialAllowed-CommercialAllowed-ReferenceRequired, terms_by",
    "http://dcat-ap.ch/vocabulary/licenses/terms_by, terms_by",
    "https://opendata.swiss/terms-of-use#terms_by_ask, terms_by_ask",
    "NonCommercialAllowed-CommercialWithPermission-ReferenceNotRequired, terms_ask"
  })
  void theTermsOfSwissPortalsAreKnown(String stated, String terms) {
    assertThat(settled(Licence.stated(stated)).uri())
        .hasToString("http://dcat-ap.ch/vocabulary/licenses/" + terms);
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COM reuse",
        "http://data.europa.eu/eli/dec/2011/833/oj",
        "http://publications.europa.eu/resource/authority/licence/COM_REUSE"
      })
  void theDecisionOnReuseOfTheCommissionIsKnown(String stated) {
    assertThat(settled(Licence.stated(stated)).uri())
        .hasToString("https://eur-lex.europa.eu/eli/dec/2011/833/oj");
    assertThat(samples.notices).isEmpty();
  }

  /** Otherwise closed data would be published as open. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ces données ne sont plus diffusées sous licence ouverte",
        "Ces données ne sont pas soumises à la licence ouverte",
        "Données ouvertes aux agents, licence ouverte",
        "Diffusion interdite sous licence ouverte",
        "Aucune donnée n’est publiée sous licence ouverte",
        "Usage réservé aux agents ; seules les métadonnées sont sous licence ouverte",
        "Licence CC BY-NC, extraits sous CC BY",
        "Compatible Licence Ouverte 2.0"
      })
  void whatIsSaidOfSomethingElseIsNoLicence(String words) {
    assertThat(KnownLicence.named(words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Données diffusées sous licence ouverte",
        "Ces données sont mises à disposition sous la Licence Ouverte",
        "sous licence ouverte"
      })
  void whatAnnouncesALicenceIsNoPartOfIt(String words) {
    assertThat(KnownLicence.named(words)).map(KnownLicence::udata).contains("fr-lo");
  }

  /** What INSPIRE wants to be said where there is no licence is a statement of rights. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "No conditions apply to access and use | - | No conditions apply to access and use",
        "no limitations to public access | - | no limitations to public access",
        "Aucune condition ne s'applique | - | Aucune condition ne s'applique",
        "Pas de restriction d’accès public | - | Pas de restriction d’accès public",
        "'' | noConditionsApply | Aucune condition ne s’applique à l’accès et à l’utilisation.",
        "No conditions apply | noConditionsApply | No conditions apply",
        "copyright | - | Droit d’auteur.",
        "otherRestrictions | - | -",
        "'' | conditionsUnknown | -",
        "Conditions inconnues | conditionsUnknown | -"
      })
  void thatThereAreNoConditionsIsNoLicence(
      String label, @Nullable String code, @Nullable String rights) {
    URI address =
        code == null
            ? null
            : URI.create(
                "http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/"
                    + code);

    Dataset settled =
        samples.settled(new LicenceRule(), draft -> draft.licence(new Licence(label, address)));

    assertThat(settled.licence()).isNull();
    assertThat(settled.rights()).isEqualTo(rights == null ? List.of() : List.of(rights));
  }

  @Test
  void codesOfConditionsAreNoStatementsOfRights() {
    String list = "http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/";

    Dataset settled =
        samples.settled(
            new LicenceRule(),
            draft -> draft.rights(List.of(list + "conditionsUnknown", list + "noConditionsApply")));

    assertThat(settled.rights())
        .containsExactly("Aucune condition ne s’applique à l’accès et à l’utilisation.");
  }

  @Test
  void aLicenceBesideThatNoConditionsApplyIsOne() {
    assertThat(
            settled(
                new Licence(
                    "Licence Ouverte 2.0",
                    URI.create(
                        "http://inspire.ec.europa.eu/metadata-codelist/"
                            + "ConditionsApplyingToAccessAndUse/noConditionsApply"))))
        .extracting(Licence::label)
        .isEqualTo("Licence Ouverte / Open Licence version 2.0");
  }

  /** On one page of Switzerland stand all four. */
  @ParameterizedTest
  @CsvSource({
    "https://opendata.swiss/terms-of-use#terms_open, terms_open",
    "https://opendata.swiss/terms-of-use/#terms_by, terms_by",
    "https://opendata.swiss/terms-of-use#terms_by_ask, terms_by_ask",
    "https://opendata.swiss/terms-of-use, "
  })
  void thePartOfAPageTellsWhichOfItsLicencesIsMeant(String address, @Nullable String document) {
    assertThat(settled(Licence.stated(address)).uri())
        .isEqualTo(
            document == null
                ? null
                : URI.create("http://dcat-ap.ch/vocabulary/licenses/" + document));
  }
}
