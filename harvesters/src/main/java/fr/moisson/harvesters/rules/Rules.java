package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * All the rules, one after the other, and itself a rule. The order counts: texts are cleaned before
 * anything reads them, addresses before the contact is judged, keywords before the themes that they
 * speak of, and what is stated before what follows from it.
 */
public record Rules(List<Rule> inOrder) implements Rule {

  public Rules {
    inOrder = List.copyOf(inOrder);
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
            new AccessRule(),
            new ContactRule(),
            new CoverageRule(),
            new KeywordRule(),
            new ThemeRule(),
            new DistributionRule()));
  }

  /**
   * @throws fr.moisson.harvesters.model.BadItem if the dataset has no title; the run leaves it out
   */
  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Dataset settled = dataset;
    for (Rule rule : inOrder) {
      settled = rule.apply(settled, notices);
    }
    return settled;
  }
}
