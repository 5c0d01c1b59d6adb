package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource({
    "2024, 2024-01-01, 2024-12-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2024-02-03, 2024-02-03, 2024-02-03",
    "2024-02-03T23:30:00Z, 2024-02-04, 2024-02-04",
    "2024-13, , ",
    "2024-2-3, , ",
    "hier, , ",
    ", , "
  })
  void aYearAndAMonthHaveAFirstAndALastDay(String iso, LocalDate first, LocalDate last) {
    assertThat(LegalTime.firstDay(iso)).isEqualTo(Optional.ofNullable(first));
    assertThat(LegalTime.lastDay(iso)).isEqualTo(Optional.ofNullable(last));
  }

  @Test
  void aYearIsNoDay() {
    assertThatThrownBy(() -> LegalTime.day("2026")).isInstanceOf(DateTimeParseException.class);
  }
}
