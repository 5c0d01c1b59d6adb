package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Applies all rules in order. The order matters: texts are cleaned before anything reads them,
 * addresses before contacts are checked, keywords before themes are derived from them, and what is
 * stated before what is derived from it. An officer's defaults for a source come in between: they
 * yield to what a record states, but not to what is derived.
 *
 * @param stating rules that normalise what is stated
 * @param filling rules that fill in what is not
 */
public record Rules(List<Rule> stating, List<Rule> filling) implements Rule {

  public Rules {
    stating = List.copyOf(stating);
    filling = List.copyOf(filling);
  }

  /**
   * @param clock tells which modification dates are in the future
   */
  public static Rules all(Clock clock) {
    return new Rules(
        List.of(
            new TextRule(),
            new AddressRule(),
            new LicenceRule(),
            new FrequencyRule(),
            new DateRule(clock),
            new PeriodRule(clock),
            new ContactRule(),
            new CoverageRule(),
            new KeywordRule(),
            new ThemeRule(),
            new DistributionRule()),
        List.of(new AccessRule(), new HighValueRule(), new GapRule()));
  }

  /**
   * The same rules for a source that is harvested for a territory.
   *
   * @param defaults what the officer states for datasets that do not state it themselves
   */
  public Rules in(Territory territory, Defaults defaults) {
    Stream<Rule> first =
        Stream.of(defaults.in(territory), new OwnGroundRule(territory), new ZoneBoxRule(territory));
    return new Rules(stating, Stream.concat(first, filling.stream()).toList());
  }

  /** All rules, in the order in which they are applied. */
  List<Rule> inOrder() {
    return Stream.concat(stating.stream(), filling.stream()).toList();
  }

  /**
   * @throws fr.moisson.harvesters.model.BadItem if the dataset has no title; the run leaves it out
   */
  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Dataset settled = dataset;
    for (Rule rule : inOrder()) {
      settled = rule.apply(settled, notices);
    }
    return LicenceRule.keepConditions(dataset, settled);
  }
}
