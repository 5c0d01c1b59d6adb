package fr.moisson.routes.safety;

import static fr.moisson.routes.safety.ScriptedSource.badItem;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.harvesters.run.Safety;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may remove a dataset from the catalogue, and what must not. */
class WithdrawingTest {

  /** Much longer than the grace period. */
  private static final int WEEKS = 6;

  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @Test
  void anEmptyButValidSourceWithdrawsNothing() {
    bench.source.listsNumbered(10);
    bench.harvest();
    bench.source.lists();

    RunReport report = everyWeekForMonths();

    assertThat(report.state()).isEqualTo(State.HELD);
    assertThat(told(report)).contains("10 jeux de données", "moisson approve niort/essai");
    assertThat(bench.held()).hasSize(10);
  }

  /** The breaker lets a single dataset go, but what lost its rows is still at its source. */
  @Test
  void whatHasLostAllItsRowsStaysUntilAnOfficerApproves() {
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.source.listsNumbered(2).then(run -> run.foundEmpty("d3"));

    RunReport report = everyWeekForMonths();

    assertThat(report.state()).isEqualTo(State.HELD);
    assertThat(told(report)).contains("plus aucune ligne", "Titre d3", "approve niort/essai");
    assertThat(bench.held()).hasSize(3);
    assertThat(bench.notices()).containsExactlyInAnyOrder("* HELD_EMPTIED", "d3 EMPTIED");
    assertThat(bench.approve()).isOne();
    assertThat(bench.harvest()).returns(State.COMPLETE, RunReport::state);
    assertThat(bench.held()).containsExactly("d1", "d2");
  }

  /** What is emptied waits for the officer; what is missing waits for its own grace period. */
  @Test
  void whatHasLostItsRowsDoesNotKeepTheOthersNorTakeThemAlong() {
    bench.source.listsNumbered(12);
    bench.harvest();
    bench.source.listsNumbered(10).then(run -> run.foundEmpty("d12"));
    assertThat(told(bench.harvest())).contains("1 jeu de données sur 12 n’a plus", "Titre d12");
    bench.clock.passDays(7);

    assertThat(bench.harvest()).returns(State.HELD, RunReport::state);
    assertThat(bench.held()).hasSize(11).contains("d12").doesNotContain("d11");
    bench.source.listsNumbered(9).then(run -> run.foundEmpty("d12"));
    assertThat(bench.harvest().state()).isEqualTo(State.HELD);
    assertThat(bench.approve()).isOne();
    assertThat(bench.held()).hasSize(10).contains("d10").doesNotContain("d12");
  }

  @Test
  void anApprovalOfWhatHasVanishedLeavesWhatHasLostItsRows() {
    bench.source.listsNumbered(10);
    bench.harvest();
    bench.source.listsNumbered(5).then(run -> run.foundEmpty("d10"));
    assertThat(told(bench.harvest())).contains("4 jeux de données sur 10 ont disparu");

    assertThat(bench.approve()).isEqualTo(4);
    assertThat(bench.held()).hasSize(6).contains("d10");
  }

  /** The last one that has rows is the last one that can be read. */
  @Test
  void whatIsMissingBesidesEmptiedOnesAloneIsHeld() {
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.source.lists().then(run -> List.of("d1", "d2").forEach(run::foundEmpty));

    assertThat(everyWeekForMonths().state()).isEqualTo(State.HELD);
    assertThat(bench.held()).hasSize(3);
  }

  @Test
  void aTableThatIsReadAndHasNoRowsIsHeldLikewise() throws IOException {
    Path table = folder.resolve("arbres.csv");
    bench.source.rows(Files.writeString(table, "nom,lon,lat\na,-0.46,46.32\n"), "").lists("d1");
    bench.harvest();
    Files.writeString(table, "nom,lon,lat\n");

    assertThat(told(everyWeekForMonths())).contains("plus aucune ligne", "Titre d1");
    assertThat(bench.held()).containsExactly("d1");
  }

  /** Nothing of it is published that could stay. */
  @Test
  void whatIsEmptiedWhileAnotherIsPublishedInItsPlaceIsNotHeld() {
    bench.source.listsNumbered(12);
    bench.harvest();
    bench.sql.execute(
        "UPDATE dataset SET twin_of ="
            + " (SELECT id FROM dataset WHERE remote_id = 'd1') WHERE remote_id = 'd12'");
    bench.source.listsNumbered(11).then(run -> run.foundEmpty("d12"));

    assertThat(bench.harvest()).returns(State.COMPLETE, RunReport::state);
  }

  @Test
  void whatNeverHadRowsIsNobodysBusiness() {
    bench.source.listsNumbered(2).then(run -> run.foundEmpty("d3"));

    assertThat(bench.harvest()).returns(State.COMPLETE, RunReport::state);
    assertThat(bench.notices()).isEmpty();
  }

