package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AGRI | Agriculture, pêche, sylviculture et alimentation | Agriculture, fisheries, forestry and food
          ECON | Économie et finances | Economy and finance
          EDUC | Éducation, culture et sport | Education, culture and sport
          ENER | Énergie | Energy
          ENVI | Environnement | Environment
          GOVE | Gouvernement et secteur public | Government and public sector
          HEAL | Santé | Health
          INTR | Questions internationales | International issues
          JUST | Justice, système juridique et sécurité publique | Justice, legal system and public safety
          REGI | Régions et villes | Regions and cities
          SOCI | Population et société | Population and society
          TECH | Science et technologie | Science and technology
          TRAN | Transports | Transport
          """)
  void areCalledAsInTheEuropeanList(String code, String french, String english) {
    assertThat(Themes.name(code)).contains(french);
    assertThat(Themes.name(code, Locale.FRANCE)).contains(french);
    assertThat(Themes.name(code, Locale.UK)).contains(english);
  }

  @ParameterizedTest
  @CsvSource({"envi", "OP_DATPRO", "''"})
  void whatIsNotInTheListHasNoName(String code) {
    assertThat(Themes.name(code)).isEmpty();
  }
}
