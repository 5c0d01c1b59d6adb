package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRuleTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/Paris"));

  private final Samples samples = new Samples();
  private final DateRule rule = new DateRule(NOON);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-12 | 2024-03-12",
        "2024-03-12T10:20:30.705467+00:00 | 2024-03-12T10:20:30Z",
        "2024-03-12T10:20:30+02:00 | 2024-03-12T10:20:30+02:00",
        "2024-03-12 10:20 | 2024-03-12T10:20:00",
        "2018-07-04T15:02:09.599000 | 2018-07-04T15:02:09",
        "2024-03-12Z | 2024-03-12",
        "12/03/2024 | 2024-03-12",
        "1/3/2024 | 2024-03-01",
        "12-03-2024 | 2024-03-12",
        "12/03/2024 10:20 | 2024-03-12T10:20:00",
        "12/03/2024 12:20:30 AM | 2024-03-12T00:20:30",
        "12/03/2024 1:20 PM | 2024-03-12T13:20:00",
        "20240312 | 2024-03-12",
        "20240312T102030Z | 2024-03-12T10:20:30Z",
        "March 12, 2024 | 2024-03-12",
        "12 mars 2024 | 2024-03-12",
        "1er août 2024 | 2024-08-01",
        "Févr. 2024 | 2024-02",
        "1710238830 | 2024-03-12T10:20:30Z",
        "1710238830000 | 2024-03-12T10:20:30Z",
        "Tue, 12 Mar 2024 10:20:30 GMT | 2024-03-12T10:20:30Z",
        "Tue Mar 12 2024 10:20:30 GMT+0000 (Coordinated Universal Time) | 2024-03-12T10:20:30Z",
        "Tue Mar 12 2024 10:20:30 GMT+0100 | 2024-03-12T10:20:30+01:00",
        "mar, 12/03/2024 - 10:20 | 2024-03-12T10:20:00",
        "Tue, 03/12/2024 - 10:20 | 2024-03-12T10:20:00",
        "2024 | 2024",
        "2024-03 | 2024-03",
        "03/2024 | 2024-03"
      })
  void datesBecomeIsoToThePrecisionGiven(String stated, String iso) {
    assertThat(samples.settled(rule, draft -> draft.issued(stated)).issued()).isEqualTo(iso);
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30/02/2024",
        "2024-13-01",
        "03/25/2024",
        "Mon Mar 12 2024 10:20:30 GMT+0000",
        "hier",
        "0001-01-01T00:00:00",
        "12/03/24",
        "0",
        "99999"
      })
  void anImpossibleDateIsDropped(String stated) {
    assertThat(samples.settled(rule, draft -> draft.issued(stated)).issued()).isNull();
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.BAD_DATE, stated));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-06-16", "2027", "2026-06-15T12:00:01", "2026-06-15T10:00:01Z"})
  void aModificationInTheFutureIsDropped(String stated) {
    assertThat(samples.settled(rule, draft -> draft.modified(stated)).modified()).isNull();
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.FUTURE_DATE, stated));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-06-15", "2026", "2026-06", "2026-06-15T12:00:00", "2026-06-15T10:00:00Z"})
  void aModificationToday(String stated) {
    assertThat(samples.settled(rule, draft -> draft.modified(stated)).modified()).isEqualTo(stated);
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00"})
  void aModificationAtTheZeroOfClocksIsNone(String stated) {
    assertThat(samples.settled(rule, draft -> draft.modified(stated)).modified()).isNull();
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.BAD_DATE, stated));
  }

  @Test
  void aPlannedPublicationStays() {
    assertThat(samples.settled(rule, draft -> draft.issued("2030-01-01")).issued())
        .isEqualTo("2030-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999-12-31T00:00:00", "2999-01-01", "3000"})
  void aPeriodHasDaysAndMayStayOpen(String forever) {
    Period stated = new Period("01/01/2020", forever);
    assertThat(samples.settled(rule, draft -> draft.temporal(stated)).temporal())
        .isEqualTo(new Period("2020-01-01", null));
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "..", "en cours", "Aujourd’hui", "présent", "unknown"})
  void anEndInWordsIsOpen(String words) {
    assertThat(samples.settled(rule, draft -> draft.temporal(new Period("2012", words))).temporal())
        .isEqualTo(new Period("2012", null));
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void aPeriodThatEndsBeforeItStartsIsDropped() {
    Period stated = new Period("2021", "2020-12-31");
    assertThat(samples.settled(rule, draft -> draft.temporal(stated)).temporal()).isNull();
    assertThat(samples.codes()).containsExactly(Notice.Code.BAD_DATE);
  }

  @Test
  void aPeriodWithinOneYearIsNotContradictory() {
    Period stated = new Period("2020-05-01", "2020");
    assertThat(samples.settled(rule, draft -> draft.temporal(stated)).temporal()).isEqualTo(stated);
  }

  @Test
  void filesHaveDatesToo() {
    Link link =
        new Link(
            "r",
            "t",
            null,
            URI.create("https://ex.org"),
            null,
            null,
            null,
            null,
            "12/03/2024",
            null);
    Dataset settled = samples.settled(rule, draft -> draft.distributions(List.of(link)));
    assertThat(settled.distributions()).extracting("modified").containsExactly("2024-03-12");
  }
}