  @Test
  void aHalfAnswerWithdrawsNothing() {
    bench.source.listsNumbered(10);
    bench.harvest();
    bench.source.listsNumbered(5).breaksWith(fewerThanAnnounced());

    RunReport report = everyWeekForMonths();

    assertThat(report.state()).isEqualTo(State.INCOMPLETE);
    assertThat(report.read()).isEqualTo(5);
    assertThat(told(report)).contains("https://source.example", "10", "5");
    assertThat(bench.held()).hasSize(10);
  }

  @Test
  void whatAHalfAnswerDidNotListHasNotBegunToBeMissing() {
    bench.source.listsNumbered(10);
    bench.harvest();
    bench.source.listsNumbered(9).breaksWith(fewerThanAnnounced());
    everyWeekForMonths();
    bench.source.listsNumbered(9);

    assertThat(bench.harvest().withdrawn()).isZero();
  }

  @Test
  void aListingShrunkByHalfIsHeld() {
    bench.source.listsNumbered(10);
    bench.harvest();
    bench.source.listsNumbered(5);

    RunReport report = everyWeekForMonths();

    assertThat(report.state()).isEqualTo(State.HELD);
    assertThat(told(report))
        .contains(
            "5 jeux de données sur 10 ont disparu de la source", "moisson approve niort/essai")
        .doesNotContain("only, except");
    assertThat(bench.held()).hasSize(10);
    assertThat(bench.sql.column("SELECT type FROM event")).contains("run.held");
  }

  /** What is read and refused has not vanished, and what to do about it is another thing. */
  @ParameterizedTest
  @CsvSource({
    "OUTSIDE_TERRITORY, 3, 'mais hors du territoire. ', place.crs",
    "NOT_CHOSEN, 3, 'mais que vos critères (only, except) écartent. ', corrigez ces critères",
    "NOT_DATA, 3, 'que Moisson refuse ou ', l’avis sur chacun",
    "OUTSIDE_TERRITORY, 2, 'que la source ne donne plus. ', l’avis sur chacun"
  })
  void whatIsHeldBecauseItIsRefusedSaysWhy(Code refusal, int listed, String why, String remedy) {
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.source.listsNumbered(listed);
    for (String name : List.of("d1", "d2", "d3")) {
      bench.source.trouble(name, badItem(refusal, "Titre", "Niort"));
    }

    RunReport report = bench.harvest();

    assertThat(report.state()).isEqualTo(State.HELD);
    assertThat(told(report))
        .contains("3 jeux de données sur 3", why, remedy, "moisson approve niort/essai")
        .doesNotContain("disparu", "rien à faire");
  }

  @Test
  void aSourceThatIsDownWithdrawsNothing() {
    bench.source.listsNumbered(10);
    bench.harvest();
    bench
        .source
        .lists()
        .breaksWith(new Unavailable(Notice.of(Code.UNREACHABLE, "source.example", "refused")));

    RunReport report = everyWeekForMonths();

    assertThat(report.state()).isEqualTo(State.FAILED);
    assertThat(told(report)).contains("source.example", "injoignable", "refused");
    assertThat(bench.held()).hasSize(10);
  }

