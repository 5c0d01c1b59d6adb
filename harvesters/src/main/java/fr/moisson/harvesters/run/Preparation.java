package fr.moisson.harvesters.run;

import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.extraction.ExtractOrder;
import fr.moisson.harvesters.extraction.Extraction;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.extraction.Subject;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.LocalView;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Slug;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.rules.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

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
      return withExtracts(harvesting, choosing, dataset, item, table.get(), notices);
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
      RawItem item,
      Table table,
      Consumer<Notice> notices) {
    List<Distribution.Extract> extracts = new ArrayList<>();
    List<LocalView> views = new ArrayList<>();
    List<String> emptyIn = new ArrayList<>();
    List<Portion> portions =
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
            notices);
    // The first one has all rows of the territory.
    Dataset whole = portions.get(0).dates().applyTo(dataset);
    for (Portion portion : portions) {
      Territory place = Objects.requireNonNull(portion.territory());
      if (portion.files().isEmpty()) {
        emptyIn.add(place.code());
      } else {
        Dataset shown = portion.dates().applyTo(shownIn(place, dataset, harvesting, item));
        extracts.addAll(portion.extracts(shown.title(), harvesting.territory(), table.origin()));
        if (!shown.equals(whole)) {
          views.add(LocalView.of(place.code(), shown, whole));
        }
      }
    }
    if (extracts.isEmpty()) {
      throw choosing.outside(dataset, true);
    }
    faulty(extracts).ifPresent(notices);
    List<Distribution> distributions = new ArrayList<>(extracts);
    distributions.addAll(dataset.distributions());
    return whole.with(draft -> draft.distributions(distributions).localViews(views, emptyIn));
  }

  /**
   * The dataset as it describes its rows of one commune. Texts in which we have put the name of the
   * territory have that of the commune; what the source itself states stays.
   */
  private Dataset shownIn(Territory place, Dataset dataset, Harvesting harvesting, RawItem item) {
    Territory whole = harvesting.territory();
    if (place.code().equals(whole.code())) {
      return dataset;
    }
    Dataset read =
        rules
            .in(place, harvesting.defaults())
            .apply(harvesting.source().map(dataset.id(), item, place), notice -> {});
    boolean isOfAll = dataset.coverage().zones().equals(Set.of(whole.zone()));
    return dataset.with(
        draft ->
            draft
                .title(read.title())
                .description(read.description())
                .keywords(read.keywords())
                .coverage(isOfAll ? place.coverage() : dataset.coverage()));
  }

  /**
   * What the published files of a dataset have lost.
   *
   * @param notices what was said about it
   * @param stored how a dataset was stored last
   */
  Optional<Notice> compare(
      Dataset now, List<Notice> notices, Function<DatasetId, Optional<Dataset>> stored) {
    return Optional.of(now)
        .filter(dataset -> dataset.extracts().findAny().isPresent())
        .flatMap(dataset -> stored.apply(dataset.id()))
        .map(before -> new LostColumns(filesFolder).between(before, now, notices))
        .filter(lost -> !lost.isEmpty())
        .map(lost -> Notice.of(Code.COLUMNS_LOST, lost));
  }

  /**
   * How many rows break their schema. The first assessed extract holds all rows of the territory;
   * those of communes hold a part of them.
   */
  static Optional<Notice> faulty(List<Distribution.Extract> extracts) {
    return extracts.stream()
        .flatMap(extract -> Stream.ofNullable(extract.assessment()))
        .findFirst()
        .filter(assessment -> assessment.conformity().faultyRows() > 0)
        .map(
            assessment ->
                Notice.of(
                    Code.ROWS_FAULTY,
                    assessment.conformity().faultyRows(),
                    assessment.conformity().rows(),
                    assessment.standard()));
  }

  /** The source, and the remote id unless its name already contains it. */
  static String fileStem(String source, String remoteId) {
    String name = Slug.of(remoteId);
    boolean isSaid = name.isEmpty() || ("-" + source).endsWith("-" + name);
    String stem = isSaid ? source : source + "-" + name;
    return stem.substring(0, Math.min(LONGEST_STEM, stem.length())).replaceAll("-$", "");
  }
}
