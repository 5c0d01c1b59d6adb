package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainLettersTest {

  @ParameterizedTest
  @CsvSource({
    "CŒUR d’Été, coeur d’ete",
    "ex-æquo ÆSH, ex-aequo aesh",
    "e\u0301cole, ecole",
    "İle, ile",
    "ﬁlière, filiere",
    "n° 5 - 2024, n° 5 - 2024"
  })
  void caseAccentsAndLigaturesAreTakenOff(String text, String plain) {
    assertThat(PlainLetters.of(text)).isEqualTo(plain);
  }
}
