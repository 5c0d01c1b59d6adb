package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalTest {

  private static final Tables TREES = Tables.of("essence | releve_par | hauteur", "If | CM | 3");

  /** The column that was meant is published, which nobody would notice otherwise. */
  @Test
  void aColumnToLeaveOutThatTheFileDoesNotHaveIsTold() {
    assertThat(TREES.shown(new Personal(null, List.of("releve par", "haut")), false))
        .satisfies(
            shown -> {
              assertThat(shown.columns()).containsExactly("essence", "hauteur");
              assertThat(shown.notices())
                  .contains(Notice.of(Notice.Code.PERSONAL_IN_VAIN, "haut", "essence, hauteur"));
            });
  }

  @Test
  void columnsThatAreLeftOutAreInOrder() {
    assertThat(TREES.shown(new Personal(null, List.of("RELEVE_PAR")), false).notices())
        .extracting(Notice::code)
        .doesNotContain(Notice.Code.PERSONAL_IN_VAIN);
  }

  /** They are often pages about the same persons. */
  @Test
  void whereACellOfAPersonLeadsIsNotPublished() {
    Tables gardens =
        Tables.of(
            "site | référent | site_lien | référent_lien",
            "Jardin | Claire Martin | https://jardin.example/ | https://reseau.example/p/12");

    assertThat(gardens.shown().columns()).containsExactly("site", "site_lien");
    assertThat(gardens.shown(new Personal(List.of("référent_lien"), null), false).columns())
        .containsExactly("site", "site_lien", "référent_lien");
  }

  @Test
  void whereAPersonAmongOrganisationsLeadsIsNotPublished() {
    Tables gardens =
        Tables.of(
            "site | référent | référent_lien | référent_lien_2",
            "A | Ville de Niort | https://niort.example/ |",
            "B | Association Les Jardins | https://jardins.example/ |",
            "C | Service des espaces verts | https://niort.example/verts |",
            "D | Claire Martin | https://reseau.example/p/12 | https://reseau.example/p/13");

    assertThat(gardens.shown().values("référent_lien"))
        .containsExactly(
            "https://niort.example/",
            "https://jardins.example/",
            "https://niort.example/verts",
            "");
    assertThat(gardens.shown().values("référent_lien_2")).containsOnly("");
  }
}
