package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All the rules, one after the other, and itself a rule. The order counts: texts are cleaned before
 * anything reads them, addresses before the contact is judged, keywords before the themes that they
 * speak of, and what is stated before what follows from it. What an officer states for a whole
 * source comes in between: it gives way to what a record states, but not to what would stand in.
 *
 * @param stating settle what is stated, whatever the words for it
 * @param filling act on what is not
 */
public record Rules(List<Rule> stating, List<Rule> filling) implements Rule {

  public Rules {
    stating = List.copyOf(stating);
    filling = List.copyOf(filling);
  }

  /**
   * @param clock tells which modification dates lie in the future
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
   * The same for a source that is harvested for a territory.
   *
   * @param defaults what the officer states of all its datasets, where they say nothing themselves
   */
  public Rules in(Territory territory, Defaults defaults) {
    Stream<Rule> first = Stream.of(defaults.in(territory), new OwnGroundRule(territory));
    return new Rules(stating, Stream.concat(first, filling.stream()).toList());
  }

  /** Each rule, in the order in which they act. */
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
