package fr.moisson.routes.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {

  private static final Instant LONG_AGO = Instant.parse("2026-03-01T00:00:00Z");

  /**
   * A client that reads between two changes in one second must still get the second one when it
   * sends back the date.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-03-05T09:30:05.200Z, 2026-03-05T09:30:06.900Z, ",
    "2026-03-05T09:30:05.700Z, 2026-03-05T09:30:06.900Z, ",
    "2026-03-05T09:30:05.700Z, 2026-03-05T09:30:07Z, 2026-03-05T09:30:07Z",
    "2026-03-05T09:30:05.200Z, 2026-07-01T00:00:00Z, 2026-03-05T09:30:07Z",
  })
  void aChangeIsDatedWhenNoOtherCanHaveThatDate(Instant changed, Instant now, Instant told) {
    assertThat(Validator.told(changed, LONG_AGO, now)).isEqualTo(Optional.ofNullable(told));
  }

  @Test
  void nothingIsDatedBeforeTheProgramBegan() {
    Instant begun = Instant.parse("2026-03-05T09:30:05Z");

    assertThat(Validator.told(LONG_AGO, begun, begun.plusSeconds(1))).isEmpty();
    assertThat(Validator.told(LONG_AGO, begun, begun.plusSeconds(60)))
        .contains(begun.plusSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thu, 05 Mar 2026 09:30:05 GMT",
        "Thursday, 05-Mar-26 09:30:05 GMT",
        "Thu Mar  5 09:30:05 2026"
      })
  void datesAreReadInAnyFormOfHttp(String date) {
    assertThat(Validator.parsed(date)).isEqualTo("2026-03-05T09:30:05Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hier", "Thu, 99 Mar 2026 25:00", ""})
  void nothingIsOlderThanADateThatCannotBeRead(String date) {
    assertThat(Validator.parsed(date)).isEqualTo(Instant.MIN);
  }
}
