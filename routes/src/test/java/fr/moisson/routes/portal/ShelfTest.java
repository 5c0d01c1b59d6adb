package fr.moisson.routes.portal;

import static fr.moisson.routes.portal.Datasets.by;
import static fr.moisson.routes.portal.Datasets.dataset;
import static fr.moisson.routes.portal.Datasets.publish;
import static fr.moisson.routes.portal.Datasets.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.score.Criterion;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Engine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
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
class ShelfTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

  @Parameter Engine engine;
  @TempDir Path folder;
  private Database database;
  private Jdbi jdbi;
  private Shelf shelf;

  @BeforeEach
  void openShelf() {
    database = engine.open(folder);
    jdbi = database.jdbi();
    shelf = new Shelf(jdbi);
  }

  @AfterEach
  void closeShelf() {
    database.close();
  }

  private EmbeddedPortal portalOn(Instant day) {
    return new EmbeddedPortal(jdbi, Clock.fixed(day, ZoneOffset.UTC));
  }

  private List<String> titles(CatalogueQuery query) {
    return shelf.search(query).entries().stream().map(entry -> entry.dataset().title()).toList();
  }

  private List<String> titles(String text) {
    return titles(CatalogueQuery.EVERYTHING.withText(text));
  }

  @Test
  void descriptionsAreScoredAsTheyArePutThereAndCountedTogether() {
    assertThat(shelf.scores()).isEmpty();

    publish(jdbi, dataset("a", "Arbres", draft -> draft.keywords(List.of("arbre"))));
    publish(jdbi, dataset("b", "Bancs"));
    withdraw(portalOn(MONDAY), publish(jdbi, dataset("c", "Cachés")));

    // A dataset with only a title scores nothing but conformity to DCAT-AP.
    assertThat(shelf.scores()).contains(new Scores(2, 0, 45));
    assertThat(shelf.gaps())
        .containsEntry(Criterion.KEYWORDS, 1L)
        .containsEntry(Criterion.THEMES, 2L)
        .doesNotContainKey(Criterion.DCAT_AP);

    publish(jdbi, dataset("b", "Bancs", draft -> draft.keywords(List.of("banc"))));

    assertThat(shelf.scores()).contains(new Scores(2, 0, 60));
    assertThat(shelf.gaps()).doesNotContainKey(Criterion.KEYWORDS);
  }

  @Test
  void whatIsPublishedIsFoundAsItWas() {
    Dataset dataset =
        dataset(
            "1",
            "Arbres",
            draft ->
                draft
                    .coverage(
                        Coverage.of(List.of("commune:79191"), new Box(-0.5, 46.2, -0.3, 46.4)))
                    .temporal(new Period("2019", null))
                    .distributions(
                        List.of(
                            Distribution.Link.to(
                                "Tout", URI.create("https://source.example/a.csv")),
                            new Distribution.Extract(
                                "79191",
                                "Niort",
                                "ab/abcd.csv",
                                "CSV",
                                "text/csv",
                                12L,
                                "abcd",
                                URI.create("https://source.example/a.csv"),
                                new Receipt(9, 3, 4, 1, 1, "inclusion", "2026"),
                                null,
                                null))));
    String key = publish(jdbi, dataset);

    assertThat(key).isEqualTo(dataset.id().key());
    assertThat(shelf.find(key)).map(Entry::dataset).contains(dataset);
  }

  @Test
  void publishingTwiceLeavesOneCopyAndTheDateOfItsChange() {
    Dataset dataset = dataset("1", "Arbres");
    publish(portalOn(MONDAY), dataset);
    String key = publish(portalOn(TUESDAY), dataset);

    assertThat(shelf.search(CatalogueQuery.EVERYTHING).total()).isOne();
    assertThat(shelf.find(key).orElseThrow().changed()).isEqualTo(MONDAY);
    assertThat(shelf.head().changed()).contains(MONDAY);
  }

  @Test
  void aNewContentReplacesTheOldOneAndIsAChange() {
    publish(portalOn(MONDAY), dataset("1", "Arbres"));
    String key = publish(portalOn(TUESDAY), dataset("1", "Forêts"));

    assertThat(titles("arbre")).isEmpty();
    assertThat(titles("foret")).containsExactly("Forêts");
    assertThat(shelf.find(key).orElseThrow())
        .returns(MONDAY, Entry::firstPublished)
        .returns(TUESDAY, Entry::changed);
  }

  @Test
  void aWithdrawnDatasetIsOutOfSightAndComesBackWithItsFirstDate() {
    String key = publish(portalOn(MONDAY), dataset("1", "Arbres"));
    withdraw(portalOn(TUESDAY), key);

    assertThat(shelf.find(key)).isEmpty();
    assertThat(titles("")).isEmpty();
    assertThat(shelf.stream()).isEmpty();
    assertThat(shelf.head().changed()).contains(TUESDAY);

    publish(portalOn(TUESDAY), dataset("1", "Arbres"));
    assertThat(shelf.find(key).orElseThrow())
        .returns(MONDAY, Entry::firstPublished)
        .returns(TUESDAY, Entry::changed);
  }

  @Test
  void withdrawingTwiceIsOneChange() {
    String key = publish(portalOn(MONDAY), dataset("1", "Arbres"));
    withdraw(portalOn(MONDAY), key);
    withdraw(portalOn(TUESDAY), key);

    assertThat(shelf.head().changed()).contains(MONDAY);
  }

  @Test
  void anEmptyShelfHasNeverChanged() {
    assertThat(shelf.head().changed()).isEmpty();
    assertThat(shelf.search(CatalogueQuery.EVERYTHING))
        .returns(0L, Findings::total)
        .returns(1, Findings::pages)
        .returns(1, Findings::page);
  }

  @Test
  void accentsAndCapitalsDoNotMatter() {
    publish(jdbi, dataset("1", "Energie produite"));
    publish(jdbi, dataset("2", "Œufs et ÉNERGIE"));

    assertThat(titles("énergie")).containsExactlyInAnyOrder("Energie produite", "Œufs et ÉNERGIE");
    assertThat(titles("oeufs ENERGIE")).containsExactly("Œufs et ÉNERGIE");
  }

  @Test
  void everyWordMustBeginAWordSomewhereInTheRecord() {
    publish(
        jdbi,
        dataset(
            "1",
            "Cours d’eau",
            by("Agence de l’eau").andThen(d -> d.description("Débits mesurés"))::apply));
    publish(jdbi, dataset("2", "Tableaux des réseaux"));

    assertThat(titles("eau")).containsExactly("Cours d’eau");
    assertThat(titles("agence débit")).containsExactly("Cours d’eau");
    assertThat(titles("agence tableau")).isEmpty();
  }

  @Test
  void thePluralFindsTheSingular() {
    publish(jdbi, dataset("1", "Un arbre, un réseau"));

    assertThat(titles("arbres réseaux")).hasSize(1);
  }

  @Test
  void patternsOfTheReadersOwnMeanNothing() {
    publish(jdbi, dataset("1", "Arbres", by("Niort", "ENVI")));

    assertThat(titles("%' OR 1=1 --")).isEmpty();
    assertThat(titles(CatalogueQuery.EVERYTHING.withTheme("%"))).isEmpty();
    assertThat(titles(CatalogueQuery.EVERYTHING.withProducer("' OR ''='"))).isEmpty();
  }

  @Test
  void filtersNarrowAndCountsTellWhatEachValueWouldLeave() {
    publish(jdbi, dataset("1", "A", by("Niort", "ENVI")));
    publish(jdbi, dataset("2", "B", by("Niort", "ENVI", "ENER")));
    publish(jdbi, dataset("3", "C", by("Ademe", "ENER")));
    publish(jdbi, Dataset.draft(new DatasetId("79191", "essai", "4"), "D").build());

    Findings found =
        shelf.search(CatalogueQuery.EVERYTHING.withProducer("Niort").withTheme("ENER"));

    assertThat(found.entries()).extracting(entry -> entry.dataset().title()).containsExactly("B");
    assertThat(found.total()).isOne();
    assertThat(found.themes()).isEqualTo(Map.of("ENVI", 2L, "ENER", 1L));
    assertThat(found.producers()).isEqualTo(Map.of("Niort", 1L, "Ademe", 1L));
    assertThat(found.territories()).isEqualTo(Map.of("200041317", 1L));
    assertThat(titles(CatalogueQuery.EVERYTHING.withTerritory("79191"))).containsExactly("D");
  }

  @Test
  void theLatestDayComesFirstThenTitlesInOrder() {
    publish(portalOn(MONDAY), dataset("1", "Ancien"));
    publish(portalOn(TUESDAY.plusSeconds(60)), dataset("2", "Zones humides"));
    publish(portalOn(TUESDAY), dataset("3", "Éolien"));

    assertThat(titles("")).containsExactly("Éolien", "Zones humides", "Ancien");
  }

  @Test
  void pagesFollowEachOtherAndTheLastOneStandsForThoseBeyond() {
    IntStream.range(0, Shelf.PAGE_SIZE + 3)
        .forEach(i -> publish(jdbi, dataset("n" + i, "Titre %03d".formatted(i))));

    Findings first = shelf.search(CatalogueQuery.EVERYTHING);
    Findings beyond = shelf.search(CatalogueQuery.EVERYTHING.atPage(99));

    assertThat(first.entries()).hasSize(Shelf.PAGE_SIZE);
    assertThat(first.pages()).isEqualTo(2);
    assertThat(beyond.page()).isEqualTo(2);
    assertThat(beyond.entries())
        .extracting(entry -> entry.dataset().title())
        .containsExactly("Titre 020", "Titre 021", "Titre 022");
  }

  @Test
  void placesTimesAndKindsNarrowASearch() {
    Box niort = new Box(-0.5, 46.2, -0.3, 46.4);
    publish(
        jdbi,
        dataset(
            "1",
            "Arbres",
            d -> d.coverage(Coverage.of(List.of(), niort)).temporal(new Period("2019", "2024"))));
    publish(jdbi, dataset("2", "Cartes", d -> d.kind(Kind.SERVICE)));
    LocalDate last = LocalDate.parse("2024-12-31");

    assertThat(records(List.of("arbre"), List.of(niort), last, last, Set.of(Kind.DATASET)))
        .containsExactly("Arbres");
    assertThat(records(List.of(), List.of(), last.plusDays(1), null, Set.of()))
        .containsExactly("Cartes");
    assertThat(records(List.of("arbre", "carte"), List.of(), null, last, Set.of())).hasSize(2);
    assertThat(records(List.of("%"), List.of(), null, null, Set.of())).isEmpty();
  }

  @Test
  void datasetsAreFoundByWhatTheyAreCalledElsewhere() {
    publish(jdbi, dataset("a/1", "Arbres"));
    publish(
        jdbi, dataset("b", "Bancs", d -> d.identifiers(List.of("10.5072/Bancs", "été \"x\"\\"))));

    assertThat(called("a/1", "10.5072/Bancs")).containsExactly("Arbres", "Bancs");
    assertThat(called("été \"x\"\\")).containsExactly("Bancs");
    assertThat(called("10.5072/bancs", "10.5072", "a")).isEmpty();
  }

  private List<String> called(String... identifiers) {
    RecordQuery query =
        new RecordQuery(
            List.of(),
            List.of(),
            null,
            null,
            Set.of(),
            List.of(),
            List.of(identifiers),
            List.of(new SortKey(SortKey.By.TITLE, false)));
    return shelf.records(query, 0, 0, 10).stream().map(e -> e.dataset().title()).toList();
  }

  private List<String> records(
      List<String> texts, List<Box> boxes, LocalDate from, LocalDate to, Set<Kind> kinds) {
    RecordQuery query =
        new RecordQuery(texts, boxes, from, to, kinds, List.of(), List.of(), List.of());
    List<Entry> found = shelf.records(query, 0, 0, 10);
    assertThat(shelf.count(query)).isEqualTo(found.size());
    return found.stream().map(entry -> entry.dataset().title()).toList();
  }

  @Test
  void theStreamGivesEverythingOnceWhileTheShelfIsWrittenTo() {
    IntStream.range(0, 230).forEach(i -> publish(jdbi, dataset("n" + i, "Titre " + i)));

    List<String> keys =
        shelf.stream()
            .peek(entry -> publish(jdbi, entry.dataset().with(d -> d.title("Autre"))))
            .map(Entry::key)
            .toList();

    assertThat(keys).hasSize(230).doesNotHaveDuplicates();
  }

  @Test
  void numbersAreThoseOfTheFirstPublicationAndPagesStayWhatTheyAre() {
    List<String> keys =
        IntStream.range(0, Shelf.BLOCK_SIZE + 2)
            .mapToObj(i -> publish(jdbi, dataset("n" + i, "Titre " + i)))
            .toList();
    publish(jdbi, dataset("n5", "Autre"));
    withdraw(portalOn(TUESDAY), keys.get(0));

    assertThat(shelf.head().blocks()).isEqualTo(2);
    assertThat(shelf.block(1))
        .extracting(Entry::key)
        .containsExactlyElementsOf(keys.subList(1, Shelf.BLOCK_SIZE));
    assertThat(shelf.block(2))
        .extracting(Entry::number)
        .containsExactly(Shelf.BLOCK_SIZE + 1L, Shelf.BLOCK_SIZE + 2L);
  }

  @Test
  void eachChangeHasALaterVersionAndTheBlockOfTheDatasetHasIt() {
    IntStream.range(0, Shelf.BLOCK_SIZE + 1)
        .forEach(i -> publish(jdbi, dataset("n" + i, "Titre " + i)));
    long before = shelf.head().version();
    Map<Integer, Long> versions = shelf.versions(1, 2);

    publish(jdbi, dataset("n0", "Titre 0"));
    assertThat(shelf.head().version()).as("nothing changed").isEqualTo(before);
    publish(jdbi, dataset("n0", "Autre"));

    long after = shelf.head().version();
    assertThat(after).isGreaterThan(before);
    assertThat(shelf.versions(1, 2)).isEqualTo(Map.of(1, after, 2, versions.get(2)));
  }

  @Test
  void aClockThatGoesBackDoesNotTakeTheOrderOfChangesWithIt() {
    publish(portalOn(TUESDAY), dataset("1", "Arbres"));
    String key = publish(portalOn(MONDAY), dataset("2", "Forêts"));

    assertThat(shelf.find(key).orElseThrow().changed()).isEqualTo(TUESDAY);
  }

  @Test
  void whatAClockThatWasFarAheadDatedIsDatedAgain() {
    Instant ahead = TUESDAY.plus(Duration.ofDays(1500));
    String first = publish(portalOn(ahead), dataset("1", "Arbres"));
    long before = shelf.head().version();
    String second = publish(portalOn(TUESDAY), dataset("2", "Forêts"));

    assertThat(List.of(first, second))
        .map(key -> shelf.find(key).orElseThrow())
        .allSatisfy(entry -> assertThat(entry.changed()).isEqualTo(TUESDAY))
        .allSatisfy(entry -> assertThat(entry.firstPublished()).isEqualTo(TUESDAY));
    assertThat(shelf.head().changed()).contains(TUESDAY);
    assertThat(shelf.head().version()).isGreaterThan(before);
    assertThat(new History(jdbi).months())
        .singleElement()
        .returns(YearMonth.of(2026, 3), History.Month::month);
  }

  /** As after a backup was restored: readers know other changes by the numbers given since. */
  @Test
  void noNumberIsGivenASecondTime() {
    publish(portalOn(MONDAY), dataset("1", "Arbres"));
    Shelf.Head saved = shelf.head();
    publish(portalOn(MONDAY.plusSeconds(60)), dataset("1", "Arbres, bis"));
    long lost = shelf.head().version();
    jdbi.useHandle(handle -> handle.execute("DELETE FROM shelf_change WHERE version = ?", lost));
    jdbi.useHandle(handle -> handle.execute("UPDATE shelf_head SET version = ?", saved.version()));
    publish(portalOn(TUESDAY), dataset("1", "Arbres, ter"));

    assertThat(shelf.head().version()).isGreaterThan(lost);
    assertThat(new History(jdbi).after(lost, 10)).hasSize(1);
  }

  @Test
  void writersAtOnceGetNumbersWithoutGapsAndEachItsVersion() {
    IntStream.range(0, 40).parallel().forEach(i -> publish(jdbi, dataset("n" + i, "Titre " + i)));

    assertThat(shelf.head().datasets()).isEqualTo(40);
    assertThat(new History(jdbi).after(0, 100))
        .hasSize(40)
        .last()
        .returns(shelf.head().version(), Change::version);
    assertThat(shelf.block(1))
        .extracting(Entry::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void numbersOfAQueryGoOnAfterTheLastOne() {
    IntStream.range(0, 10)
        .forEach(
            i -> publish(jdbi, dataset("n" + i, "Titre", by("Niort", i < 5 ? "ENVI" : "ENER"))));
    CatalogueQuery energy = CatalogueQuery.EVERYTHING.withTheme("ENER");

    assertThat(shelf.numbers(energy, 0, 3)).containsExactly(6L, 7L, 8L);
    assertThat(shelf.numbers(energy, 8, 3)).containsExactly(9L, 10L);
    assertThat(shelf.count(energy)).isEqualTo(5);
    assertThat(shelf.everHeld(CatalogueQuery.EVERYTHING.withSource("essai"))).isTrue();
    assertThat(shelf.everHeld(CatalogueQuery.EVERYTHING.withSource("essais"))).isFalse();
  }
}
