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
}
