package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingsTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/b//, https://a.example/b",
    "https://a.example/b/#, https://a.example/b",
    "/a, /a",
    "//, ''",
    "'', ''"
  })
  void whatIsLeftOverAtTheEndGoes(String text, String rest) {
    assertThat(Endings.without(text, "/#")).isEqualTo(rest);
  }
}
