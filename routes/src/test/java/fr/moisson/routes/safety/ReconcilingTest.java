package fr.moisson.routes.safety;

import static fr.moisson.routes.safety.Trouble.DOWN;
import static fr.moisson.routes.safety.Trouble.REFUSED;
import static fr.moisson.routes.safety.Trouble.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.run.PortalReport;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal finally shows what the catalogue says, whatever happens on the way. */
class ReconcilingTest {

  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @Test
  void unchangedCostsNoCall() {
    bench.source.listsNumbered(5);
    bench.harvest();
    assertThat(bench.reconcile()).returns(5L, PortalReport::created);
    bench.portal.calls();
    bench.harvest();

    assertThat(bench.reconcile())
        .returns(5L, PortalReport::unchanged)
        .returns(0L, PortalReport::created)
        .returns(null, PortalReport::reason);
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void onlyWhatChangedIsSent() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile();
    bench.portal.calls();
    bench.source.titled("d3", "Titre neuf");
    bench.harvest();

    assertThat(bench.reconcile())
        .returns(4L, PortalReport::unchanged)
        .returns(1L, PortalReport::updated);
    assertThat(bench.portal.calls()).containsExactly("publish d3");
  }

  @Test
  void aCatalogueOfManyPagesIsDeliveredWhole() {
    bench.source.listsNumbered(450);
    bench.harvest();

    assertThat(bench.reconcile()).returns(450L, PortalReport::created);
    assertThat(bench.portal.shown()).hasSize(450);
    assertThat(bench.reconcile()).returns(450L, PortalReport::unchanged);
  }

  @Test
  void aRefusedRecordDoesNotStopTheOthers() {
    bench.source.listsNumbered(20);
    bench.harvest();
    List<String> bad = List.of("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8");
    bench.portal.before(failing(REFUSED, bad));

    PortalReport report = bench.reconcile();

    assertThat(report).returns(12L, PortalReport::created).returns(8L, PortalReport::failed);
    assertThat(told(report)).contains("ckan.example", "409", "licence inconnue");
    assertThat(bench.sql.column("SELECT reason FROM ledger WHERE reason IS NOT NULL"))
        .hasSize(8)
        .allMatch(reason -> reason.contains("PORTAL_REFUSES"));
  }

  @Test
  void whatWasEditedOnThePortalIsToldAndNoFailure() {
    bench.source.listsNumbered(2);
    bench.harvest();
    bench.portal.remarks(Notice.of(Code.PORTAL_EDITS_KEPT, "title", "https://ckan.example/d1"));

    PortalReport report = bench.reconcile();

    assertThat(report).returns(2L, PortalReport::created).returns(0L, PortalReport::failed);
    assertThat(report.remarks()).hasSize(2);
    assertThat(Messages.of(report.remarks().get(0).notice(), Locale.FRENCH)).contains("titre");
  }

  @Test
  void whatThePortalHasFromSomebodyElseIsToldAndNoFailure() {
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.portal.before(
        failing(
            () -> new BadItem(Notice.of(Code.PORTAL_HAS_ANOTHER, "https://ckan.example/autre")),
            List.of("d2")));

    PortalReport report = bench.reconcile();

    assertThat(report)
        .returns(2L, PortalReport::created)
        .returns(0L, PortalReport::failed)
        .returns(false, PortalReport::isBehind)
        .returns(null, PortalReport::reason);
    assertThat(report.remarks()).hasSize(1);
  }

  @Test
  void aPortalThatWasDownIsBehindAndOneThatRefusesARecordIsNot() {
    bench.source.listsNumbered(2);
    bench.harvest();
    bench.portal.before(failing(DOWN));
    assertThat(bench.reconcile().isBehind()).isTrue();

    bench.portal.before(failing(REFUSED, List.of("d1")));
    assertThat(bench.reconcile().isBehind()).isFalse();
  }

