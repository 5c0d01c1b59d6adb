package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeRuleTest {

  private final Samples samples = new Samples();

  private Collection<String> ofTitle(String title) {
    return samples.settled(new ThemeRule(), draft -> draft.title(title)).themes();
  }

  private Collection<String> ofThemes(String... themes) {
    return samples
        .settled(new ThemeRule(), draft -> draft.title("Jeu").themes(List.of(themes)))
        .themes();
  }

  @Test
  void statedThemesAreKeptAsCodes() {
    assertThat(ofThemes("ENVI", "http://publications.europa.eu/resource/authority/data-theme/TRAN"))
        .containsExactly("ENVI", "TRAN");
    assertThat(ofThemes("Environnement", "Culture, Heritage")).containsExactly("EDUC", "ENVI");
    assertThat(ofThemes("Transports et mobilité")).containsExactly("TRAN");
    assertThat(ofThemes("Santé, environnement & cadre de vie")).containsExactly("ENVI", "HEAL");
    assertThat(ofThemes("Zzz", "https://ex.org/theme/zz")).isEmpty();
    assertThat(ofThemes("https://data.ville.example/environnement/themes/42")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ps, ENVI",
    "http://inspire.ec.europa.eu/theme/hy, ENVI TECH",
    "Sites protégés, ENVI",
    "Zones à risque naturel, ENVI",
    "'Zones de gestion, de restriction ou de réglementation et unités de déclaration', ENVI",
    "Transport networks, TRAN",
    "inlandWaters, ENVI",
    "Eaux intérieures, ENVI",
    "Biote, ENVI",
    "Logement, SOCI",
    "'Imagerie, cartes de base, occupation des terres', REGI"
  })
  void inspireThemesAndTopicsAreAligned(String stated, String codes) {
    assertThat(ofThemes(stated)).containsExactly(codes.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "Inventaire des arbres d'alignement - Niort, ENVI",
    "Qualité de l’air à Rouen, ENVI",
    "Zonage du plan de prévention du risque inondation, ENVI",
    "Emplacement des points de collecte des déchets, ENVI",
    "Données de consommation d'énergie des bâtiments, ENER",
    "Potentiel photovoltaïque des toitures, ENER ENVI",
    "Recensement des bornes de recharge, ENER TRAN",
    "Emplacement des arrêts de bus, TRAN"
  })
  void theTitleTellsThemes(String title, String codes) {
    assertThat(ofTitle(title)).containsExactly(codes.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Piscines de plein air",
        "Arbre de décision des aides",
        "Environnement numérique de travail",
        "Climat scolaire",
        "Aires de jeux",
        "Budget primitif 2024",
        "Sages-femmes libérales"
      })
  void aWordInAnotherSenseTellsNothing(String title) {
    assertThat(ofTitle(title)).isEmpty();
  }

  @Test
  void themesOfOpendatasoftAreKnownByTheirAddresses() {
    assertThat(ofThemes("http://ods.example/id/theme/justice-sécurité-police-crime"))
        .containsExactly("JUST");
  }

  @Test
  void someWordsTellAThemeOnlyAsAKeyword() {
    assertThat(ofTitle("Vols Air France")).isEmpty();
    assertThat(
            samples
                .settled(new ThemeRule(), draft -> draft.title("Jeu").keywords(List.of("air")))
                .themes())
        .containsExactly("ENVI");
  }
}
