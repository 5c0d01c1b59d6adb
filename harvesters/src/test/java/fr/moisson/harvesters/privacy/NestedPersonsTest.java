package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NestedPersonsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "[{\"id\":1,\"user\":{\"login\":\"cmartin\",\"site\":{\"id\":2}},\"body\":\"Bravo\"},{\"user\":{\"id\":3}}]"
            + " ! [{\"id\":1,\"user\":\"[donnée masquée]\",\"body\":\"Bravo\"},{\"user\":\"[donnée masquée]\"}]",
        "{\"vote\":{\"user_login\": \"cmartin\", \"flag\": true}}"
            + " ! {\"vote\":{\"user_login\":\"[donnée masquée]\",\"flag\":true}}",
        "{\"user\":{\"text\":\"a } b\",\"login\":\"cmartin\"},\"prix\":1.50}"
            + " ! {\"user\":\"[donnée masquée]\",\"prix\":1.50}",
        "{\"user\":{\"text\":\"a { b\",\"a\":{\"b\":{\"c\":\"cmartin\"}}}} ! {\"user\":\"[donnée masquée]\"}",
        "{\"observateurs\":[\"LPO\",\"Jean Martin\"]} ! {\"observateurs\":\"[donnée masquée]\"}",
        "{\"\\u0075ser\":\"cmartin\"} ! {\"user\":\"[donnée masquée]\"}",
        "{\"recordedBy\":\"Martin \\\"C.\\\"\",\"a\":{\"b\":{\"c\":{\"login\":\"x\"}}}}"
            + " ! {\"recordedBy\":\"[donnée masquée]\",\"a\":{\"b\":{\"c\":{\"login\":\"[donnée masquée]\"}}}}"
      })
  void personsInsideOfACellAreMasked(String cell, String shown) {
    Tables.Shown once = Tables.of("id | identifications", "1 | " + cell, "2 | []").shown();

    assertThat(once.values("identifications")).containsExactly(shown, "[]");
    assertThat(once.again().shown().rows()).isEqualTo(once.rows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"Point\",\"coordinates\":[-0.46,46.32]}",
        "{\"observateur\":\"Ligue pour la protection des oiseaux\",\"nb_observateurs\":\"3\"}",
        "{\"observateurs\": [\"Ville\", null], \"user\": []}",
        "{\"user\":\"cmartin\"} et la suite",
        "{\"user\":null,\"users\":12,\"name\":\"Alcedo atthis\"}",
        "« user » : {\"login\":\"un exemple\"}"
      })
  void otherMembersStay(String cell) {
    assertThat(Tables.of("id | infos", "1 | " + cell).shown().values("infos"))
        .containsExactly(cell);
  }

  /** Under a role, any name in the cell is that of who plays it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nom\":\"Claire Martin\"}",
        "[{\"nom\":\"MARTIN\",\"prénom\":\"Claire\"}]",
        "{\"fiche\":{\"id\":3,\"libelle\":\"MARTIN Claire\"}}"
      })
  void aRoleThatAPersonPlaysIsEmptied(String cell) {
    assertThat(Tables.of("site | référent", "Jardin | " + cell).shown().values("référent"))
        .containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nom\":\"Ville de Niort\",\"site\":\"niort.example\"}",
        "{\"nom\":\"Ville de Niort\",\"prénom\":null}",
        "{\"organisme\":\"DREAL\",\"ville\":\"Saint Denis\"}",
        "{\"nom\":\"Mairie\",\"rue\":\"Victor Hugo\"}",
        "[\"Mairie\", 3]",
        "[RAS]"
      })
  void aRoleThatAnOrganisationPlaysStays(String cell) {
    assertThat(Tables.of("site | référent", "Jardin | " + cell).shown().values("référent"))
        .containsExactly(cell);
  }

  @Test
  void aCellMayBeginWithABlank() {
    assertThat(NestedPersons.masked(" {\"user\":\"cmartin\"}"))
        .isEqualTo("{\"user\":\"[donnée masquée]\"}");
  }

  @Test
  void longAndBrokenTextsAreRead() {
    String broken = "{\"a\":\"" + "\\\"".repeat(200_000) + "{\"user\":{".repeat(50_000);

    assertThat(NestedPersons.masked(broken)).isEqualTo(broken);
  }
}