  @Test
  void aRefusalIsForgottenWhenTheDatasetIsAgainAsThePortalHoldsIt() {
    bench.source.lists("d1");
    bench.harvest();
    bench.reconcile();
    bench.source.titled("d1", "Autre titre");
    bench.harvest();
    bench.portal.before(failing(REFUSED));
    assertThat(bench.reconcile().failed()).isOne();

    bench.source.titled("d1", "Titre d1");
    bench.harvest();
    bench.reconcile();

    assertThat(bench.sql.column("SELECT portal FROM ledger WHERE reason IS NOT NULL")).isEmpty();
  }

  /** The page of a producer does not tell its datasets apart. */
  @Test
  void aPageThatSeveralDatasetsHaveIsNoneOfTheirNames() {
    URI shared = URI.create("https://producteur.example/risques/cavites");
    URI own = URI.create("https://producteur.example/risques/radon");
    bench.source.listsNumbered(3);
    bench.source.withPage("d1", shared).withPage("d2", shared).withPage("d3", own);
    bench.harvest();

    bench.reconcile();

    assertThat(bench.portal.names()).containsExactly(own.toString());
  }

  @Test
  void aPassAfterACrashDoesTheRest() {
    bench.source.listsNumbered(6);
    bench.harvest();
    bench.portal.after(killedAtThe(4));
    assertThatThrownBy(() -> bench.reconcile()).isInstanceOf(Bench.Killed.class);
    assertThat(bench.portal.shown()).hasSize(4);

    bench.portal.after(id -> {});
    assertThat(bench.reconcile()).returns(3L, PortalReport::created);
    assertThat(bench.portal.shown()).hasSize(6);
    assertThat(bench.reconcile()).returns(6L, PortalReport::unchanged);
  }

  @Test
  void anUpdateThatACrashLeftUndeliveredIsDeliveredByTheNextPass() {
    bench.source.listsNumbered(6);
    bench.harvest();
    bench.reconcile();
    for (int i = 1; i <= 6; i++) {
      bench.source.titled("d" + i, "Titre neuf");
    }
    bench.harvest();
    bench.portal.after(killedAtThe(2));
    assertThatThrownBy(() -> bench.reconcile()).isInstanceOf(Bench.Killed.class);

    bench.portal.after(id -> {});
    bench.harvest();
    bench.reconcile();

    assertThat(bench.portal.shown()).hasSize(6);
    assertThat(bench.portal.shown().values()).containsOnly("Titre neuf");
  }

  @Test
  void whatACrashHidFromTheLedgerLeavesThePortalAllTheSame() {
    bench.source.listsNumbered(6);
    bench.harvest();
    bench.portal.after(killedAtThe(1));
    assertThatThrownBy(() -> bench.reconcile()).isInstanceOf(Bench.Killed.class);
    assertThat(bench.portal.shown()).hasSize(1);

    bench.portal.after(id -> {});
    bench.sql.execute("UPDATE dataset SET withdrawn = changed");
    assertThat(bench.reconcile()).returns(1L, PortalReport::withdrawn);

    assertThat(bench.portal.shown()).isEmpty();
  }

  @Test
  void aDatasetThatComesBackIsPublishedUnderItsOldId() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile();
    Map<String, String> before = Map.copyOf(bench.portal.shown());
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.clock.passDays(7);
    bench.harvest();
    assertThat(bench.reconcile()).returns(1L, PortalReport::withdrawn);
    assertThat(bench.portal.shown()).hasSize(4);

