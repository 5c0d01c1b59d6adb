package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Ledger.Site;
import fr.moisson.harvesters.model.Ledger.Succession;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.routes.portal.FormerPortals;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class SqlLedgerTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final String PORTAL = "niort/ckan";
  private static final Notice REFUSAL = Notice.of(Code.PORTAL_REFUSES, "ckan", 409, "licence");

  @Parameter Engine engine;
  @TempDir Path folder;
  private Database database;
  private SqlCatalogue catalogue;
  private SqlLedger ledger;
  private Sql sql;

  @BeforeEach
  void open() {
    database = engine.open(folder);
    catalogue = new SqlCatalogue(database.jdbi());
    ledger = new SqlLedger(database.jdbi());
    sql = new Sql(database.jdbi());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatAnotherPortalOfTheSameNameHoldsIsSetAsideAndComesBack() {
    DatasetId id = new DatasetId("niort", "udata", "a");
    store(id, "Arbres");
    Site rehearsal = Site.of(URI.create("https://preprod.example/"), "niort");
    Site real = Site.of(URI.create("https://donnees.example/ckan"), "niort");
    ledger.meet(PORTAL, rehearsal, Set.of(PORTAL));
    ledger.published(PORTAL, id, Remote.of("remote"), "print", NOW);

    ledger.replace(PORTAL, rehearsal, real);

    assertThat(held().isShown()).isFalse();
    assertThat(ledger.site(PORTAL)).contains(real);
    ledger.published(PORTAL, id, Remote.of("real"), "print", NOW);
    ledger.replace(PORTAL, real, rehearsal);
    assertThat(held().remoteId()).contains("remote");
    ledger.replace(PORTAL, rehearsal, real);
    ledger.replace(PORTAL, real, rehearsal);
    assertThat(held().remoteId()).as("to and fro").contains("remote");
  }

  @Test
  void aSiteIsTheSameHoweverItsAddressIsWritten() {
    assertThat(Site.of(URI.create("http://Donnees.example/ckan/"), "niort"))
        .isEqualTo(Site.of(URI.create("https://donnees.example/ckan"), "niort"))
        .isNotEqualTo(Site.of(URI.create("https://donnees.example:8080/ckan"), "niort"));
  }

  @Test
  void aSiteUnderAnotherNameIsTheSamePortalIfItsOwnerIs() {
    DatasetId id = new DatasetId("niort", "udata", "a");
    store(id, "Arbres");
    URI address = URI.create("https://donnees.example/");
    Site site = Site.of(address, "niort");
    ledger.meet("niort/ancien", site, Set.of("niort/ancien"));
    ledger.published("niort/ancien", id, Remote.of("remote"), "print", NOW);

    ledger.meet("niort/second", site, Set.of("niort/ancien", "niort/second"));
    assertThat(ledger.page("niort/second", "niort", "", 1).get(0).isShown())
        .as("beside the one that goes on")
        .isFalse();
    ledger.meet("niort/autre", Site.of(address, "fors"), Set.of("niort/autre"));
    assertThat(ledger.page("niort/autre", "niort", "", 1).get(0).isShown())
        .as("of another organisation")
        .isFalse();

    ledger.meet(PORTAL, site, Set.of(PORTAL, "niort/second"));
    assertThat(held().remoteId()).contains("remote");
    assertThat(held().fingerprint()).isEqualTo("print");
  }

  @Test
  void theRecordOfADatasetPassesToTheOneThatIsPublishedInstead() {
    DatasetId former = new DatasetId("niort", "ancienne", "a");
    DatasetId heir = new DatasetId("niort", "nouvelle", "a");
    store(former, "Arbres");
    store(heir, "Arbres");
    ledger.meet(PORTAL, Site.of(URI.create("https://donnees.example/"), "niort"), Set.of(PORTAL));
    ledger.published(PORTAL, former, Remote.of("remote"), "print", NOW);
    assertThat(ledger.succession(PORTAL, "niort", Set.of(PORTAL), "")).isEmpty();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE dataset SET twin_of = ? WHERE id = ?", heir.key(), former.key()));

    Succession next = ledger.succession(PORTAL, "niort", Set.of(PORTAL), "").orElseThrow();
    assertThat(next).isEqualTo(new Succession(PORTAL, former, "remote", heir));
    ledger.succeed(PORTAL, next);

    assertThat(ledger.page(PORTAL, "niort", "", 9))
        .singleElement()
        .returns(heir, Holding::id)
        .returns(Optional.of("remote"), Holding::remoteId)
        .returns("", Holding::fingerprint);
    assertThat(ledger.succession(PORTAL, "niort", Set.of(PORTAL), "")).isEmpty();
  }

  @Test
  void onlyWhatNobodyElseHoldsPassesToATerritoryOfAnotherName() {
    String renamed = "ville/" + PORTAL.substring(PORTAL.indexOf('/') + 1);
    Site site = Site.of(URI.create("https://donnees.example/"), "niort");
    store(new DatasetId("niort", "udata", "a"), "Arbres");
    store(new DatasetId("niort", "udata", "b"), "Bois");
    store(new DatasetId("ville", "udata", "a"), "Arbres");
    ledger.meet(PORTAL, site, Set.of(PORTAL));
    ledger.published(PORTAL, new DatasetId("niort", "udata", "a"), Remote.of("ra"), "print", NOW);
    ledger.published(PORTAL, new DatasetId("niort", "udata", "b"), Remote.of("rb"), "print", NOW);
    ledger.meet(renamed, site, Set.of(renamed));

    assertThat(ledger.succession(renamed, "ville", Set.of(renamed, PORTAL), "")).isEmpty();
    assertThat(ledger.succession(renamed, "ville", Set.of(renamed, "niort"), ""))
        .as("its file is faulty")
        .isEmpty();
    assertThat(ledger.succession(renamed, "ville", Set.of(renamed), ""))
        .map(Succession::remoteId)
        .contains("ra");
    ledger.succeed(renamed, ledger.succession(renamed, "ville", Set.of(renamed), "").orElseThrow());
    assertThat(ledger.succession(renamed, "ville", Set.of(renamed), "")).isEmpty();
    assertThat(sql.column("SELECT remote_id FROM ledger WHERE portal = '" + PORTAL + "'"))
        .containsExactly("rb");
  }

  @Test
  void whatAnotherPortalOfTheSiteShowsTooIsNotOfAFormerOneAlone() {
    Site site = Site.of(URI.create("https://donnees.example/"), "niort");
    DatasetId both = new DatasetId("niort", "udata", "a");
    DatasetId one = new DatasetId("niort", "udata", "b");
    for (String portal : List.of(PORTAL, "niort/ancien")) {
      ledger.meet(portal, site, Set.of(PORTAL, "niort/ancien"));
      ledger.published(portal, both, Remote.of("ra"), "print", NOW);
    }
    ledger.published("niort/ancien", one, Remote.of("rb"), "print", NOW);

    new FormerPortals(database.jdbi(), Clock.systemUTC()).leaveShared("niort/ancien");

    assertThat(sql.column("SELECT portal || ' ' || remote_id FROM ledger ORDER BY 1"))
        .containsExactly("niort/ancien rb", PORTAL + " ra");
  }

  private Holding held() {
    return ledger.page(PORTAL, "niort", "", 1).get(0);
  }

  @Test
  void pagesGiveEachDatasetOnceWhileTheLedgerIsWrittenTo() {
    List<String> sources = List.of("a", "a-b", "ab", "a1", "z");
    for (int i = 0; i < 25; i++) {
      store(new DatasetId("niort", sources.get(i % sources.size()), "n" + i), "Titre " + i);
    }

    List<DatasetId> read = new ArrayList<>();
    List<Holding> page = ledger.page(PORTAL, "niort", "", 10);
    while (!page.isEmpty()) {
      assertThat(page.size()).isLessThanOrEqualTo(10);
      for (Holding holding : page) {
        read.add(holding.id());
        ledger.published(PORTAL, holding.id(), Remote.of("remote"), "print", NOW);
      }
      page = ledger.page(PORTAL, "niort", read.get(read.size() - 1).key(), 10);
    }

    assertThat(read).hasSize(25).doesNotHaveDuplicates();
    assertThat(ledger.page(PORTAL, "niort", "", 100))
        .extracting(Holding::id)
        .containsExactlyElementsOf(read);
  }

  @Test
  void keysOfOneSourceComeInTheirOrder() {
    for (int i = 0; i < 20; i++) {
      store(id("n" + i), "Titre");
    }

    assertThat(ledger.page(PORTAL, "niort", "", 100))
        .extracting(holding -> holding.id().key())
        .isSorted();
  }

  @Test
  void aPortalThatNeverHadADatasetHoldsNothingOfIt() {
    Dataset dataset = store(id("a"), "Arbres");
    ledger.published("niort/other", id("a"), Remote.of("elsewhere"), "print", NOW);
    store(new DatasetId("fors", "udata", "a"), "Ailleurs");

    assertThat(ledger.page(PORTAL, "niort", "", 10))
        .containsExactly(
            new Holding(
                id("a"),
                "Arbres",
                dataset,
                null,
                null,
                false,
                false,
                null,
                null,
                Notice.of(Notice.Code.WITHDRAWN),
                false));
  }

  @Test
  void whatWasPublishedIsHeldUnderItsRemoteName() {
    Dataset dataset = store(id("a"), "Arbres");
    ledger.published(PORTAL, id("a"), Remote.of("remote"), "one", NOW);
    ledger.published(PORTAL, id("a"), Remote.of("remote"), "two", NOW);

    assertThat(only())
        .isEqualTo(
            new Holding(
                id("a"),
                "Arbres",
                dataset,
                Remote.of("remote"),
                "two",
                true,
                false,
                null,
                NOW,
                Notice.of(Notice.Code.WITHDRAWN),
                false));
    assertThat(only().isShown()).isTrue();
  }

  @Test
  void aRefusedUpdateLeavesWhatThePortalHolds() {
    store(id("a"), "Arbres");
    ledger.published(PORTAL, id("a"), Remote.of("remote"), "one", NOW);
    ledger.failed(PORTAL, id("a"), REFUSAL, NOW);

    assertThat(only())
        .returns(Remote.of("remote"), Holding::remote)
        .returns("one", Holding::fingerprint)
        .returns(true, Holding::isShown);
    assertThat(sql.column("SELECT reason FROM ledger").get(0)).contains("PORTAL_REFUSES");

    ledger.published(PORTAL, id("a"), Remote.of("remote"), "two", NOW);
    assertThat(sql.column("SELECT reason FROM ledger")).containsExactly((String) null);
  }

  @Test
  void aRefusedFirstPublicationHoldsNothingYet() {
    store(id("a"), "Arbres");
    ledger.failed(PORTAL, id("a"), REFUSAL, NOW);
    ledger.failed(PORTAL, id("a"), REFUSAL, NOW);

    assertThat(only()).returns(null, Holding::remote).returns(false, Holding::isShown);
  }

  @Test
  void aRefusalAfterAWithdrawalDoesNotShowTheDatasetAgain() {
    store(id("a"), "Arbres");
    ledger.published(PORTAL, id("a"), Remote.of("remote"), "one", NOW);
    ledger.withdrawn(PORTAL, id("a"), Optional.of(Remote.of("remote")), NOW);
    ledger.failed(PORTAL, id("a"), REFUSAL, NOW);

    assertThat(only().isShown()).isFalse();
  }

  @Test
  void aWithdrawnDatasetKeepsItsRemoteNameAndLosesItsFingerprint() {
    Dataset dataset = store(id("a"), "Arbres");
    ledger.published(PORTAL, id("a"), Remote.of("remote"), "one", NOW);
    ledger.withdrawn(PORTAL, id("a"), Optional.of(Remote.of("remote", "hidden")), NOW);

    assertThat(only())
        .isEqualTo(
            new Holding(
                id("a"),
                "Arbres",
                dataset,
                Remote.of("remote", "hidden"),
                null,
                true,
                true,
                null,
                NOW,
                Notice.of(Notice.Code.WITHDRAWN),
                false));
    assertThat(only().isShown()).isFalse();

    ledger.published(PORTAL, id("a"), Remote.of("remote"), "two", NOW);
    assertThat(only().isShown()).isTrue();
  }

  /** A record that is hidden once more may be visible until then. */
  @Test
  void whatIsAboutToBeHiddenCountsAsShown() {
    store(id("a"), "Arbres");
    ledger.published(PORTAL, id("a"), Remote.of("remote"), "one", NOW);
    ledger.withdrawn(PORTAL, id("a"), Optional.of(Remote.of("remote")), NOW);

    ledger.withdrawing(PORTAL, id("a"));

    assertThat(only()).returns(true, Holding::mayBeShown).returns(null, Holding::fingerprint);
  }

  @Test
  void whatThePortalShowedIsKnownTheNextTime() {
    store(id("a"), "Arbres");
    Remote remote =
        new Remote(
            "remote",
            "2026-11-26T10:00:00Z",
            new TreeMap<>(Map.of("title", "abc", "notes", "def")),
            new TreeMap<>(Map.of("title", "012 345")),
            List.of(
                Notice.of(Code.PORTAL_EDITS_KEPT, "title", "https://ckan.example/a"),
                Notice.of(Code.PORTAL_LOSES, "licence cc-by")));

    ledger.published(PORTAL, id("a"), remote, "one", NOW);

    assertThat(only().remote()).isEqualTo(remote);
    sql.execute("UPDATE ledger SET kept = '{\"code\":\"PORTAL_LOSES\",\"args\":[\"x\"]}'");
    assertThat(only().remote().kept())
        .as("as an earlier version kept it")
        .containsExactly(Notice.of(Code.PORTAL_LOSES, "x"));
  }

  @Test
  void anAttemptIsKnownThoughNobodyKnowsHowItEnded() {
    store(id("a"), "Arbres");
    ledger.attempted(PORTAL, id("a"), NOW);

    assertThat(only())
        .returns(null, Holding::remote)
        .returns(false, Holding::isShown)
        .returns(true, Holding::mayBeShown);
  }

  @Test
  void anAttemptThatNeverArrivedIsForgotten() {
    store(id("a"), "Arbres");
    ledger.attempted(PORTAL, id("a"), NOW);
    ledger.withdrawn(PORTAL, id("a"), Optional.empty(), NOW);

    assertThat(only().attempted()).isFalse();
  }

  @Test
  void aTombstoneIsListedOnlyWhereThePortalHasHadIt() {
    store(id("a"), "Arbres");
    store(id("b"), "Bois");
    ledger.published(PORTAL, id("a"), Remote.of("remote"), "one", NOW);
    long run = catalogue.open("niort", "udata", 0, false, NOW);
    catalogue.markMissing(run, NOW);
    catalogue.withdraw(run, NOW, NOW);

    assertThat(only())
        .isEqualTo(
            new Holding(
                id("a"),
                "Arbres",
                null,
                Remote.of("remote"),
                "one",
                true,
                false,
                null,
                NOW,
                Notice.of(Notice.Code.WITHDRAWN),
                false));
    assertThat(ledger.page("niort/other", "niort", "", 10)).isEmpty();
  }

  @Test
  void aFailureIsAnEventInFrenchAndOfTheSameTransaction() {
    store(id("a"), "Arbres");
    ledger.failed(PORTAL, id("a"), REFUSAL, NOW);
    assertThat(sql.column("SELECT data FROM event WHERE type = 'delivery.failed'").get(0))
        .contains(PORTAL, "refuse la fiche");

    sql.breakEvents();
    assertThatThrownBy(() -> ledger.failed("niort/other", id("a"), REFUSAL, NOW))
        .isInstanceOf(JdbiException.class);
    assertThat(sql.column("SELECT portal FROM ledger")).containsExactly(PORTAL);
  }

  /** A pass in each quarter of an hour must not send messages all day. */
  @Test
  void aFailureIsToldAgainOnlyForAReasonOfAnotherKind() {
    store(id("a"), "Arbres");
    store(id("b"), "Bois");
    ledger.failed(PORTAL, id("a"), REFUSAL, NOW);
    ledger.failed(PORTAL, id("a"), Notice.of(Code.PORTAL_REFUSES, "ckan", 409, "date"), NOW);
    assertThat(failures()).containsExactly(id("a").key());
    ledger.failed(PORTAL, id("b"), REFUSAL, NOW);
    ledger.failed(PORTAL, id("a"), Notice.of(Code.PORTAL_NAME_TAKEN, "ckan", "a"), NOW);
    assertThat(failures()).containsExactly(id("a").key(), id("b").key(), id("a").key());

    ledger.published(PORTAL, id("a"), Remote.of("remote"), "one", NOW);
    ledger.failed(PORTAL, id("a"), REFUSAL, NOW);
    assertThat(failures()).as("after a success").hasSize(4);
  }

  @Test
  void aPortalThatIsDownIsToldOnce() {
    Notice down = Notice.of(Code.CONNECTION_REFUSED, "ckan");
    store(id("a"), "Arbres");
    store(id("b"), "Bois");

    ledger.portalFailed(PORTAL, id("a"), down, NOW);
    ledger.portalFailed(PORTAL, id("b"), down, NOW);
    ledger.portalFailed(PORTAL, id("a"), down, NOW);

    assertThat(failures()).hasSize(1);
    assertThat(sql.column("SELECT reason FROM ledger")).hasSize(2).doesNotContainNull();
    ledger.portalFailed("niort/other", id("a"), down, NOW);
    assertThat(failures()).as("another portal").hasSize(2);
  }

  private List<String> failures() {
    return sql.column("SELECT subject FROM event WHERE type = 'delivery.failed' ORDER BY id");
  }

  private Holding only() {
    List<Holding> page = ledger.page(PORTAL, "niort", "", 10);
    assertThat(page).hasSize(1);
    return page.get(0);
  }

  /** The page of a producer, or of what several datasets were derived from, names none of them. */
  @Test
  void saysWhetherAnotherDatasetToBeShownHasTheSamePage() {
    URI page = URI.create("https://producteur.example/risques/cavites");
    store(Dataset.draft(id("a"), "Cavités").landingPage(page).build());
    assertThat(only().isPageShared()).isFalse();

    store(Dataset.draft(id("b"), "Mouvements de terrain").sources(Set.of(page)).build());
    store(new DatasetId("fors", "udata", "a"), "Ailleurs");

    assertThat(ledger.page(PORTAL, "niort", "", 9)).hasSize(2).allMatch(Holding::isPageShared);
    assertThat(ledger.page(PORTAL, "fors", "", 9)).hasSize(1).noneMatch(Holding::isPageShared);
  }

  private Dataset store(DatasetId id, String title) {
    return store(Dataset.draft(id, title).build());
  }

  private Dataset store(Dataset dataset) {
    DatasetId id = dataset.id();
    long run = catalogue.open(id.territory(), id.source(), 0, false, NOW);
    catalogue.store(run, dataset, List.of(), NOW);
    return dataset;
  }

  private static DatasetId id(String name) {
    return new DatasetId("niort", "udata", name);
  }
}
