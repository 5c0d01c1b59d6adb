package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static fr.moisson.routes.store.Bench.NEXT_WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Remark;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.FormerPortals;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The remains of an erased dataset. Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class ErasureTest {

  private static final SortedMap<String, String> UNSEEN = new TreeMap<>();

  @Parameter Engine engine;
  @TempDir Path folder;
  private Database database;
  private Bench bench;
  private EmbeddedPortal portal;
  private Erasure erasure;

  @BeforeEach
  void open() {
    database = engine.open(folder);
    bench = new Bench(database);
    portal = new EmbeddedPortal(database.jdbi(), Clock.systemUTC());
    erasure = new Erasure(database);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Nothing that its source said about it is left, not even its title. */
  @Test
  void nothingOfWhatItSaidIsLeft() {
    publish("a", "Arbres de M. Dupont");
    publish("b", "Bois");
    leave("a");
    tellOf("Arbres de M. Dupont");

    assertThat(erasure.of("niort", "udata", null))
        .extracting(Erasure.Tombstone::title)
        .containsExactly("Arbres de M. Dupont");
    assertThat(erasure.of("niort", "udata", Bench.id("a").key())).hasSize(1);
    assertThat(erasure.of("niort", "udata", "b")).as("it is still there").isEmpty();
    erasure.erase(List.of(Bench.id("a").key()));

    for (String place :
        new String[] {
          "SELECT content FROM dataset",
          "SELECT title || search || content FROM shelf",
          "SELECT content FROM shelf_change WHERE content IS NOT NULL",
          "SELECT title FROM identity",
          "SELECT args FROM notice",
          "SELECT report FROM run WHERE report IS NOT NULL",
          "SELECT report FROM pass",
          "SELECT data FROM event WHERE told = 1"
        }) {
      assertThat(String.join("\n", bench.sql.column(place)).toLowerCase())
          .as(place)
          .doesNotContain("dupont");
    }
    assertThat(bench.sql.column("SELECT args FROM notice WHERE code = 'MISSING'"))
        .containsExactly("[\"2\",\"7\",\"…, Bois\"]");
    assertThat(bench.sql.held()).containsExactly("b");
    assertThat(erasure.of("niort", "udata", null)).isEmpty();
  }

  @Test
  void passesOverThePortalsOfATerritoryWithASimilarNameStayAsTheyAre() {
    PassHistory passes = new PassHistory(database);
    List<Remark> said = List.of(new Remark("Arbres", Notice.of(Notice.Code.PORTAL_RECORD_GONE)));
    for (String portal : List.of("niort_agglo/ckan", "niort-agglo/ckan")) {
      passes.keep(PortalReport.stopped(portal, said.get(0).notice()).with(said), MONDAY);
    }

    database
        .jdbi()
        .useTransaction(
            handle -> Redaction.of(handle, new DatasetId("niort_agglo", "udata", "a"), "Arbres"));

    assertThat(passes.last("niort-agglo/ckan").orElseThrow().report().remarks()).isEqualTo(said);
    assertThat(passes.last("niort_agglo/ckan").orElseThrow().report().remarks())
        .extracting(Remark::title)
        .containsExactly("…");
  }

  private void tellOf(String title) {
    Notice missing = Notice.of(Notice.Code.MISSING, 2, 7, title + ", Bois");
    long run = bench.run();
    bench.catalogue.note(run, null, List.of(missing));
    bench.catalogue.close(run, RunReport.notBegun("niort", "udata", missing), null, false, MONDAY);
    new PassHistory(database)
        .keep(
            new PortalReport(
                "niort/catalogue",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                missing,
                List.of(new Remark(title, Notice.of(Notice.Code.PORTAL_RECORD_GONE))),
                false),
            MONDAY);
  }

  @Test
  void itComesBackAsIfItHadNeverLeft() {
    publish("a", "Arbres");
    leave("a");
    erasure.erase(List.of(Bench.id("a").key()));

    publish("a", "Arbres de la ville");

    assertThat(bench.sql.column("SELECT title FROM shelf WHERE hidden = 0"))
        .containsExactly("Arbres de la ville");
    assertThat(bench.sql.column("SELECT kind FROM shelf_change ORDER BY version"))
        .containsExactly("create", "delete", "create");
  }

  @Test
  void itIsErasedOnceMoreWhenItLeavesAgainBeforeItWasShown() {
    publish("a", "Arbres");
    leave("a");
    erasure.erase(List.of(Bench.id("a").key()));
    bench.store(bench.run(), "a", "Arbres");
    withdraw("a");

    assertThat(erasure.erase(List.of(Bench.id("a").key()))).isEmpty();
    assertThat(bench.sql.column("SELECT id FROM dataset")).isEmpty();
  }

  @Test
  void whatWasRestoredMeanwhileStays() {
    publish("a", "Arbres");

    assertThat(erasure.erase(List.of(Bench.id("a").key()))).isEmpty();
    assertThat(bench.sql.column("SELECT title FROM shelf")).containsExactly("Arbres");
    assertThat(bench.sql.held()).containsExactly("a");
  }

  @Test
  void thePortalsThatHaveItStillAreNamed() {
    publish("a", "Arbres");
    bench
        .ledger()
        .published("niort/ville", Bench.id("a"), new Remote("r1", null, UNSEEN), "f", MONDAY);
    withdraw("a");

    assertThat(erasure.of("niort", "udata", "a"))
        .singleElement()
        .satisfies(
            tombstone -> {
              assertThat(tombstone.shown()).containsExactly("niort/catalogue", "niort/ville");
              assertThat(tombstone.hidden()).isEmpty();
            });
    bench.ledger().withdrawn("niort/ville", Bench.id("a"), Optional.of(Remote.of("r1")), MONDAY);
    hide("a");

    assertThat(erasure.of("niort", "udata", "a"))
        .singleElement()
        .satisfies(
            tombstone -> {
              assertThat(tombstone.shown()).isEmpty();
              assertThat(tombstone.hidden()).as("not ours").containsExactly("niort/ville (r1)");
            });
  }

  /** As with a portal of which the token was never given, and which was removed again. */
  @Test
  void aPortalThatNothingCouldBeSentToHasNothing() {
    for (String dataset : List.of("a", "b")) {
      publish(dataset, "Arbres");
      bench.ledger().attempted("niort/ville", Bench.id(dataset), MONDAY);
      leave(dataset);
    }
    Notice absent = Notice.of(Notice.Code.CONFIG_NO_SECRET, "${JETON}");
    bench.ledger().portalFailed("niort/ville", Bench.id("a"), absent, MONDAY);

    assertThat(FormerPortals.of(database.jdbi(), List.of("niort/catalogue")))
        .as("an attempt that may have succeeded")
        .containsExactly(new FormerPortals.Former("niort/ville", 1, false));
    erasure.eraseWithdrawnBefore(NEXT_WEEK);
    assertThat(bench.sql.column("SELECT remote_id FROM dataset")).containsExactly("b");
  }

  /** As after a trial on one site before publishing on another. */
  @Test
  void aSiteWhereThePortalNoLongerIsIsNamedAndNotWaitedFor() {
    publish("a", "Arbres");
    Ledger.Site trial = new Ledger.Site("essai.example/", "ville 79191");
    Ledger.Site real = new Ledger.Site("donnees.example/", "ville 79191");
    bench.ledger().meet("niort/ville", trial, List.of());
    bench
        .ledger()
        .published("niort/ville", Bench.id("a"), new Remote("r1", null, UNSEEN), "f", MONDAY);
    bench.ledger().replace("niort/ville", trial, real);
    leave("a");

    assertThat(erasure.of("niort", "udata", "a"))
        .singleElement()
        .returns(List.of(), Erasure.Tombstone::shown)
        .returns(List.of("niort/ville essai.example/ (r1)"), Erasure.Tombstone::left);
    assertThat(FormerPortals.of(database.jdbi(), List.of("niort/ville", "niort/catalogue")))
        .containsExactly(new FormerPortals.Former("niort/ville essai.example/", 1, true));
    erasure.eraseWithdrawnBefore(NEXT_WEEK);
    assertThat(bench.sql.column("SELECT id FROM dataset")).isEmpty();
  }

  @Test
  void whatLeftLongAgoIsErasedByItselfOncePortalsHaveTakenItOff() {
    publish("a", "Arbres");
    publish("b", "Bois");
    publish("c", "Cours");
    leave("a");
    withdraw("b");

    erasure.eraseWithdrawnBefore(MONDAY);
    assertThat(erasure.of("niort", "udata", null)).hasSize(2);
    erasure.eraseWithdrawnBefore(NEXT_WEEK);

    assertThat(erasure.of("niort", "udata", null))
        .extracting(Erasure.Tombstone::id)
        .as("a portal shows it still")
        .containsExactly(Bench.id("b").key());
    assertThat(bench.sql.held()).containsExactly("c");
  }

  private void publish(String name, String title) {
    bench.store(bench.run(), name, title);
    Dataset dataset = Bench.dataset(name, title);
    String key = Datasets.publish(portal, dataset);
    bench
        .ledger()
        .published("niort/catalogue", dataset.id(), new Remote(key, null, UNSEEN), "f", MONDAY);
    new Outbox(database.jdbi(), Map.of()).tellAll(event -> {});
  }

  private void leave(String name) {
    withdraw(name);
    hide(name);
  }

  private void withdraw(String name) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE dataset SET withdrawn = ? WHERE id = ?",
                    Stored.moment(MONDAY),
                    Bench.id(name).key()));
  }

  private void hide(String name) {
    String key = Bench.id(name).key();
    Datasets.withdraw(portal, key);
    bench
        .ledger()
        .withdrawn("niort/catalogue", Bench.id(name), Optional.of(Remote.of(key)), MONDAY);
  }
}
