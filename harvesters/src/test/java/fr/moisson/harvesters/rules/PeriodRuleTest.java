package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodRuleTest {

  private final Samples samples = new Samples();
  private final Rule rule =
      new PeriodRule(Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC));

  private @Nullable Period ofTitle(String title) {
    return samples.settled(rule, draft -> draft.title(title)).temporal();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Défibrillateurs de la commune de Sixt-sur-Aff en 2018 | 2018 | 2018",
        "Cadastre 2018 en Bretagne | 2018 | 2018",
        "Part des ménages (2010) | 2010 | 2010",
        "Budget primitif 2024 | 2024 | 2024",
        "Zonage du bassin urbain à dynamiser - (2018-2020) | 2018 | 2020",
        "Relevés de 2012 à 2016 | 2012 | 2016",
        "Qualité de l’air depuis 2019 | 2019 | ",
        "Consommation d’électricité (à partir de 2018) | 2018 | "
      })
  void theTitleTellsTheYears(String title, String start, @Nullable String end) {
    assertThat(ofTitle(title)).isEqualTo(new Period(start, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arbres",
        "Sites Natura 2000",
        "Horizon 2020 : projets financés",
        "Objectifs 2025 du plan climat",
        "2000 arbres pour Niort",
        "PPRN approuvé le 30/11/2012",
        "Communes en état de catastrophe naturelle au 30 novembre 2023",
        "DPE (avant juillet 2021)",
        "Copie de 2012 created at 2024-09-06",
        "Population 2019, 2020 et 2021",
        "Trafic prévu en 2030",
        "Relevés 2019-2035",
        "Relevés 2016-2012",
        "Arrêté 2019-03",
        "RGF93 v2 2154",
        "Lot n° 2019.4",
        "EPSG:2019"
      })
  void aYearThatMayBeAnythingElseTellsNothing(String title) {
    assertThat(ofTitle(title)).isNull();
  }

  @Test
  void whatTheSourceStatesStays() {
    Period stated = new Period("2001-01-01", null);

    assertThat(
            samples.settled(rule, draft -> draft.title("Arbres 2018").temporal(stated)).temporal())
        .isEqualTo(stated);
  }
}
