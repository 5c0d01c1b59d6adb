package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KnownFrequencyTest {

  @ParameterizedTest
  @MethodSource("codes")
  void everyWordOfAFrequencyIsReadAsOneThatIsWrittenTheSame(String code) {
    KnownFrequency known = KnownFrequency.of(code).orElseThrow();

    if (known.udata() != null) {
      assertThat(KnownFrequency.named(known.udata()))
          .get()
          .extracting("udata")
          .isEqualTo(known.udata());
    }
    if (known.iso() != null) {
      assertThat(KnownFrequency.named(known.iso())).get().extracting("iso").isEqualTo(known.iso());
      assertThat(known.period()).as("a code, or else a period").isNull();
    }
    if (known.period() != null) {
      assertThat(KnownFrequency.named(known.period())).contains(known);
      assertThat(
              known.period().startsWith("PT")
                  ? Duration.parse(known.period()).isZero()
                  : Period.parse(known.period()).isZero())
          .isFalse();
    }
  }

  private static Collection<String> codes() {
    return new TreeSet<>(KnownFrequency.words().values());
  }

  @ParameterizedTest
  @CsvSource({
    "ANNUAL, annual, annually, -, Annuelle",
    "HOURLY, hourly, -, PT1H, Toutes les heures",
    "ANNUAL_3, threeTimesAYear, -, P4M, -",
    "UNKNOWN, -, unknown, -, -"
  })
  void aFrequencyHasTheWordsOfOthers(
      String code, String udata, String iso, String period, String scdl) {
    assertThat(KnownFrequency.of(code))
        .contains(new KnownFrequency(code, cell(udata), cell(iso), cell(period), cell(scdl)));
  }

  private static String cell(String text) {
    return text.equals("-") ? null : text;
  }

  @Test
  void whatIsNoCodeIsNone() {
    assertThat(KnownFrequency.of(null)).isEmpty();
    assertThat(KnownFrequency.of("annual")).isEmpty();
    assertThat(KnownFrequency.named("de temps en temps")).isEmpty();
  }
}
