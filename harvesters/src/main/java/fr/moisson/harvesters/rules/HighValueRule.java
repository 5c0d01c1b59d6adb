package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.HighValue;
import java.net.URI;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * States the regulation on high-value datasets for a dataset in one of its categories, as <a
 * href="https://semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/">DCAT-AP HVD</a> requires. The
 * reverse is not possible: the regulation does not determine the category.
 */
public final class HighValueRule implements Rule {

  /** The implementing regulation (EU) 2023/138. */
  public static final URI REGULATION = URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj");

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    TreeSet<URI> legislation = new TreeSet<>(dataset.legislation());
    boolean isMissing =
        dataset.hvdCategories().stream().anyMatch(one -> HighValue.isCategory(one.toString()))
            && legislation.add(REGULATION);
    return isMissing ? dataset.with(draft -> draft.legislation(legislation)) : dataset;
  }
}
