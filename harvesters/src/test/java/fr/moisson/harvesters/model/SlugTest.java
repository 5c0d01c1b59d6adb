package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "Îlots de fraîcheur, ilots-de-fraicheur",
    "'  Arbres – Niort (79) ', arbres-niort-79",
    "a/../b.csv, a-b-csv",
    "…, ''"
  })
  void wordsHaveHyphensBetween(String text, String slug) {
    assertThat(Slug.of(text)).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({
    "Îlots_de fraîcheur, Ilots_de-fraicheur",
    "(Arbres) Niort -, Arbres-Niort",
    "…, arbres"
  })
  void filesKeepCapitalsAndUnderscores(String stem, String slug) {
    assertThat(Slug.ofFile(stem, "arbres")).isEqualTo(slug);
  }
}
