package fr.moisson.harvesters.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspireCodesTest {

  @ParameterizedTest
  @CsvSource({
    "dénominations géographiques, gn",
    "geographical names, gn",
    "land cover, lc",
    "'zones de gestion, de restriction ou de réglementation et unités de déclaration', am"
  })
  void themesAreKnownByTheirFrenchAndEnglishNames(String name, String code) {
    assertThat(InspireCodes.theme(name)).contains("http://inspire.ec.europa.eu/theme/" + code);
  }
}