  @Test
  void aBugThatEndsTheListingWithdrawsNothing() {
    bench.source.listsNumbered(10);
    bench.harvest();
    bench.source.listsNumbered(3).breaksWith(new IllegalStateException("a bug, as planned"));

    RunReport report = everyWeekForMonths();

    assertThat(report.state()).isEqualTo(State.FAILED);
    assertThat(told(report)).contains("Erreur interne de Moisson", "a bug, as planned");
    assertThat(bench.held()).hasSize(10);
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({"1, 1", "2, 2", "3, 2", "4, 2", "9, 2", "10, 3", "14, 3"})
  void smallSourcesAreProtectedToo(int held, int vanished) {
    bench.source.listsNumbered(held);
    bench.harvest();
    bench.source.listsNumbered(held - vanished);

    assertThat(everyWeekForMonths().state()).isEqualTo(State.HELD);
    assertThat(bench.held()).hasSize(held);
  }

  @Test
  void largeSourcesAreProtectedByNumber() {
    Safety atMostThree = new Safety(null, 3L, null, null);
    bench.source.listsNumbered(40);
    bench.harvest();
    bench.source.listsNumbered(36);

    assertThat(bench.harvest(Mode.USUAL, atMostThree).state()).isEqualTo(State.HELD);
    bench.source.listsNumbered(37);
    assertThat(bench.harvest(Mode.USUAL, atMostThree).state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void oneDatasetMayGoAfterTheGracePeriod() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.source.listsNumbered(3);

    RunReport first = bench.harvest();
    assertThat(first.state()).isEqualTo(State.COMPLETE);
    assertThat(bench.notices()).containsExactly("* MISSING");
    bench.clock.passDays(6);
    assertThat(bench.harvest().withdrawn()).isZero();
    bench.clock.passDays(1);
    assertThat(bench.harvest().withdrawn()).isOne();
    assertThat(bench.sql.column("SELECT args FROM notice WHERE code = 'DATASETS_WITHDRAWN'"))
        .containsExactly("[\"1\",\"niort/essai\",\"Titre d4\"]");
    assertThat(bench.held()).containsExactly("d1", "d2", "d3");
    assertThat(bench.harvest().notices()).isZero();
  }

  @Test
  void whatTakesThePlaceOfAnotherIsToldUntilItHasDoneSo() {
    bench.source.lists("a", "b", "c");
    bench.harvest();
    bench.clock.passDays(1);
    bench.source.lists("a", "b", "c2").titled("c2", "Titre c");

    bench.harvest();
    assertThat(bench.notices()).contains("* RENAMED");
    bench.clock.passDays(8);
    assertThat(bench.harvest().withdrawn()).isOne();
    assertThat(bench.notices()).contains("* DATASETS_WITHDRAWN").doesNotContain("* RENAMED");
  }

  @Test
  void theGraceClockRestartsWhenADatasetComesBack() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.clock.passDays(5);
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.source.listsNumbered(3);
    bench.clock.passDays(1);
    bench.harvest();
    bench.clock.passDays(6);

    assertThat(bench.harvest().withdrawn()).isZero();
    bench.clock.passDays(1);
    assertThat(bench.harvest().withdrawn()).isOne();
  }

  @Test
  void anOfficerApprovesAndItGoes() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.reconcile();
    bench.source.listsNumbered(1);
    bench.harvest();

    assertThat(bench.approve()).isEqualTo(3);
    assertThat(bench.reconcile().withdrawn()).isEqualTo(3);
    assertThat(bench.held()).containsExactly("d1");
    assertThat(bench.harvest().state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void aWithdrawalCanBeTakenBack() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.reconcile();
    Map<String, String> before = Map.copyOf(bench.portal.shown());
    bench.source.listsNumbered(1);
    bench.harvest();
    bench.approve();
    bench.reconcile();

    assertThat(bench.restore()).isEqualTo(3);
    assertThat(bench.reconcile().created()).isEqualTo(3);
    assertThat(bench.held()).hasSize(4);
    assertThat(bench.portal.shown()).isEqualTo(before);
    assertThat(bench.harvest().state()).isEqualTo(State.HELD);
  }

  @Test
  void aReplayWithdrawsNothing() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.clock.passDays(7 * WEEKS);

    RunReport replay = bench.harvest(Mode.REPLAY, Safety.DEFAULT);

    assertThat(replay.state()).isEqualTo(State.COMPLETE);
    assertThat(replay.withdrawn()).isZero();
    bench.source.lists();
    assertThat(bench.harvest(Mode.REPLAY, Safety.DEFAULT).state()).isEqualTo(State.COMPLETE);
    assertThat(bench.held()).hasSize(4);
  }

  @Test
  void anEarlyStopCountsNothingAsMissing() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.source.listsNumbered(1).then(run -> run.stopEarly());

    RunReport report = everyWeekForMonths();

    assertThat(report.state()).isEqualTo(State.COMPLETE);
    assertThat(bench.held()).hasSize(4);
    bench.source.listsNumbered(3);
    assertThat(bench.harvest().withdrawn()).isZero();
  }

  /** A folder or a layer that has not changed is not read again, and lists nothing. */
  @Test
  void aDatasetThatVanishedLeavesAfterGraceThoughNothingHasChangedSince() {
    bench.source.listsNumbered(4).then(run -> run.upTo("monday"));
    bench.harvest();
    bench.source.listsNumbered(3).then(run -> run.upTo("tuesday"));
    bench.harvest();
    bench.clock.passDays(6);
    bench.source.lists().then(run -> run.stopEarly());
    bench.harvest();
    assertThat(bench.source.last()).contains("tuesday");
    bench.clock.passDays(1);
    bench.source.listsNumbered(3);

    assertThat(bench.harvest().withdrawn()).isOne();
    assertThat(bench.source.last()).isEmpty();
  }

  @Test
  void anArchivedDatasetAtItsSourceLeavesAfterGrace() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.source.trouble("d2", badItem(Code.NOT_PUBLIC, "Titre d2"));

    assertThat(bench.harvest()).returns(1L, RunReport::rejected).returns(0L, RunReport::withdrawn);
    bench.clock.passDays(7);
    assertThat(bench.harvest().withdrawn()).isOne();
    assertThat(bench.held()).containsExactly("d1", "d3", "d4");
  }

  private RunReport everyWeekForMonths() {
    RunReport report = bench.harvest();
    for (int week = 0; week < WEEKS; week++) {
      bench.clock.passDays(7);
      report = bench.harvest();
      assertThat(report.withdrawn()).isZero();
    }
    return report;
  }

  private static Unavailable fewerThanAnnounced() {
    return new Unavailable(Notice.of(Code.FEWER_THAN_ANNOUNCED, "https://source.example", 10, 5));
  }

  private static String told(RunReport report) {
    assertThat(report.reason()).isNotNull();
    return Messages.of(report.reason(), Locale.FRENCH);
  }
}
