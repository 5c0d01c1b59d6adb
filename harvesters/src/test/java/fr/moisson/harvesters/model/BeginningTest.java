package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningTest {

  @ParameterizedTest
  @CsvSource({"1, …", "2, a…", "3, a…", "4, a🌳…", "5, a🌳🌳"})
  void anEllipsisTakesTheLastPlace(int longest, String cut) {
    assertThat(Beginning.withEllipsis("a🌳🌳", longest)).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, a", "2, a", "3, a🌳", "4, a🌳", "5, a🌳🌳", "9, a🌳🌳"})
  void aBeginningNeverEndsInHalfACharacter(int longest, String beginning) {
    assertThat(Beginning.of("a🌳🌳", longest)).isEqualTo(beginning);
  }
}
