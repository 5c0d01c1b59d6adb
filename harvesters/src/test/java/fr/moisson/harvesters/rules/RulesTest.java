package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.KnownLicence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

  private static final Rules RULES =
      Rules.all(Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC));

  /** Seeds for random datasets; {@code -Dmoisson.seeds=20000} gives more. */
  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("moisson.seeds", 200));
  }

  /** Applies a rule; empty if the rule refuses the dataset, which is the only exception allowed. */
  private static Optional<Dataset> settled(Rule rule, Dataset dataset) {
    try {
      return Optional.of(rule.apply(dataset, notice -> {}));
    } catch (BadItem refused) {
      return Optional.empty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyRuleAloneAndAllTogetherChangeNothingTheSecondTime(long seed) {
    Dataset dataset = new NastyDatasets(seed).next();
    Stream.concat(RULES.inOrder().stream(), Stream.of(RULES))
        .forEach(
            rule ->
                settled(rule, dataset)
                    .ifPresent(
                        once ->
                            assertThat(settled(rule, once))
                                .as(rule.getClass().getSimpleName())
                                .contains(once)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfKeywordsAndThemesDoesNotCount(long seed) {
    Dataset dataset = new NastyDatasets(seed).next();
    List<String> keywords = new ArrayList<>(dataset.keywords());
    Collections.shuffle(keywords, new Random(seed));
    Dataset shuffled = dataset.with(draft -> draft.keywords(keywords));

    List<Notice> said = new ArrayList<>();
    List<Notice> saidAgain = new ArrayList<>();
    Optional<Dataset> settled = settled(RULES, dataset);
    assertThat(settled(RULES, shuffled)).isEqualTo(settled);
    if (settled.isPresent()) {
      RULES.apply(dataset, said::add);
      RULES.apply(shuffled, saidAgain::add);
      assertThat(saidAgain).isEqualTo(said);
    }
  }

  @Test
  void aCleanDatasetStaysAsItIs() {
    Dataset once = RULES.apply(CLEAN, notice -> {});
    List<Notice> notices = new ArrayList<>();

    assertThat(once).isEqualTo(CLEAN);
    assertThat(RULES.apply(once, notices::add)).isEqualTo(CLEAN);
    assertThat(notices).isEmpty();
  }

  @Test
  void hostileTextsAreReadInSecondsAndCut() {
    String hostile =
        "<<b>".repeat(20_000)
            + "p>".repeat(20_000)
            + "<!--".repeat(20_000)
            + "&amp;".repeat(20_000)
            + "Ã©".repeat(20_000)
            + "<p><a href=\"https://ex.org/\">".repeat(5_000)
            + "x".repeat(1_000_000);

    Dataset settled =
        assertTimeout(
            Duration.ofSeconds(30),
            () -> RULES.apply(CLEAN.with(draft -> draft.description(hostile)), notice -> {}));
    assertThat(settled.description()).hasSizeLessThanOrEqualTo(100_000).doesNotContain("<b>");
  }

  private static final Dataset CLEAN =
      Samples.dataset(
          draft ->
              draft
                  .description("Les arbres des rues de Niort.\n\n- relevés en 2024")
                  .access("PUBLIC")
                  .keywords(List.of("arbres", "Natura 2000"))
                  .themes(List.of("ENVI"))
                  .contact(new Contact("SIG", "sig@ville.fr", null))
                  .licence(KnownLicence.named("lov2").orElseThrow().asLicence())
                  .frequency("ANNUAL")
                  .issued("2024")
                  .modified("2026-06-15T10:00:00Z")
                  .coverage(
                      Coverage.of(List.of("commune:79191"), new Box(-0.56, 46.27, -0.36, 46.38)))
                  .distributions(List.of(Samples.link("https://ex.org/a.csv", "CSV", "text/csv"))));
}
