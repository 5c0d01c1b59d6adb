package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Receipt;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A dataset that several sources give is published once. Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class TwinsTest {

  private static final String FILE_IDENTIFIER =
      "fr-120066022-jdd-2b330728-8176-4d06-ab3f-12b767cdcdb0";

  /** The ZNIEFF layer as data.gouv.fr gives it; two other catalogues have it as well. */
  private static Dataset onDataGouv() {
    return entry("datagouv", "znieff-1")
        .with(
            draft ->
                draft
                    .identifiers(Set.of("534fff75a3a7292c64a77de4", FILE_IDENTIFIER))
                    .sources(new TreeSet<>(Set.of(URI.create("https://geo-ide.example/a"))))
                    .landingPage(URI.create("https://data.example/datasets/znieff/")));
  }

  private static Dataset onGeoIde() {
    return entry("geoide", "x")
        .with(
            draft ->
                draft
                    .identifiers(Set.of("https://geo-ide.example/#/metadata/" + FILE_IDENTIFIER))
                    .landingPage(URI.create("https://geo-ide.example/a"))
                    .distributions(List.of(layer("https://geoplateforme.example/wfs?"))));
  }

  private static Link layer(String endpoint) {
    URI address = URI.create(endpoint);
    return Link.to("ZNIEFF", address)
        .through(new Service(address, "WFS", "patrinat_znieff1:znieff1"));
  }

  private static Dataset onGeoplateforme() {
    Receipt receipt = new Receipt(9, 2, 7, 0, 0, "points-in-lines-whole", "2026");
    return entry("ign", "znieff")
        .with(
            draft ->
                draft.distributions(
                    List.of(
                        layer("https://geoplateforme.example/wfs/ows"),
                        new Extract(
                            "79191",
                            "ZNIEFF",
                            "aa/aa.csv",
                            "CSV",
                            "text/csv",
                            10L,
                            "aa",
                            URI.create("https://ign.example"),
                            receipt,
                            null,
                            null))));
  }

  private static Dataset entry(String source, String remoteId) {
    return Dataset.draft(new DatasetId("niort", source, remoteId), "ZNIEFF de type I").build();
  }

  @Parameter Engine engine;
  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(engine.open(folder));
  }

  private long store(Dataset dataset, int rank) {
    long run =
        bench.catalogue.open(dataset.id().territory(), dataset.id().source(), rank, false, MONDAY);
    bench.catalogue.store(run, dataset, List.of(), MONDAY);
    return run;
  }

  private List<Dataset> published() {
    return bench.ledger().page("niort/portail", "niort", "", 100).stream()
        .map(Holding::dataset)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<String> sources() {
    return published().stream().map(dataset -> dataset.id().source()).toList();
  }

  /** The addresses that the only published dataset is derived from. */
  private Collection<URI> sourcesOfTheOne() {
    assertThat(published()).hasSize(1);
    return published().get(0).sources();
  }

  @Test
  void theOriginalIsPublishedAndItsCopyBecomesASource() {
    store(onDataGouv(), 0);
    assertThat(sources()).containsExactly("datagouv");

    store(onGeoIde(), 1);

    assertThat(sources()).containsExactly("geoide");
    assertThat(sourcesOfTheOne())
        .containsExactly(URI.create("https://data.example/datasets/znieff/"));
    assertThat(bench.sql.column("SELECT code FROM notice"))
        .containsExactly(Code.SAME_AS_ORIGINAL.name());
  }

  /** The copy has no page, and is known by the service that both have. */
  @Test
  void aSharedLinkIsNoSource() {
    store(onGeoIde(), 1);
    store(
        entry("region", "y")
            .with(
                draft ->
                    draft
                        .identifiers(Set.of(FILE_IDENTIFIER))
                        .distributions(onGeoIde().distributions())),
        2);

    assertThat(sourcesOfTheOne()).isEmpty();
  }

  @Test
  void thePageOfATwinIsASourceEvenIfThePublishedDatasetLinksToIt() {
    URI page = onGeoIde().links().findFirst().orElseThrow().url();
    store(onGeoIde(), 1);
    store(
        entry("region", "y")
            .with(draft -> draft.identifiers(Set.of(FILE_IDENTIFIER)).landingPage(page)),
        2);

    assertThat(sourcesOfTheOne()).containsExactly(page);
  }

  /** As after a source was renamed in the territory's file. */
  @Test
  void aSourceThatIsNoLongerConfiguredGivesWayToAnyOther() {
    store(onGeoIde(), 0);
    store(onDataGouv(), 1);
    assertThat(sources()).containsExactly("geoide");

    bench.catalogue.configured("niort", List.of("datagouv"));
    assertThat(sources()).containsExactly("datagouv");
    store(onDataGouv().with(draft -> draft.title("ZNIEFF")), 1);
    assertThat(sources()).containsExactly("datagouv");
    assertThat(bench.sql.column("SELECT code FROM notice")).isEmpty();

    store(onGeoIde(), 0);
    bench.catalogue.configured("niort", List.of("datagouv", "geoide"));
    assertThat(sources()).as("it is back").containsExactly("geoide");
  }

  /** As after a source was renamed, whose datasets are then in the catalogue twice. */
  @Test
  void whatASourceWithdrawsDoesNotComeBackFromOneThatIsNoLongerConfigured() {
    store(onGeoIde(), 0);
    bench.catalogue.configured("niort", List.of("datagouv"));
    store(onDataGouv(), 0);
    assertThat(sources()).containsExactly("datagouv");

    bench.catalogue.retire("niort", "datagouv", MONDAY);
    assertThat(sources()).isEmpty();

    bench.catalogue.configured("niort", List.of("geoide"));
    bench.catalogue.open("niort", "geoide", 0, false, MONDAY);
    assertThat(sources()).as("it is configured again").containsExactly("geoide");
  }

  /** Both are announced as still in the catalogue; the officer has given up only one. */
  @Test
  void whatIsGivenUpLeavesTheCopyOfAnotherSourceThatIsNoLongerConfigured() {
    store(onGeoIde(), 0);
    store(onDataGouv(), 1);
    bench.catalogue.configured("niort", List.of("other"));
    assertThat(sources()).containsExactly("geoide");

    bench.catalogue.retire("niort", "geoide", MONDAY);

    assertThat(sources()).containsExactly("datagouv");
  }

  @Test
  void whatTheOfficerRestoresIsPublishedWhateverReplacedItBefore() {
    store(onGeoIde(), 0);
    bench.catalogue.configured("niort", List.of("datagouv"));
    store(onDataGouv(), 0);
    bench.catalogue.retire("niort", "geoide", MONDAY);
    bench.catalogue.retire("niort", "datagouv", MONDAY);

    bench.catalogue.restore("niort", "geoide", MONDAY);

    assertThat(sources()).containsExactly("geoide");
  }

  @Test
  void theRunThatDecidesTellsOfWhichSourceTheOtherIs() {
    store(onDataGouv(), 0);
    store(onGeoIde(), 1);

    assertThat(bench.digests("geoide"))
        .extracting(Notices.Digest::about)
        .containsExactly("datagouv/ZNIEFF de type I");
    assertThat(bench.digests("datagouv"))
        .extracting(Notices.Digest::about)
        .containsExactly("ZNIEFF de type I");
  }

  @Test
  void dataThatWeCutArePublishedRatherThanMetadataAlone() {
    store(onGeoIde(), 0);
    store(onDataGouv(), 1);
    store(onGeoplateforme(), 2);

    assertThat(sources()).containsExactly("ign");
    assertThat(sourcesOfTheOne()).hasSize(2);
    assertThat(bench.sql.column("SELECT code FROM notice ORDER BY dataset"))
        .containsExactly(Code.SAME_AS_DATA.name(), Code.SAME_AS_DATA.name());
  }

  @Test
  void betweenEqualsTheOrderOfTheTerritorysFileDecidesAndMayBeChanged() {
    Dataset a = entry("a", "1").with(draft -> draft.identifiers(Set.of(FILE_IDENTIFIER)));
    Dataset b = entry("b", "1").with(draft -> draft.identifiers(Set.of(FILE_IDENTIFIER)));
    store(a, 1);
    store(b, 0);
    assertThat(sources()).containsExactly("b");

    store(b, 1);
    store(a, 0);

    assertThat(sources()).containsExactly("a");

    bench.catalogue.open("niort", "a", 1, false, MONDAY);
    bench.catalogue.open("niort", "b", 0, false, MONDAY);

    assertThat(sources()).as("though no run reads what has not changed").containsExactly("b");
  }

  @Test
  void whenThePublishedOneLeavesTheOtherComesForward() {
    store(onGeoIde(), 0);
    store(onDataGouv(), 1);
    long run = bench.catalogue.open("niort", "geoide", 0, false, MONDAY);
    bench.catalogue.markMissing(run, MONDAY);
    bench.catalogue.withdraw(run, MONDAY, MONDAY);

    assertThat(sources()).containsExactly("datagouv");

    bench.catalogue.restore("niort", "geoide", MONDAY);

    assertThat(sources()).containsExactly("geoide");
  }

  @Test
  void whenTheOneThatJoinedTwoOthersLeavesBothComeForward() {
    for (int rank = 0; rank < 3; rank++) {
      String joining = List.of("geoide", "datagouv", "ign").get(rank);
      String region = "region-" + rank;
      store(named(joining, region + "-a", region + "-b"), rank);
      store(named("ville", region + "-a"), 1);
      store(named("departement", region + "-b"), 2);
      assertThat(sources()).hasSize(1);

      bench.catalogue.retire("niort", joining, MONDAY);

      assertThat(sources()).as("rank " + rank).containsExactly("departement", "ville");
      bench.catalogue.retire("niort", "ville", MONDAY);
      bench.catalogue.retire("niort", "departement", MONDAY);
    }
  }

  private static Dataset named(String source, String... identifiers) {
    return entry(source, "mares").with(draft -> draft.identifiers(Set.of(identifiers)));
  }

  @Test
  void twoSourcesThatAreHarvestedAtOnceKnowOfEachOther() throws Exception {
    int pairs = 40;
    CyclicBarrier together = new CyclicBarrier(2);
    List<CompletableFuture<Void>> harvests =
        Stream.of("ville", "departement")
            .map(
                source ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int i = 0; i < pairs; i++) {
                            int number = i;
                            Dataset one =
                                entry(source, "jeu-" + number)
                                    .with(
                                        draft -> draft.identifiers(Set.of("mares-jeu-" + number)));
                            await(together);
                            store(one, 0);
                          }
                        }))
            .toList();
    for (CompletableFuture<Void> harvest : harvests) {
      harvest.get(60, TimeUnit.SECONDS);
    }

    assertThat(published()).hasSize(pairs);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whenTheyAreNoLongerTheSameBothArePublished() {
    store(onGeoIde(), 0);
    store(onDataGouv(), 1);

    store(entry("datagouv", "znieff-1"), 1);

    assertThat(sources()).containsExactly("datagouv", "geoide");
    assertThat(published()).allMatch(dataset -> dataset.sources().isEmpty());
    assertThat(bench.sql.column("SELECT code FROM notice")).isEmpty();
  }

  @Test
  void whatOnlySharesTheProducersPageOrANumberIsNotTheSame() {
    URI home = URI.create("https://www.georisques.example/");
    store(
        Dataset.draft(new DatasetId("niort", "catnat", "1"), "Catastrophes")
            .identifiers(Set.of("12"))
            .landingPage(home)
            .build(),
        0);
    store(
        Dataset.draft(new DatasetId("niort", "papi", "1"), "Programmes")
            .identifiers(Set.of("12"))
            .landingPage(home)
            .build(),
        1);

    assertThat(published()).hasSize(2);
  }

  /** A map made from the BD TOPO refers to it, but is not the BD TOPO. */
  @Test
  void whatWasMadeOfAnotherDatasetIsNotTheSame() {
    URI origin = URI.create("https://ign.example/datasets/bd-topo");
    store(
        Dataset.draft(new DatasetId("niort", "ign", "1"), "BD TOPO")
            .identifiers(Set.of(origin.toString()))
            .landingPage(origin)
            .build(),
        0);
    store(
        Dataset.draft(new DatasetId("niort", "asso", "1"), "Haies du Marais")
            .sources(new TreeSet<>(Set.of(origin)))
            .build(),
        1);

    assertThat(published()).hasSize(2);
  }

  /** Identifiers of catalogues may contain spaces, and an unpublished dataset needs no page. */
  @Test
  void whateverATwinIsCalledPublishingGoesOn() {
    store(onDataGouv(), 0);
    store(
        entry("geoide", "x")
            .with(
                draft ->
                    draft
                        .identifiers(Set.of("https://geo-ide.example/jeu 1", FILE_IDENTIFIER))
                        .sources(Set.of(URI.create("https://geo-ide.example/b")))),
        1);

    assertThat(sourcesOfTheOne()).contains(URI.create("https://geo-ide.example/jeu%201"));
  }

  @Test
  void aTwinWithoutAPageIsNamedByItsFile() {
    store(onDataGouv(), 0);
    store(
        entry("geoide", "x")
            .with(
                draft ->
                    draft
                        .identifiers(Set.of(FILE_IDENTIFIER))
                        .sources(Set.of(URI.create("https://geo-ide.example/b")))
                        .distributions(
                            List.of(Link.to("Zip", URI.create("https://geo-ide.example/a.zip"))))),
        1);

    assertThat(sourcesOfTheOne()).contains(URI.create("https://geo-ide.example/a.zip"));
  }

  @Test
  void theSamePageUnderTheSameTitleIsTheSame() {
    URI page = URI.create("http://data.example/datasets/arbres");
    store(
        Dataset.draft(new DatasetId("niort", "a", "1"), "Arbres d’alignement")
            .landingPage(page)
            .build(),
        0);
    store(
        Dataset.draft(new DatasetId("niort", "b", "1"), "ARBRES d'alignement")
            .landingPage(URI.create("https://data.example/datasets/arbres/"))
            .build(),
        1);

    assertThat(sources()).containsExactly("a");
  }

  @Test
  void anotherTerritoryIsAnotherCatalogue() {
    store(onGeoIde(), 0);
    store(
        Dataset.draft(new DatasetId("fors", "datagouv", "1"), "ZNIEFF de type I")
            .identifiers(Set.of(FILE_IDENTIFIER))
            .build(),
        0);

    assertThat(sources()).containsExactly("geoide");
  }

  @Test
  void anIdentifierThatDozensShareIdentifiesNothing() {
    for (int i = 0; i < 25; i++) {
      store(
          Dataset.draft(new DatasetId("niort", "s" + i, "1"), "Jeu " + i)
              .identifiers(Set.of(FILE_IDENTIFIER))
              .build(),
          i);
    }

    assertThat(published()).hasSize(25);

    for (int i = 24; i > 19; i--) {
      bench.catalogue.retire("niort", "s" + i, MONDAY);
    }
    assertThat(sources()).containsExactly("s0");
  }

  @Test
  void aThirdDoesNotJoinTwoDatasetsThatItsSourceKnowsApart() {
    URI page = URI.create("https://eau.example/donnees/niort/eau");
    for (String title : List.of("Cours d’eau", "Plans d’eau")) {
      store(Dataset.draft(new DatasetId("niort", "a", title), title).landingPage(page).build(), 0);
    }
    store(
        Dataset.draft(new DatasetId("niort", "b", "1"), "Cours d’eau")
            .identifiers(Set.of(page.toString()))
            .build(),
        1);

    assertThat(published()).extracting(Dataset::title).containsOnly("Cours d’eau", "Plans d’eau");
    assertThat(sources()).containsExactly("a", "a");
  }
}
