package fr.moisson.connectors.datafair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.rules.KnownFrequency;
import fr.moisson.harvesters.rules.StatedWords;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatafairRecordTest {

  /** The closed list of data-fair. */
  private static final List<String> FREQUENCIES =
      List.of(
          "triennial",
          "biennial",
          "annual",
          "semiannual",
          "threeTimesAYear",
          "quarterly",
          "bimonthly",
          "monthly",
          "semimonthly",
          "biweekly",
          "threeTimesAMonth",
          "weekly",
          "semiweekly",
          "threeTimesAWeek",
          "daily",
          "continuous",
          "irregular");

  @AutoClose private final DatafairSite site = DatafairSite.start();

  @ParameterizedTest
  @MethodSource("codes")
  void aFrequencyIsOneOfTheListOrLeftOut(String code) {
    JsonNode record =
        DatafairRecord.render(
            Cavities.dataset().with(draft -> draft.frequency(code)), Cavities.FILES, site.plain());

    String word = record.path("fields").path("frequency").asText(null);
    assertThat(word)
        .isEqualTo(
            KnownFrequency.of(code)
                .map(KnownFrequency::udata)
                .filter(FREQUENCIES::contains)
                .orElse(null));
  }

  private static Collection<String> codes() {
    return StatedWords.FREQUENCY.offered();
  }
}
