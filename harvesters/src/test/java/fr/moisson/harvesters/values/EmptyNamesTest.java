package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " - ",
        "Non renseigné",
        "N/A",
        "-- DOI --",
        "-- Nom du point de contact des métadonnées --",
        "--- à compléter ---"
      })
  void placeholdersNameNobody(String name) {
    assertThat(EmptyNames.is(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ville de Niort", "CC – Val de Sèvre –", "a--b--c", "-- Ville", "10.1/x--y"})
  void namesAreNoPlaceholders(String name) {
    assertThat(EmptyNames.is(name)).isFalse();
  }
}
