package fr.moisson.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-04-01T10:00:00+02:00, 2026-04-01T08:00:00Z",
    "2026-04-01T10:00:00.123Z, 2026-04-01T10:00:00.123Z",
    "2026-04-01T10:00:00.123456+0000, 2026-04-01T10:00:00.123456Z",
    "2026-04-01t10:00z, 2026-04-01T10:00:00Z",
    "2026-04-01T10:00:00, 2026-04-01T10:00:00Z",
    "2026-04-01, 2026-04-01T00:00:00Z"
  })
  void isoIsReadInAllItsForms(String text, Instant moment) {
    assertThat(Moments.read(text)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hier", "2026", "01/04/2026", "2026-02-30T00:00:00Z"})
  void whatIsNoMomentIsNone(String text) {
    assertThat(Moments.read(text)).isEmpty();
  }

  @Test
  void momentsOfOneProgramCompareWhateverItsPartsKeepOfThem() {
    assertThat(Moments.comparable("2026-11-26T10:00:00.120999"))
        .isEqualTo(Moments.comparable("2026-11-26T10:00:00.12Z"))
        .isEqualTo(Moments.comparable("2026-11-26T10:00:00.120+00:00"))
        .isNotEqualTo(Moments.comparable("2026-11-26T10:00:00.121Z"));
    assertThat(Moments.comparable("1795000000123")).isEqualTo("1795000000123");
  }
}
