package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-02-17, 2026-02-17",
    "2026-02-17T22:59:59Z, 2026-02-17",
    "2026-02-17T23:30:00Z, 2026-02-18",
    "2026-07-17T22:30Z, 2026-07-18",
    "2026-02-18T00:30:00+01:00, 2026-02-18",
    "2026-02-18T02:30:00+04:00, 2026-02-17",
    "2026-02-17T23:30:00, 2026-02-17"
  })
  void aMomentIsOfTheDayThatItIsInFrance(String iso, LocalDate day) {
    assertThat(LegalTime.day(iso)).isEqualTo(day);
  }

  @Test
  void aYearIsNoDay() {
    assertThatThrownBy(() -> LegalTime.day("2026")).isInstanceOf(DateTimeParseException.class);
  }
}
