package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Farmers among firms, firms among persons, and whose telephone is public. */
class FirmsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id | raison_sociale",
        "id | nom_etablissement",
        "id | nomEtablissement",
        "id | nom_ets",
        "id | nom_societe",
        "code_aiot | nom",
        "identifiant_icpe | libelle",
        "identifiant_casias | nom_etablissement"
      })
  void aFarmerAmongFirmsIsEmptied(String header) {
    String column = header.substring(header.lastIndexOf(' ') + 1);

    assertThat(
            Tables.of(
                    header,
                    "1 | DURAND CLAIRE",
                    "2 | DURAND JEAN PAUL",
                    "3 | DURAND Jean-Paul",
                    "3 | DURAND Jean-Paul (forge)",
                    "3 | DURAND Claire, garage",
                    "4 | EARL DURAND PAUL",
                    "5 | Forge de M. DURAND",
                    "6 | SUEZ Eau",
                    "7 | Le Vivier")
                .shown()
                .values(column))
        .containsExactly(
            "",
            "",
            "",
            "",
            "",
            "EARL DURAND PAUL",
            "Forge de [donnée masquée]",
            "SUEZ Eau",
            "Le Vivier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JEAN MOULIN",
        "HENRI MARTIN",
        "Jules Ferry",
        "Claire Fontaine",
        "SAINT MARTIN",
        "CHATEAU THIERRY",
        "CHEZ PAUL",
        "GARAGE MARTIN",
        "CARROSSERIE SIMON",
        "LIBRAIRIE LAURENT",
        "DISTRIBUTION DENIS",
        "BETON VICTOR",
        "GROTTE ROSE",
        "TEREOS FRANCE",
        "BUNGE France",
        "MR BRICOLAGE NIORT",
        "M. Durand Paysages SARL",
        "DURAND CLAIRE PAYSAGES",
        "DURAND Claire (SARL)",
        "DURAND Claire, SA",
        "CURIE Marie (école)",
        "BERT Paul - stade",
        "MICHELET Jules (square)",
        "FERRY Jules, groupe scolaire",
        "SEA (MARTIN)"
      })
  void schoolsShopsAndPlacesAreNoFarmers(String name) {
    assertThat(
            Tables.of("id | nom_etablissement", "1 | " + name, "2 | SARL Lys")
                .shown()
                .values("nom_etablissement"))
        .containsExactly(name, "SARL Lys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARAGE MARTIN",
        "DURAND Claire (SARL)",
        "SERRURERIE LAURENT",
        "TEREOS FRANCE",
        "BUNGE France",
        "SAINT MARTIN"
      })
  void firmsAndPlacesAreNoPersonsWhoeverRunsThem(String name) {
    for (String column : new String[] {"raison_sociale", "gestionnaire"}) {
      assertThat(Tables.of("id | " + column, "1 | " + name, "2 | SARL Lys").shown().values(column))
          .containsExactly(name, "SARL Lys");
    }
  }

  @Test
  void whoRunsASiteIsMaskedInItsName() {
    assertThat(
            Tables.of("id | exploitant", "1 | Ferme de M. DURAND", "2 | PETIT LUC", "3 | SEV")
                .shown()
                .values("exploitant"))
        .containsExactly("Ferme de [donnée masquée]", "", "SEV");
  }

  @Test
  void aNameIsThatOfAFirmIfOthersHaveALegalForm() {
    assertThat(
            Tables.of("id | nom", "1 | EARL du Lys", "2 | PETIT LUC", "3 | Silo")
                .shown()
                .values("nom"))
        .containsExactly("EARL du Lys", "", "Silo");
    assertThat(
            Tables.of("id | nom", "1 | Halte", "2 | PETIT LUC", "3 | Silo").shown().values("nom"))
        .containsExactly("Halte", "PETIT LUC", "Silo");
  }

  @ParameterizedTest
  @CsvSource({
    "N_SERVICE | NOM_SERVICE | TEL | NOM_CONTACT, Mme PETIT",
    "id | Nom déchetterie | TEL | NOM_CONTACT, Mme PETIT",
    "id | site | TEL | gestionnaire, SEV",
    "id | nom | TEL | gestionnaire, SEV"
  })
  void theTelephoneOfASiteIsPublic(String header, String other) {
    Tables.Shown shown =
        Tables.of(
                header + " | MAIL",
                "1 | Déchèterie du Port | 0549000000 | " + other + " | dechets@agglo-niort.fr",
                "2 | Déchèterie du Lys | 0549000001 | " + other + " | ")
            .shown();

    assertThat(shown.values("TEL")).containsExactly("0549000000", "0549000001");
    assertThat(shown.values("MAIL")).containsExactly("dechets@agglo-niort.fr", "");
    assertThat(shown.columns()).doesNotContain("NOM_CONTACT");
  }

  @ParameterizedTest
  @CsvSource({
    "gestionnaire, M. PETIT Luc, 0549000000",
    "gestionnaire, SEV, 0612000000",
    "gestionnaire | titulaire, SEV | Luc PETIT, 0549000000",
    "gestionnaire | déclarant, SEV | Petit, 0549000000",
    "gestionnaire | proprietaire_nom, SEV | PETIT, 0549000000",
    "gestionnaire | référent, SEV | Luc, 0549000000",
    "gestionnaire | nom, SEV | PETIT, 0549000000",
    "gestionnaire | email, SEV | petit.luc@orange.fr, 0549000000",
    "gestionnaire | civilité, SEV | Mme, 0549000000",
    "référent, Luc PETIT, 0549000000",
    "date_mise_en_service, 2020, 0549000000",
    "adresse, 3 rue Basse, 0549000000"
  })
  void aTelephoneIsNotPublicIfItMayBeThatOfAPerson(String column, String value, String phone) {
    assertThat(
            Tables.of("id | telephone | " + column, "1 | " + phone + " | " + value)
                .shown()
                .columns())
        .doesNotContain("telephone");
  }

  @Test
  void aReferentOfAManagedSiteHasItsTelephone() {
    assertThat(
            Tables.of("gestionnaire | referent | telephone", "SEV | Luc PETIT | 0549000000")
                .shown()
                .columns())
        .containsExactly("gestionnaire");
  }

  @Test
  void aTownThatOwnsAManagedSiteLeavesItItsTelephone() {
    assertThat(
            Tables.of(
                    "gestionnaire | propriétaire | telephone",
                    "SEV | Commune de Niort | 0549000000")
                .shown()
                .columns())
        .contains("telephone");
  }

  /** They own containers for clothes and waste, and look like names of persons. */
  @ParameterizedTest
  @ValueSource(strings = {"LE RELAIS", "Emmaüs", "GEBETEX", "Veolia Eau"})
  void whoCollectsWasteIsNoPerson(String owner) {
    assertThat(Tables.of("id | propriétaire", "1 | " + owner).shown().values("propriétaire"))
        .containsExactly(owner);
  }
}
