package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @CsvSource({
    "urn:uuid:{uuid}, true",
    "https://ex.org/%7BrecordId%7D, true",
    "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}, false",
    "https://ex.org/a{1}, false"
  })
  void variablesOfATemplateAreUnfilled(String identifier, boolean isUnfilled) {
    assertThat(EmptyNames.isNoIdentifier(identifier)).isEqualTo(isUnfilled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ville de Niort", "CC – Val de Sèvre –", "a--b--c", "-- Ville", "10.1/x--y"})
  void namesAreNoPlaceholders(String name) {
    assertThat(EmptyNames.is(name)).isFalse();
  }
}
