package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.rules.Rules;
import fr.moisson.harvesters.territory.Extraction;
import fr.moisson.harvesters.territory.Relevance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** From an entry as received to a dataset as published: map, normalise, choose, cut. */
public final class Preparation {

  private final Rules rules;
  private final Path filesFolder;

  /**
   * @param filesFolder where extracts are kept, by their hash
   */
  public Preparation(Rules rules, Path filesFolder) {
    this.rules = rules;
    this.filesFolder = filesFolder;
  }

  /**
   * @throws BadItem if the entry cannot be understood, or does not concern the territory
   */
  Dataset prepare(
      Harvesting harvesting,
      Relevance relevance,
      DatasetId id,
      RawItem item,
      Consumer<Notice> notices) {
    Dataset mapped = harvesting.source().map(id, item, harvesting.territory());
    Dataset dataset = rules.apply(mapped, notices);
    Optional<Table> table = harvesting.source().table(item);
    if (table.isPresent()) {
      return withExtracts(harvesting, dataset, table.get(), notices);
    }
    if (!harvesting.keepAll() && !relevance.concerns(dataset)) {
      throw new BadItem(
          Notice.of(Code.OUTSIDE_TERRITORY, dataset.title(), harvesting.territory().name()));
    }
    if (dataset.distributions().isEmpty()) {
      notices.accept(Notice.of(Code.NO_DISTRIBUTION));
    }
    return dataset;
  }

  private Dataset withExtracts(
      Harvesting harvesting, Dataset dataset, Table table, Consumer<Notice> notices) {
    List<Distribution.Extract> extracts =
        Extraction.make(
            table,
            dataset.title(),
            harvesting.sourceName(),
            harvesting.cuts(),
            filesFolder,
            notices);
    if (extracts.isEmpty()) {
      throw new BadItem(
          Notice.of(Code.OUTSIDE_TERRITORY, dataset.title(), harvesting.territory().name()));
    }
    List<Distribution> distributions = new ArrayList<>(extracts);
    distributions.addAll(dataset.distributions());
    return dataset.with(draft -> draft.distributions(distributions));
  }
}
