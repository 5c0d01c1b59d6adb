package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Persons by the part they play, under the names and in the order that forms and registers use. */
class RolesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Nom apiculteur, 'Dupont, Claire'",
    "Observateur, 'Dupont, Claire ; Martin, J.'",
    "Référent, 'DUPONT, Jean-Paul'",
    "Gestionnaire, 'Dupont, Claire'",
    "2_Nom_du_bnvole, Claire Martin",
    "1_Rfrent, J. Dupuis",
    "3_Nom_de_lenquteur, cmartin",
    "4_Propritaire, Claire Martin",
    "5_Nom_et_prnom, Claire Martin",
    "Observatrice, C. Martin",
    "Enquêtrice, C. Martin",
    "Sonométriste, J. Dupuis",
    "Vérificateur, J. Dupuis",
    "Chargé d’étude, J. Dupuis",
    "Intervenante, Claire Martin",
    "Détenteur, M. Martin",
    "Garde particulier, Claire Martin",
    "Contrevenant, DUPONT Jean",
    "Concession, Vve MARTIN née DUPONT",
    "Date de naissance (JJ/MM/AAAA) *, 12/03/1970",
    "Date de naissance de l’enfant, 12/03/2017",
    "Né(e) le, 12/03/1970",
    "date_naiss, 12/03/1970",
    "Nom de l’enfant, MARTIN",
    "Nom du responsable légal, MARTIN",
    "Observateur [format : mm/aaaa], Claire Martin"
  })
  void personsAreWithheld(String column, String value) {
    assertThat(Tables.of("id | " + column, "1 | " + value, "2 | " + value).shown().columns())
        .containsExactly("id");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Apiculteur, 'Commune de Niort, Deux-Sèvres'",
    "Référent, 'Niort, France'",
    "Gestionnaire, 'Association Dupont, Claire'",
    "Date de naissance de la mère, 2001",
    "Année de naissance de l’enfant, 2017",
    "'Lieu de naissance, élevé et abattu', France",
    "Prénom de l’enfant, Camille",
    "Qualité du représentant légal, Maire",
    "nom_jeux_enfants, Toboggan",
    "Nom du responsable légal, Commune de Niort",
    "Charge, 12",
    "lu, oui",
    "Garde, 24 h",
    "Détenteur, AAPPMA La Gaule"
  })
  void othersStay(String column, String value) {
    Tables.Shown shown = Tables.of("id | " + column, "1 | " + value, "2 | " + value).shown();

    assertThat(shown.values(column)).containsOnly(value);
  }

  @Test
  void aCoupleIsMaskedInTheAddressOfItsHome() {
    Tables.Shown shown =
        Tables.of(
                "id | Adresse",
                "1 | Chez M. et Mme Dupont, 3 chemin du Lac",
                "2 | chez Mr & Mme Dupont, 5 chemin du Lac",
                "3 | Chez Mme Rose, place du Marché")
            .shown();

    assertThat(shown.values("Adresse"))
        .containsExactly(
            "Chez [donnée masquée], 3 chemin du Lac",
            "chez [donnée masquée], 5 chemin du Lac",
            "Chez Mme Rose, place du Marché");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vu par Claire Martin | vu par [donnée masquée]",
        "Signalée par M. Dupont le 3 mai | Signalée par [donnée masquée] le 3 mai",
        "Planté par la commune | Planté par la commune",
        "Relevé par Bureau Exemple | Relevé par Bureau Exemple",
        "suivi par Drone | suivi par Drone"
      })
  void whoDidSomethingIsMaskedInANote(String note, String shown) {
    assertThat(Tables.of("id | Commentaire", "1 | " + note).shown().values("Commentaire"))
        .containsExactly(shown);
  }

  @Test
  void homesOfThoseWhoReceiveSomethingAreWithheld() {
    String persons = "1 | Dupont | Claire | 3 rue du Four | %s";

    assertThat(
            Tables.of("id | Nom | Prénom | Adresse | Nb pers. foyer", persons.formatted("4"))
                .shown()
                .columns())
        .containsExactly("id", "Nb pers. foyer");
    assertThat(
            Tables.of("id | Nom | Prénom | Adresse | Hommage", persons.formatted("1920"))
                .shown()
                .columns())
        .contains("Adresse");
  }

  @Test
  void authorsOfTaxaStay() {
    Tables.Shown shown =
        Tables.of(
                "nom_latin | Autorité",
                "Quercus robur | Linnaeus, C.",
                "Tilia cordata | Miller, P.")
            .shown();

    assertThat(shown.values("Autorité")).containsExactly("Linnaeus, C.", "Miller, P.");
  }
}