    bench.source.listsNumbered(5);
    bench.harvest();
    assertThat(bench.reconcile()).returns(1L, PortalReport::created);
    assertThat(bench.portal.shown()).isEqualTo(before);
  }

  @Test
  void aWithdrawalIsAskedForOnce() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile();
    bench.source.listsNumbered(1);
    bench.harvest();
    bench.approve();
    bench.reconcile();
    bench.portal.calls();

    assertThat(bench.reconcile()).returns(0L, PortalReport::withdrawn);
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void aWrongContourEmptiesNoPortal() {
    bench.source.listsNumbered(5);
    bench.harvest();
    assertThat(bench.reconcile(Bench.NIORT, false)).returns(5L, PortalReport::created);

    PortalReport report = bench.reconcile(Bench.BREST, false);

    assertThat(report).returns(0L, PortalReport::withdrawn);
    assertThat(report.reason()).isNotNull().returns(Code.PORTAL_HELD, Notice::code);
    assertThat(told(report))
        .contains("5 jeux de données sur 5", "moisson approve niort/essai --portal");
    assertThat(bench.portal.shown()).hasSize(5);
  }

  @Test
  void whatAPortalHoldsBackLeavesWithTheOfficersConsent() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile(Bench.NIORT, false);
    bench.reconcile(Bench.BREST, false);

    assertThat(bench.pass(Bench.BREST, false).letLeave()).isEqualTo(5);

    assertThat(bench.portal.shown()).isEmpty();
    assertThat(bench.portal.reasons()).hasSize(5).containsOnly(Notice.of(Code.OUTSIDE_PORTAL));
    assertThat(bench.reconcile(Bench.BREST, false)).returns(null, PortalReport::reason);
    assertThat(bench.pass(Bench.BREST, false).letLeave()).isZero();
  }

  @Test
  void aWithdrawalThatIsTakenBackHalfDoneIsUndone() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile();
    bench.source.listsNumbered(1);
    bench.harvest();
    bench.approve();
    bench.portal.afterWithdrawing(
        id -> {
          throw new Bench.Killed();
        });
    assertThatThrownBy(() -> bench.reconcile()).isInstanceOf(Bench.Killed.class);
    assertThat(bench.portal.shown()).hasSize(4);
    bench.portal.afterWithdrawing(id -> {});
    bench.restore();

    bench.reconcile();

    assertThat(bench.portal.shown()).hasSize(5);
  }

  @Test
  void theCommuneThatLeavesAnEpciKeepsWhatItsPortalShows() {
    String epci = "epci:200041317";
    Territory member = Bench.commune("79191", "Niort", "200041317");
    Territory elsewhere = Bench.commune("79191", "Niort", "247900798");
    bench.source.listsNumbered(4).covering("d2", epci).covering("d3", epci).covering("d4", epci);
    bench.harvest();
    assertThat(bench.reconcile(member, false)).returns(4L, PortalReport::created);
    bench.source.titled("d1", "Arbres de Niort").titled("d2", "Arbres de l’agglomération");
    bench.source.listsNumbered(6).covering("d5", epci);
    bench.harvest();

    PortalReport report = bench.reconcile(elsewhere, false);

    assertThat(report).returns(0L, PortalReport::withdrawn);
    assertThat(report.reason()).isNotNull().returns(Code.PORTAL_HELD, Notice::code);
    assertThat(told(report)).contains("3 jeux de données sur 4");
    assertThat(bench.portal.shown().values())
        .as("its own goes on, what it had of the EPCI stays, and nothing new comes from there")
        .containsExactlyInAnyOrder(
            "Arbres de Niort", "Titre d2", "Titre d3", "Titre d4", "Titre d6");
    assertThat(bench.reconcile(member, false))
        .as("it comes back")
        .returns(1L, PortalReport::created)
        .returns(1L, PortalReport::updated)
        .returns(null, PortalReport::reason);
  }

  @Test
  void aPortalHeldBackByItsContourStillLosesWhatItsSourceWithdrew() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile(Bench.NIORT, false);
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.approve();

    assertThat(bench.reconcile(Bench.BREST, false)).returns(2L, PortalReport::withdrawn);
    assertThat(bench.portal.shown()).hasSize(3);
  }

  private static Consumer<DatasetId> killedAtThe(int call) {
    int[] calls = new int[1];
    return id -> {
      calls[0]++;
      if (calls[0] == call) {
        throw new Bench.Killed();
      }
    };
  }

  private static String told(PortalReport report) {
    assertThat(report.reason()).isNotNull();
    return Messages.of(report.reason(), Locale.FRENCH);
  }
}
