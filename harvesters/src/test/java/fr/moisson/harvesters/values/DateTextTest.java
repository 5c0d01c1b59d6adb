package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {

  @ParameterizedTest
  @CsvSource({"202106, 2021-06", "199912, 1999-12", "202113, ''", "121012, ''", "2021060, ''"})
  void aMonthMayBeSixDigits(String text, String iso) {
    assertThat(DateText.read(text).map(DateText::iso).orElse("")).isEqualTo(iso);
  }

  /** DataCite's feeds give the year of publication in addition to the day. */
  @ParameterizedTest
  @CsvSource({
    "2023 2023-05-06, 2023-05-06, 2023-05-06",
    "2023-05-06 2023-05, 2023-05-06, 2023-05-06",
    "2022 2023-05-06, 2022, 2023-05-06",
    "2023 2023, 2023, 2023",
    "hier 2023, 2023, 2023"
  })
  void aYearBesideOneOfItsDaysIsNoOtherDate(String dates, String earliest, String latest) {
    assertThat(DateText.earliest(Stream.of(dates.split(" ")))).contains(earliest);
    assertThat(DateText.latest(Stream.of(dates.split(" ")))).contains(latest);
  }
}
