package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {

  @ParameterizedTest
  @CsvSource({"0, ''", "1, a", "2, a", "3, a🌳", "4, a🌳", "5, a🌳🌳", "9, a🌳🌳"})
  void aBeginningNeverEndsInHalfACharacter(int longest, String beginning) {
    assertThat(Characters.beginning("a🌳🌳", longest)).isEqualTo(beginning);
  }
}
