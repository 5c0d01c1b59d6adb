package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Works, whose authors are published, and other things with similar columns, whose are not. */
class NamesakesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oeuvre | technique",
        "titre | matériau",
        "titre | isbn",
        "titre | nombre de prêts",
        "nom | date du monument"
      })
  void theAuthorsOfArtAndBooksAreNamed(String columns) {
    assertThat(
            Tables.of(columns + " | auteur", "Aube | 1 | Claire Martin", "Nuit | 2 | Luc Petit")
                .shown()
                .values("auteur"))
        .containsExactly("Claire Martin", "Luc Petit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"titre | description", "type_ouvrage | filiere", "type_fontaine | materiau"})
  void whoHadAnIdeaOrReportedSomethingIsNotNamed(String columns) {
    Tables.Shown shown =
        Tables.of(
                columns + " | auteur | commentaire",
                "A | B | Claire Martin | Rappeler Mme Roux",
                "C | D | Luc Petit | RAS")
            .shown();

    assertThat(shown.columns()).doesNotContain("auteur");
    assertThat(shown.values("commentaire")).containsExactly("Rappeler [donnée masquée]", "RAS");
  }

  @Test
  void aCommentOnAStatueMayNameAPersonToo() {
    assertThat(
            Tables.of("sculpture | commentaire", "Aube | Clé chez Mme Petit", "Nuit | Socle fendu")
                .shown()
                .values("commentaire"))
        .containsExactly("Clé chez [donnée masquée]", "Socle fendu");
  }
}
