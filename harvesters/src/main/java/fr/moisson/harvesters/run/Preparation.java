package fr.moisson.harvesters.run;

import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.extraction.ExtractOrder;
import fr.moisson.harvesters.extraction.Extraction;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Subject;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Slug;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.rules.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** From a received entry to a dataset for publication: map, normalise, choose, cut. */
public final class Preparation {

  private static final int LONGEST_STEM = 80;

  private final Rules rules;
  private final KnownSchemas schemas;
  private final Path filesFolder;

  /**
   * @param schemas the schemas that rows may be mapped to
   * @param filesFolder where extracts are kept, by their hash
   */
  public Preparation(Rules rules, KnownSchemas schemas, Path filesFolder) {
    this.rules = rules;
    this.schemas = schemas;
    this.filesFolder = filesFolder;
  }

  /**
   * @throws BadItem if the entry cannot be understood, is not wanted, or does not concern the
   *     territory
   */
  Dataset prepare(
      Harvesting harvesting,
      Choosing choosing,
      DatasetId id,
      RawItem item,
      Consumer<Notice> notices) {
    Dataset mapped = harvesting.source().map(id, item, harvesting.territory());
    Dataset dataset =
        rules.in(harvesting.territory(), harvesting.defaults()).apply(mapped, notices);
    choosing.requireWanted(dataset);
    Optional<Table> table = harvesting.source().table(item);
    if (table.isPresent()) {
      return withExtracts(harvesting, choosing, dataset, table.get(), notices);
    }
    choosing.requireConcerned(dataset);
    if (dataset.distributions().isEmpty()) {
      notices.accept(Notice.of(Code.NO_DISTRIBUTION));
    }
    return dataset;
  }

  private Dataset withExtracts(
      Harvesting harvesting,
      Choosing choosing,
      Dataset dataset,
      Table table,
      Consumer<Notice> notices) {
    List<Distribution.Extract> extracts =
        Extraction.make(
                new ExtractOrder(
                    table,
                    Subject.of(dataset, table),
                    fileStem(harvesting.sourceName(), dataset.id().remoteId()),
                    harvesting.cuts(),
                    harvesting.recipe(),
                    false,
                    schemas,
                    Destination.hashed(filesFolder),
                    null),
                notices)
            .stream()
            .flatMap(portion -> portion.extracts(dataset.title(), table.origin()).stream())
            .toList();
    if (extracts.isEmpty()) {
      throw choosing.outside(dataset, true);
    }
    List<Distribution> distributions = new ArrayList<>(extracts);
    distributions.addAll(dataset.distributions());
    return dataset.with(draft -> draft.distributions(distributions));
  }

  /** The source, and the remote id unless its name already contains it. */
  static String fileStem(String source, String remoteId) {
    String name = Slug.of(remoteId);
    boolean isSaid = name.isEmpty() || ("-" + source).endsWith("-" + name);
    String stem = isSaid ? source : source + "-" + name;
    return stem.substring(0, Math.min(LONGEST_STEM, stem.length())).replaceAll("-$", "");
  }
}
