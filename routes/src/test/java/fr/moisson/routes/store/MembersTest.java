package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Ledger.Holding;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which datasets of a territory name another one as their whole. Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class MembersTest {

  private static final String UUID = "6f3d0a52-0000-4000-8000-00000000000a";

  @Parameter Engine engine;
  @TempDir Path folder;
  @AutoClose private Bench bench;

  private static final Dataset SERIES =
      dataset("niort", "dreal", "releves", "Relevés")
          .with(draft -> draft.identifiers(Set.of(UUID)).wholes(Set.of(UUID)));

  private static Dataset part(String territory, String source, String name) {
    return dataset(territory, source, name, "Relevés de " + name)
        .with(draft -> draft.wholes(Set.of("urn:uuid:" + UUID, "https://ex.org/atlas")));
  }

  private static Dataset dataset(String territory, String source, String name, String title) {
    return Dataset.draft(new DatasetId(territory, source, name), title).build();
  }

  @BeforeEach
  void open() {
    bench = new Bench(engine.open(folder));
  }

  private void store(Dataset... datasets) {
    for (Dataset dataset : datasets) {
      DatasetId id = dataset.id();
      long run = bench.catalogue.open(id.territory(), id.source(), 0, false, MONDAY);
      bench.catalogue.store(run, dataset, List.of(), MONDAY);
    }
  }

  private Set<String> members(Dataset whole) {
    return bench.ledger().page("niort/portail", "niort", "", 100).stream()
        .map(Holding::dataset)
        .filter(Objects::nonNull)
        .filter(dataset -> dataset.id().equals(whole.id()))
        .findFirst()
        .orElseThrow()
        .members();
  }

  @Test
  void thePublishedPartsOfADatasetAreItsMembersWhicheverComesFirst() {
    Dataset first = part("niort", "dreal", "2023");
    Dataset last = part("niort", "geoide", "2024");
    store(first, SERIES);
    assertThat(members(SERIES)).as("never itself").containsExactly(first.id().key());

    store(last, part("ales", "dreal", "2025"));
    assertThat(members(SERIES)).containsExactly(first.id().key(), last.id().key());
    assertThat(members(first)).isEmpty();

    bench.catalogue.retire("niort", "dreal", MONDAY);
    bench.catalogue.restore("niort", "dreal", MONDAY);
    bench.catalogue.retire("niort", "geoide", MONDAY);
    assertThat(members(SERIES)).containsExactly(first.id().key());
  }

  @Test
  void whatItIsNoLongerAPartOfLosesAMember() {
    Dataset part = part("niort", "dreal", "2023");
    store(SERIES, part);

    store(part.with(draft -> draft.wholes(Set.of("https://ex.org/atlas"))));

    assertThat(members(SERIES)).isEmpty();
  }

  /** The copy is not in the feed, so the feed must not name it; but it may know more. */
  @Test
  void aCopyThatIsNotPublishedSpeaksForTheOneThatIs() {
    Set<String> name = Set.of("https://ex.org/releves/2023");
    Dataset part = dataset("niort", "dreal", "2023", "Relevés").with(it -> it.identifiers(name));
    Dataset copy = part("niort", "geoide", "2023-copie").with(it -> it.identifiers(name));
    Set<String> title = Set.of("https://ex.org/releves/tous");
    Dataset series =
        dataset("niort", "dreal", "tous", "Tous").with(draft -> draft.identifiers(title));
    Dataset seriesCopy =
        dataset("niort", "geoide", "tous-copie", "Tous")
            .with(draft -> draft.identifiers(Set.of(UUID, "https://ex.org/releves/tous")));

    store(series, part, copy, seriesCopy);

    assertThat(members(series)).containsExactly(part.id().key());
  }
}
