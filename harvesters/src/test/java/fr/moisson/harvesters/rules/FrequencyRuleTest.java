package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyRuleTest {

  private final Samples samples = new Samples();

  private String settled(String stated) {
    return samples.settled(new FrequencyRule(), draft -> draft.frequency(stated)).frequency();
  }

  @ParameterizedTest
  @CsvSource({
    "annual, ANNUAL",
    "punctual, AS_NEEDED",
    "fortnightly, BIWEEKLY",
    "oneMinute, 1MIN",
    "threeTimesAWeek, WEEKLY_3",
    "realtime, UPDATE_CONT",
    "irreg, IRREG",
    "unknown, UNKNOWN",
    "asNeeded, AS_NEEDED",
    "biannually, ANNUAL_2",
    "notPlanned, NOT_PLANNED",
    "Annuelle, ANNUAL",
    "Tous les jours, DAILY",
    "2 fois par an, ANNUAL_2",
    "Temps réel, UPDATE_CONT",
    "ANNUAL_2, ANNUAL_2",
    "R/P3M, QUARTERLY",
    "P0Y3M, QUARTERLY",
    "P1Y0M0DT0H0M0S, ANNUAL",
    "P0Y0M7DT0H0M0.0S, WEEKLY",
    "R/PT24H, DAILY",
    "Mise à jour mensuelle, MONTHLY",
    "Mise à jour continue, UPDATE_CONT",
    "Pas de mise à jour prévue, NOT_PLANNED",
    "selon besoin, AS_NEEDED",
    "En fonction des besoins, AS_NEEDED",
    "Quotidienne (hors week-end), DAILY",
    "periodic, OTHER",
    "http://purl.org/linked-data/sdmx/2009/code#freq-Q, QUARTERLY",
    "http://publications.europa.eu/resource/authority/frequency/MONTHLY, MONTHLY",
    "http://purl.org/cld/freq/triennial, TRIENNIAL",
    "https://w3id.org/mobilitydcat-ap/update-frequency/6-months, ANNUAL_2",
    "https://w3id.org/mobilitydcat-ap/update-frequency/24h, DAILY",
    "http://inspire.ec.europa.eu/metadata-codelist/MaintenanceFrequency/irregular, IRREG"
  })
  void frequenciesBecomeEuropeanCodes(String stated, String code) {
    assertThat(settled(stated)).isEqualTo(code);
    assertThat(settled(code)).isEqualTo(code);
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"quand on peut", "2024", "annuelle ou mensuelle"})
  void anUnknownFrequencyIsDropped(String stated) {
    assertThat(settled(stated)).isNull();
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.UNKNOWN_FREQUENCY, stated));
  }
}
