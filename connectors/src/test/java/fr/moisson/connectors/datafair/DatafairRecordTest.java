package fr.moisson.connectors.datafair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.rules.StatedWords;
import fr.moisson.harvesters.values.KnownFrequency;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatafairRecordTest {

  /** The frequencies that data-fair accepts. */
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

  @Test
  void whatHasNoFieldIsInExtras() {
    JsonNode extras =
        DatafairRecord.render(
                Cavities.dataset()
                    .with(
                        draft ->
                            draft
                                .sources(List.of(URI.create("https://brgm.exemple/fiche")))
                                .references(
                                    List.of(
                                        new Reference(
                                            Part.DOCUMENTATION,
                                            URI.create("https://brgm.exemple/vue.png"),
                                            Reference.OVERVIEW)))
                                .conformsTo(
                                    List.of(
                                        new Standard("Notice du BRGM", null),
                                        new Standard("Guide du CNIG", null)))
                                .resolution(25.0)
                                .attributions(
                                    List.of(
                                        new Attribution(
                                            "author", new Agent("Bureau", null, null))))),
                Cavities.FILES,
                site.plain())
            .path("extras");

    assertThat(extras.path("sources")).hasToString("[\"https://brgm.exemple/fiche\"]");
    assertThat(extras.path("references")).hasToString("[\"https://brgm.exemple/vue.png\"]");
    assertThat(extras.path("conformsTo")).hasToString("[\"Notice du BRGM\",\"Guide du CNIG\"]");
    assertThat(extras.path("resolution").asText()).isEqualTo("25.0");
    assertThat(extras.path("parties")).hasToString("[\"author: Bureau\"]");
  }
}
