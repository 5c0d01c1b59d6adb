package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static fr.moisson.routes.store.Bench.NEXT_WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.RunReport.State;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A source that gives its datasets new identifiers. Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class RenamingsTest {

  @Parameter Engine engine;
  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(engine.open(folder));
  }

  private static Dataset dataset(String name, String title, String publisher) {
    return Bench.dataset(name, title)
        .with(
            draft ->
                draft
                    .publisher(new Agent(publisher, null, null))
                    .landingPage(URI.create("https://portail.example/jeux/" + name)));
  }

  /** A complete run that lists exactly these datasets. */
  private long listed(Instant at, Dataset... datasets) {
    long run = bench.run();
    for (Dataset dataset : datasets) {
      bench.catalogue.store(run, dataset, List.of(), at);
    }
    return run;
  }

  private long renamed(Dataset... datasets) {
    long run = listed(NEXT_WEEK, datasets);
    long renamed = bench.catalogue.renamed(run);
    bench.end(run, State.HELD, null, false);
    return renamed;
  }

  private void before(Dataset... datasets) {
    bench.end(listed(MONDAY, datasets), State.COMPLETE, null, true);
  }

  private List<String> published() {
    return bench.ledger().page("niort/portail", "niort", "", 100).stream()
        .map(Holding::dataset)
        .filter(Objects::nonNull)
        .map(dataset -> dataset.id().remoteId())
        .sorted()
        .toList();
  }

  @Test
  void whatComesInThePlaceOfWhatVanishedWaitsUntilThatIsWithdrawn() {
    before(dataset("a", "Arbres", "Ville"), dataset("b", "Bancs", "Ville"));

    assertThat(renamed(dataset("a2", "ARBRES", "Ville"), dataset("b", "Bancs", "Ville"))).isOne();
    assertThat(published()).containsExactly("a", "b");
    assertThat(bench.notices()).contains("a2 SAME_AS_VANISHED");

    bench.catalogue.approve("niort", "udata", NEXT_WEEK);
    assertThat(published()).containsExactly("a2", "b");
    assertThat(bench.notices()).doesNotContain("a2 SAME_AS_VANISHED");
  }

  /** The file of another year has nothing in common with the former but its title. */
  @Test
  void aDatasetWithNothingButATitleTakesThePlaceOfAnother() {
    before(Bench.dataset("arbres_2025", "Arbres"), Bench.dataset("b", "Bancs"));

    assertThat(renamed(Bench.dataset("arbres_2026", "Arbres"), Bench.dataset("b", "Bancs")))
        .isOne();
    assertThat(published()).containsExactly("arbres_2025", "b");
  }

  @Test
  void itWaitsThroughLaterRunsWhetherItChangesOrNot() {
    before(dataset("a", "Arbres", "Ville"));
    renamed(dataset("a2", "Arbres", "Ville"));

    assertThat(renamed(dataset("a2", "Arbres", "Ville"))).isOne();
    Dataset changed = dataset("a2", "Arbres", "Ville").with(draft -> draft.description("Autre"));
    assertThat(renamed(changed)).isOne();
    assertThat(published()).containsExactly("a");
  }

  /** Its title was needed to recognise it, and is not needed any more. */
  @Test
  void itWaitsUnderAnotherTitleAndPublisherToo() {
    before(dataset("a", "Arbres", "Ville"), dataset("b", "Bancs", "Ville"));
    renamed(dataset("a2", "Arbres", "Ville"), dataset("b", "Bancs", "Ville"));

    Dataset retitled = dataset("a2", "Arbres (2026)", "Ville de Niort");
    assertThat(renamed(retitled, dataset("b", "Bancs", "Ville"))).isOne();
    assertThat(renamed(retitled, dataset("b", "Bancs", "Ville"))).isOne();
    assertThat(published()).containsExactly("a", "b");
    assertThat(bench.sql.standing()).containsOnlyOnce("a2 SAME_AS_VANISHED");

    bench.catalogue.approve("niort", "udata", NEXT_WEEK);
    assertThat(published()).containsExactly("a2", "b");
  }

  @Test
  void underAnotherTitleTheyAreTwoAsWellIfTheFormerComesBack() {
    before(dataset("a", "Arbres", "Ville"));
    renamed(dataset("a2", "Arbres", "Ville"));
    renamed(dataset("a2", "Arbres (2026)", "Ville"));

    assertThat(renamed(dataset("a", "Arbres", "Ville"), dataset("a2", "Arbres (2026)", "Ville")))
        .isZero();
    assertThat(published()).containsExactly("a", "a2");
    assertThat(bench.sql.standing()).isEmpty();
  }

  /** An unfinished run settles nothing. */
  @Test
  void itWaitsWhileItChangesInARunThatIsNotEnded() {
    before(dataset("a", "Arbres", "Ville"));
    renamed(dataset("a2", "Arbres", "Ville"));

    listed(NEXT_WEEK, dataset("a2", "Arbres", "Ville").with(draft -> draft.description("Autre")));

    assertThat(published()).containsExactly("a");
  }

  @Test
  void whatWasLastSeenByAProgramThatDiedIsFollowedToo() {
    listed(MONDAY, dataset("a", "Arbres", "Ville"));

    assertThat(renamed(dataset("a2", "Arbres", "Ville"))).isOne();
    assertThat(published()).containsExactly("a");
  }

  @Test
  void theyAreTwoIfTheFormerComesBack() {
    before(dataset("a", "Arbres", "Ville"));
    renamed(dataset("a2", "Arbres", "Ville"));

    assertThat(renamed(dataset("a", "Arbres", "Ville"), dataset("a2", "Arbres", "Ville"))).isZero();
    assertThat(published()).containsExactly("a", "a2");
  }

  @Test
  void anotherPublisherOrAThirdOfTheTitleMakesItAnother() {
    before(
        dataset("a", "Arbres", "Ville"),
        dataset("b1", "Budget", "Ville"),
        dataset("b2", "Budget", "Ville"));

    assertThat(
            renamed(
                dataset("a2", "Arbres", "Région"),
                dataset("b2", "Budget", "Ville"),
                dataset("b3", "Budget", "Ville")))
        .isZero();
    assertThat(published()).containsExactly("a", "a2", "b1", "b2", "b3");
  }

  /** Two datasets that were listed together are different, even if one has gone since. */
  @Test
  void whatWasThereBeforeTakesNobodysPlace() {
    before(dataset("a", "Arbres", "Ville"), dataset("a2", "Arbres", "Ville"));

    assertThat(renamed(dataset("a2", "Arbres", "Ville"))).isZero();
    assertThat(published()).containsExactly("a", "a2");
  }
}
