package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiretTest {

  @ParameterizedTest
  @CsvSource({
    "20004131700013, true",
    "20004131700031, false",
    "20004137100013, false",
    "35600000049837, true",
    "35600000049838, false"
  })
  void itsCheckDigitsAreChecked(String digits, boolean right) {
    assertThat(Siret.hasForm(digits)).isTrue();
    assertThat(Siret.holds(digits)).isEqualTo(right);
  }
}
