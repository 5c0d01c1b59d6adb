package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static fr.moisson.routes.store.Bench.TUESDAY;
import static fr.moisson.routes.store.Bench.dataset;
import static fr.moisson.routes.store.Bench.id;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Catalogue.Change;
import fr.moisson.harvesters.model.Catalogue.Missing;
import fr.moisson.harvesters.model.Catalogue.Progress;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The datasets that runs list, and the markers of runs. Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class SqlCatalogueTest {

  private static final Notice BAD_DATE = Notice.of(Code.BAD_DATE, "hier");

  @Parameter Engine engine;
  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(engine.open(folder));
  }

  @Test
  void aDatasetIsCreatedThenUnchangedThenUpdated() {
    assertThat(bench.store(bench.run(), "a", "Arbres")).isEqualTo(Change.CREATED);
    assertThat(bench.store(bench.run(), "a", "Arbres")).isEqualTo(Change.UNCHANGED);
    assertThat(bench.store(bench.run(), "a", "Forêts")).isEqualTo(Change.UPDATED);

    assertThat(bench.sql.datasetEvents()).containsExactly("dataset.created", "dataset.updated");
    assertThat(bench.sql.held()).containsExactly("a");
  }

  @Test
  void theSecondOfOneNameInOneRunIsADuplicateAndIsNotStored() {
    long run = bench.run();
    bench.store(run, "a", "Arbres");

    assertThat(bench.store(run, "a", "Forêts")).isEqualTo(Change.DUPLICATE);
    assertThat(bench.store(bench.run(), "a", "Arbres")).isEqualTo(Change.UNCHANGED);
  }

  @Test
  void anEntryThatCannotBeReadKeepsWhatWeHoldOfIt() {
    bench.store(bench.run(), "a", "Arbres");
    long run = bench.run();
    bench.catalogue.keep(run, id("a"), List.of(BAD_DATE));
    bench.catalogue.keep(run, id("never seen"), List.of(BAD_DATE));

    assertThat(bench.catalogue.missing(run)).isEqualTo(new Missing(1, 0, List.of(), Map.of()));
    assertThat(bench.sql.held()).containsExactly("a");
    assertThat(bench.notices()).containsExactly("a BAD_DATE", "never seen BAD_DATE");
  }

  @Test
  void aNoteLeavesTheDatasetMissing() {
    bench.store(bench.run(), "a", "Arbres");
    long run = bench.run();
    bench.catalogue.note(run, id("a"), List.of(BAD_DATE));
    bench.catalogue.note(run, null, List.of(Notice.of(Code.EMPTY_SOURCE, 1)));

    assertThat(bench.catalogue.missing(run))
        .isEqualTo(new Missing(1, 1, List.of("Arbres"), Map.of()));
    assertThat(bench.notices()).containsExactly("a BAD_DATE", "* EMPTY_SOURCE");
  }

  @Test
  void noticesOfADatasetAreThoseOfItsLatestContent() {
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(BAD_DATE), MONDAY);
    bench.catalogue.store(
        bench.run(), dataset("a", "Forêts"), List.of(Notice.of(Code.NO_CONTACT)), TUESDAY);

    assertThat(bench.sql.column("SELECT code FROM notice")).containsExactly("NO_CONTACT");
  }

  @Test
  void whatEveryRunSaysAgainOfAnEntryIsKeptOnce() {
    bench.store(bench.run(), "a", "Arbres");
    Notice outside = Notice.of(Code.OUTSIDE_TERRITORY, "Bois", "Niort");
    for (int i = 0; i < 5; i++) {
      long run = bench.run();
      bench.catalogue.keep(run, id("a"), List.of(BAD_DATE, BAD_DATE));
      bench.catalogue.note(run, id("b"), List.of(outside));
    }

    assertThat(bench.sql.column("SELECT code FROM notice ORDER BY id"))
        .containsExactly("BAD_DATE", "BAD_DATE", "OUTSIDE_TERRITORY");
  }

  @Test
  void whatWasWrongWithAnEntryIsForgottenOnceItIsRightAgain() {
    Notice noContact = Notice.of(Code.NO_CONTACT);
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(noContact), MONDAY);
    bench.catalogue.keep(bench.run(), id("a"), List.of(BAD_DATE));
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(noContact), TUESDAY);
    assertThat(bench.sql.column("SELECT code FROM notice")).containsExactly("NO_CONTACT");

    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(), TUESDAY);
    assertThat(bench.sql.column("SELECT code FROM notice")).isEmpty();
  }

  @Test
  void whatEarlierRunsSaidOfAnEntryIsNotSaidAgainWithWhatThisOneSays() {
    Notice outside = Notice.of(Code.OUTSIDE_TERRITORY, "Arbres", "Niort");
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(), MONDAY);
    bench.catalogue.note(bench.run(), id("a"), List.of(outside));

    assertThat(bench.catalogue.keep(bench.run(), id("a"), List.of(BAD_DATE))).isTrue();
    assertThat(bench.catalogue.keep(bench.run(), id("b"), List.of(BAD_DATE))).isFalse();

    assertThat(bench.sql.column("SELECT remote_id || ' ' || code FROM notice ORDER BY id"))
        .containsExactly("a BAD_DATE", "b BAD_DATE");
  }

  /** As after an update of the program, which may detect more than before. */
  @Test
  void whatIsSaidAnewOfAnUnchangedDatasetIsToldAndWhatIsSaidAgainIsKeptAsItIs() {
    Notice older = Notice.of(Code.NO_CONTACT);
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(older), MONDAY);
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(older), TUESDAY);
    assertThat(bench.sql.column("SELECT run FROM notice"))
        .as("not written again")
        .containsExactly("1");

    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(older, BAD_DATE), TUESDAY);
    assertThat(bench.digests())
        .extracting(Notices.Digest::example)
        .containsExactly(BAD_DATE, older);
    Notice otherwise = Notice.of(Code.BAD_DATE, "demain");
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(otherwise), TUESDAY);
    assertThat(bench.digests()).extracting(Notices.Digest::example).containsExactly(otherwise);
  }

  @Test
  void aNoticeThatOnlyAnOlderVersionGaveStopsNothing() {
    Notice other = Notice.of(Code.NO_CONTACT);
    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(BAD_DATE), MONDAY);
    bench.sql.execute("UPDATE notice SET code = 'GONE'");

    bench.catalogue.store(bench.run(), dataset("a", "Arbres"), List.of(other), TUESDAY);

    assertThat(bench.sql.column("SELECT code FROM notice")).containsExactly("NO_CONTACT");
  }

  @Test
  void anOfficerReadsTheGravestNoticesOfTheLastRunFirstEachCodeOnce() {
    long first = bench.run();
    bench.catalogue.store(first, dataset("a", "Arbres"), List.of(BAD_DATE), MONDAY);
    bench.catalogue.store(first, dataset("b", "Bois"), List.of(BAD_DATE), MONDAY);
    bench.catalogue.note(first, null, List.of(Notice.of(Code.TIMED_OUT, "x", 30)));
    long last = bench.run();
    bench.catalogue.store(last, dataset("a", "Arbres"), List.of(BAD_DATE), TUESDAY);
    bench.catalogue.store(last, dataset("b", "Bois"), List.of(BAD_DATE), TUESDAY);
    Notice missing = Notice.of(Code.MISSING, 1, 7);
    Notice noName = Notice.of(Code.NO_IDENTIFIER, "udata");
    bench.catalogue.note(last, null, List.of(missing, noName));

    assertThat(bench.digests())
        .containsExactly(
            new Notices.Digest(1, null, noName),
            new Notices.Digest(2, "Arbres", BAD_DATE),
            new Notices.Digest(1, null, missing));
  }

  @Test
  void eachErrorIsToldSinceEachCostsADataset() {
    long run = bench.run();
    Notice one = Notice.of(Code.MALFORMED, "un.geojson", "GEOJSON", 1, 2);
    Notice other = Notice.of(Code.MALFORMED, "deux.geojson", "GEOJSON", 1, 2);
    bench.catalogue.keep(run, id("a"), List.of(one));
    bench.catalogue.keep(run, id("b"), List.of(other));
    bench.catalogue.keep(run, id("c"), List.of(other));

    assertThat(bench.digests())
        .containsExactly(new Notices.Digest(2, "b", other), new Notices.Digest(1, "a", one));
  }

  @Test
  void someOfWhatIsMissingAreNamed() {
    bench.store(bench.run(), "a", "Arbres");
    bench.store(bench.run(), "b", "Bois");

    assertThat(bench.catalogue.missing(bench.run()).titles()).containsExactly("Arbres", "Bois");
  }

  @Test
  void whatThisRunHasRefusedIsToldFromWhatItHasNotRead() {
    for (String name : List.of("a", "b", "c")) {
      bench.store(bench.run(), name, "Titre " + name);
    }
    Notice outside = Notice.of(Code.OUTSIDE_TERRITORY, "Titre", "Niort");
    bench.catalogue.note(bench.run(), id("c"), List.of(outside));
    long run = bench.run();
    bench.catalogue.note(run, id("a"), List.of(BAD_DATE, outside));
    bench.catalogue.note(run, id("a"), List.of(outside));

    assertThat(bench.catalogue.missing(run))
        .returns(3L, Missing::missing)
        .returns(Map.of(Code.OUTSIDE_TERRITORY, 1L), Missing::refused);
  }

  @Test
  void aWithdrawnDatasetThatComesBackIsCreatedAgainEvenIfItIsTheSame() {
    bench.store(bench.run(), "a", "Arbres");
    bench.withdrawAll();

    assertThat(bench.store(bench.run(), "a", "Arbres")).isEqualTo(Change.CREATED);
    assertThat(bench.sql.held()).containsExactly("a");
    assertThat(bench.catalogue.missing(bench.run()))
        .isEqualTo(new Missing(1, 1, List.of("Arbres"), Map.of()));
  }

  @Test
  void aWithdrawnDatasetIsNotBroughtBackByAnEntryThatCannotBeRead() {
    bench.store(bench.run(), "a", "Arbres");
    bench.withdrawAll();
    bench.catalogue.keep(bench.run(), id("a"), List.of(BAD_DATE));

    assertThat(bench.sql.held()).isEmpty();
  }

  @Test
  void theMarkerIsThatOfTheLatestCompleteRun() {
    assertThat(bench.catalogue.progress("niort", "udata", MONDAY)).isEmpty();

    bench.end(bench.run(), State.COMPLETE, "1", true);
    bench.end(bench.run(), State.COMPLETE, "2", false);
    bench.end(bench.run(), State.HELD, "3", false);
    bench.end(bench.run(), State.INCOMPLETE, "4", false);
    bench.end(bench.run(), State.FAILED, "5", false);
    bench.end(bench.run(), State.COMPLETE, null, false);
    bench.run();

    assertThat(bench.catalogue.progress("niort", "udata", MONDAY))
        .contains(new Progress("2", MONDAY));
    assertThat(bench.catalogue.progress("fors", "udata", MONDAY)).isEmpty();
    assertThat(bench.catalogue.progress("niort", "ckan", MONDAY)).isEmpty();
  }

  @Test
  void theLastFullListingIsRememberedWithTheMarkerOfALaterRun() {
    bench.end(bench.run(), State.COMPLETE, "1", true);
    long later = bench.catalogue.open("niort", "udata", 0, false, TUESDAY);
    bench.end(later, State.COMPLETE, "2", false);

    assertThat(bench.catalogue.progress("niort", "udata", MONDAY))
        .contains(new Progress("2", MONDAY));
  }

  @Test
  void aRunThatListedInFullButWasHeldDoesNotCountAsAFullListing() {
    bench.end(bench.run(), State.HELD, null, true);
    bench.end(bench.run(), State.COMPLETE, "2", false);

    assertThat(bench.catalogue.progress("niort", "udata", MONDAY)).isEmpty();
  }

  @Test
  void whatASourceRemembersIsItsOwnAndOutlivesRunsThatFail() {
    bench.catalogue.remember("niort", "udata", "first", MONDAY);
    bench.catalogue.remember("niort", "udata", "second", TUESDAY);
    bench.end(bench.run(), State.FAILED, "marker", false);

    assertThat(bench.catalogue.memory("niort", "udata")).contains("second");
    assertThat(bench.catalogue.memory("fors", "udata")).isEmpty();
    assertThat(bench.catalogue.memory("niort", "ckan")).isEmpty();
  }

  @Test
  void theEndOfARunIsAnEventOfItsOwn() {
    bench.end(bench.run(), State.COMPLETE, null, true);
    bench.end(bench.run(), State.HELD, null, false);

    assertThat(bench.sql.column("SELECT type FROM event ORDER BY id"))
        .containsExactly("run.started", "run.completed", "run.started", "run.held");
    assertThat(bench.sql.column("SELECT report FROM run ORDER BY id").get(0))
        .contains("\"read\":1");
  }
}
