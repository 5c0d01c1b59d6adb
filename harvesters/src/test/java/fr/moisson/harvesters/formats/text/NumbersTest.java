package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00A0", "\u2009", "\u202F"})
  void blanksOfAllWidthsPartThousands(String blank) {
    assertThat(Numbers.decimal("6" + blank + "588" + blank + "000,5")).hasValue(6_588_000.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARB-0000001", "12 m", "1d", "2e", "n°4", "été 2", ""})
  void wordsAreNoNumbers(String word) {
    assertThat(Numbers.decimal(word)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+020", "1e20", "100000000000000E6"})
  void lettersOfExponentsAre(String number) {
    assertThat(Numbers.decimal(number)).hasValue(1e20);
  }
}
