package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatedWordsTest {

  /** These are suggested for a misspelt word, so they must be accepted. */
  @ParameterizedTest
  @EnumSource
  void whatIsOfferedForAMisspeltWordIsKnown(StatedWords list) {
    assertThat(list.known()).isNotEmpty().allMatch(list::knows);
  }

  @Test
  void wordsAreOfferedAsPeopleWriteThem() {
    assertThat(StatedWords.FREQUENCY.known())
        .contains("trois fois par semaine", "temps réel", "WEEKLY_3")
        .doesNotContain("troisfoisparsemaine");
    assertThat(StatedWords.THEMES.known())
        .contains("Santé", "finances publiques", "ENVI")
        .doesNotContain("sante", "finance publique");
  }

  @Test
  void ofSeveralThemesEachMustBeKnown() {
    assertThat(StatedWords.THEMES.knows("Transports, environnement")).isTrue();
    assertThat(StatedWords.THEMES.knows("Transports, environement")).isFalse();
    assertThat(StatedWords.THEMES.knows("https://data.ville.example/environnement/themes/42"))
        .isFalse();
  }
}
