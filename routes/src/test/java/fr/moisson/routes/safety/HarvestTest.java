package fr.moisson.routes.safety;

import static fr.moisson.routes.safety.ScriptedSource.badItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.harvesters.run.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad entry does not affect other entries, nor a bad run later ones. */
class HarvestTest {

  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @Test
  void aBadEntryIsRejectedAndWhatWeHoldOfItStays() {
    bench.source.lists("a", "b", "c");
    bench.harvest();
    bench.source.trouble("b", badItem(Code.NO_TITLE)).titled("c", "Nouveau titre");

    for (int week = 0; week < 3; week++) {
      bench.clock.passDays(7);
      assertThat(bench.harvest())
          .returns(State.COMPLETE, RunReport::state)
          .returns(1L, RunReport::rejected)
          .returns(0L, RunReport::withdrawn);
    }
    assertThat(bench.held()).containsExactly("a", "b", "c");
    assertThat(bench.notices()).containsExactly("b NO_TITLE");
  }

  @Test
  void anEntryWithoutAnyNameIsRejected() {
    bench.source.lists("a", "  ", "c");

    RunReport report = bench.harvest();

    assertThat(report).returns(1L, RunReport::rejected).returns(2L, RunReport::created);
    assertThat(bench.notices()).containsExactly("* NO_IDENTIFIER");
  }

  @Test
  void duplicateIdentifiersKeepTheFirst() {
    bench.source.lists("a", "b", "a");

    RunReport report = bench.harvest();

    assertThat(report).returns(2L, RunReport::created).returns(1L, RunReport::rejected);
    assertThat(bench.notices()).containsExactly("a DUPLICATE_IDENTIFIER");
    assertThat(bench.harvest()).returns(2L, RunReport::unchanged);
  }

  @Test
  void aBugInOneEntryCostsOnlyThatEntry() {
    bench.source.lists("a", "b", "c");
    bench.harvest();
    bench
        .source
        .titled("c", "Nouveau titre")
        .trouble(
            "b",
            id -> {
              throw new IllegalStateException("a bug, as planned");
            });
    bench.clock.passDays(30);

    RunReport report = bench.harvest();

    assertThat(report)
        .returns(State.COMPLETE, RunReport::state)
        .returns(1L, RunReport::failed)
        .returns(1L, RunReport::unchanged)
        .returns(1L, RunReport::updated);
    assertThat(bench.held()).containsExactly("a", "b", "c");
    assertThat(bench.notices()).containsExactly("b BUG");
  }

  @Test
  void aSourceThatHasNeverGivenAnythingSaysSo() {
    bench.source.lists();

    RunReport report = bench.harvest();

    assertThat(report.state()).isEqualTo(State.COMPLETE);
    assertThat(bench.notices()).containsExactly("* NOTHING_LISTED");
  }

  @Test
  void anUnchangedSourceChangesNothingAndTellsNoEventOfADataset() {
    bench.source.listsNumbered(5);
    bench.harvest();
    int events = bench.sql.datasetEvents().size();

    assertThat(bench.harvest()).returns(5L, RunReport::unchanged);
    assertThat(bench.sql.datasetEvents()).hasSize(events);
  }

  /** FDK records what it harvested before applying it, and so loses updates for ever. */
  @Test
  void aHarvestKilledHalfWayIsMadeUpForByTheNext() {
    bench.source.lists("a", "b", "c").then(run -> run.upTo("monday"));
    bench.harvest();
    bench
        .source
        .titled("a", "Titre neuf a")
        .titled("c", "Titre neuf c")
        .trouble(
            "c",
            id -> {
              throw new Bench.Killed();
            });
    bench.source.lists("a", "b", "c").then(run -> run.upTo("tuesday"));
    assertThatThrownBy(() -> bench.harvest()).isInstanceOf(Bench.Killed.class);

    bench.source.noTrouble("c");
    RunReport next = bench.harvest();

    assertThat(bench.source.since()).contains("monday");
    assertThat(next).returns(2L, RunReport::unchanged).returns(1L, RunReport::updated);
    bench.reconcile();
    assertThat(bench.portal.shown().values()).contains("Titre neuf a", "Titre neuf c");
  }

  @Test
  void onlyARunThatEndsWellMovesTheMarker() {
    bench.source.lists("a", "b").then(run -> run.upTo("monday"));
    bench.harvest();
    bench
        .source
        .lists("a")
        .then(
            run -> {
              run.upTo("tuesday");
              throw new Unavailable(Notice.of(Code.UNREACHABLE, "source.example", "reset"));
            });
    bench.harvest();
    bench.source.lists().then(run -> run.upTo("wednesday"));
    assertThat(bench.harvest().state()).isEqualTo(State.HELD);
    bench.source.lists("a", "b").then(run -> run.upTo("thursday"));
    bench.harvest(Mode.REPLAY, Safety.DEFAULT);
    assertThat(bench.source.since()).isEmpty();

    bench.harvest();
    assertThat(bench.source.since()).contains("monday");
    bench.harvest();
    assertThat(bench.source.since()).contains("thursday");
  }

  @Test
  void whatASourceRemembersIsKeptAtOnceButNotByAReplay() {
    bench
        .source
        .lists("a")
        .then(
            run -> {
              run.remember("order 1");
              throw new Unavailable(Notice.of(Code.UNREACHABLE, "source.example", "reset"));
            });
    bench.harvest();
    List<String> remembered = new ArrayList<>();
    bench
        .source
        .lists("a")
        .then(
            run -> {
              remembered.add(run.memory().orElse(""));
              run.remember("order 2");
              remembered.add(run.memory().orElse(""));
            });
    bench.harvest(Mode.REPLAY, Safety.DEFAULT);
    bench.clock.passDays(30);
    bench.harvest();

    assertThat(remembered).containsExactly("order 1", "order 2", "order 1", "order 2");
  }

  @Test
  void aFullListingIsAskedForAfterAWeekOfEarlyStops() {
    bench.source.lists("a", "b").then(run -> run.upTo("monday"));
    bench.harvest();
    bench.source.lists("a").then(run -> run.stopEarly());
    bench.clock.passDays(7);
    bench.harvest();
    assertThat(bench.source.since()).contains("monday");

    bench.clock.passDays(1);
    bench.harvest();
    assertThat(bench.source.since()).isEmpty();
    assertThat(bench.source.last()).contains("monday");
  }

  @Test
  void aWeeklySourceIsNotReadWholeEachWeekBecauseItStartsAFewMinutesLate() {
    bench.source.lists("a", "b").then(run -> run.upTo("monday"));
    bench.harvest();
    bench.clock.passDays(7);
    bench.clock.pass(Duration.ofMinutes(5));
    bench.harvest();

    assertThat(bench.source.since()).contains("monday");
  }

  @Test
  void whatWasReadUnderOtherOptionsIsReadAgain() {
    bench.source.lists("a").then(run -> run.upTo("monday"));
    bench.harvest();
    bench.options = "{\"title\":\"Arbres\"}";
    bench.harvest();
    assertThat(bench.source.last()).isEmpty();

    bench.harvest();
    assertThat(bench.source.last()).contains("monday");
  }
}
