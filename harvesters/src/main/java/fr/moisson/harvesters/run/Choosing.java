package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.rules.DatasetFilter;
import fr.moisson.harvesters.territory.Relevance;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which datasets of a source one run takes. Used by one thread. */
final class Choosing {

  private final Harvesting harvesting;
  private final Relevance relevance;
  private final List<Test> only;
  private final List<Test> except;
  private final Set<DatasetFilter> unmet;

  Choosing(Harvesting harvesting) {
    Choice choice = harvesting.choice();
    this.harvesting = harvesting;
    this.relevance = new Relevance(harvesting.territory());
    this.only = choice.only().stream().map(Test::of).toList();
    this.except = choice.except().stream().map(Test::of).toList();
    this.unmet = new LinkedHashSet<>(choice.only());
    this.unmet.addAll(choice.except());
  }

  /** A filter, compiled once for all datasets of the run. */
  private record Test(DatasetFilter filter, Predicate<Dataset> passes) {
    static Test of(DatasetFilter filter) {
      return new Test(filter, filter.test());
    }
  }

  /**
   * @throws BadItem if the officer does not want it
   */
  void requireWanted(Dataset dataset) {
    // Every filter is evaluated, to find those that nothing ever meets.
    boolean isWanted = only.isEmpty() | meets(dataset, only);
    isWanted &= !meets(dataset, except);
    if (!isWanted) {
      throw new BadItem(Notice.of(Code.NOT_CHOSEN, dataset.title()));
    }
  }

  private boolean meets(Dataset dataset, List<Test> tests) {
    List<Test> met = tests.stream().filter(test -> test.passes().test(dataset)).toList();
    met.forEach(test -> unmet.remove(test.filter()));
    return !met.isEmpty();
  }

  /**
   * @throws BadItem if the dataset does not concern the territory, and the source also lists others
   */
  void requireConcerned(Dataset dataset) {
    if (!harvesting.keepAll() && !relevance.concerns(dataset)) {
      throw outside(dataset, relevance.isPlacedElsewhere(dataset));
    }
  }

  /** The refusal of a dataset that lies elsewhere, or that does not say where it lies. */
  BadItem outside(Dataset dataset, boolean isElsewhere) {
    return new BadItem(
        Notice.of(
            isElsewhere ? Code.OUTSIDE_TERRITORY : Code.NOTHING_LEADS_HERE,
            dataset.title(),
            harvesting.territory().name()));
  }

  /** Filters that no dataset has met so far. */
  Stream<DatasetFilter> unmet() {
    return unmet.stream();
  }
}
