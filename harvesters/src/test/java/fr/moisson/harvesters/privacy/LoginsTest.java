package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginsTest {

  @ParameterizedTest
  @CsvSource({
    "op_sai, claire.martin",
    "OP_MAJ, CMARTIN",
    "util_crea, cmartin",
    "util_maj, cmartin",
    "usr_maj, cmartin",
    "auteur_maj, CMARTIN",
    "nom_saisie, cmartin",
    "Auteur de la saisie, CM",
    "operateur_saisie, cmartin",
    "createur, cmartin",
    "Creator, cmartin2",
    "observateur, cmartin_mairie",
    "observateur, Claire.Martin_mairie",
    "modificateur, cmartin",
    "redacteur, cmartin",
    "contact, claire.martin",
    "referent, c.martin",
    "user_id, 111",
    "id_observateur, 14"
  })
  void accountsOfThoseWhoEnteredRowsAreLeftOut(String column, String value) {
    assertThat(
            Tables.of("id | date_maj | " + column, "1 | 1/2/2020 | " + value, "2 | | " + value)
                .shown()
                .columns())
        .containsExactly("id", "date_maj");
  }

  @ParameterizedTest
  @CsvSource({"createur, cmartin2", "op_sai, cmartin", "referent, C.Martin"})
  void accountsAreKnownWithoutADateOfEntryIfNothingElseIsSoWritten(String column, String value) {
    assertThat(Tables.of("id | " + column, "1 | " + value).shown().columns()).containsExactly("id");
  }

  @ParameterizedTest
  @CsvSource({
    "op_sai, Service SIG",
    "createur, mairie",
    "Creator, INSEE",
    "observateur, sig_mairie",
    "createur, bijoux",
    "redacteur, urbaniste",
    "exploitant, E.Leclerc",
    "usager, cycliste",
    "contact, exemple.fr",
    "contact, portail.exemple",
    "modif_parcelle, nord",
    "nom_maj, NIORT",
    "operateur_creche, Ville",
    "utilisation_majoritaire, logement"
  })
  void whatNamesNoAccountStays(String column, String value) {
    assertThat(Tables.of("id | " + column, "1 | " + value, "2 | " + value).shown().values(column))
        .containsExactly(value, value);
  }

  @Test
  void whoeverHoldsTheRightsIsEmptiedIfTheObserver() {
    Tables.Shown shown =
        Tables.of(
                "scientificName | rightsHolder | recordedBy | institutionCode",
                "Ardea cinerea | cmartin79 | cmartin79 | cmartin79",
                "Ardea alba | Paul | Paul | iNaturalist",
                "Ardea alba | GON | Claire Martin | GON",
                "Ardea alba | LPO | LPO | LPO",
                "Ardea alba | naturaliste | Luc Petit | GON")
            .shown();

    assertThat(shown.columns()).doesNotContain("recordedBy");
    assertThat(shown.values("rightsHolder")).containsExactly("", "", "GON", "LPO", "naturaliste");
    assertThat(shown.values("institutionCode"))
        .containsExactly("cmartin79", "iNaturalist", "GON", "LPO", "GON");
  }
}
