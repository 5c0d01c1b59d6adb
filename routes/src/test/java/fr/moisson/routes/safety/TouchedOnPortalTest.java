package fr.moisson.routes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.Delivery;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Remark;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The next pass notices what somebody changed or deleted on a portal, without reading everything.
 */
class TouchedOnPortalTest {

  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @Test
  void nothingIsWrittenToAnAddressOfWhichNobodyKnowsWhichPortalItIs() {
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.reconcile();
    bench.source.titled("d1", "Autre titre");
    bench.harvest();
    bench.portal.calls();
    bench.portal.url = URI.create("https://donnees.ville.example/");
    bench.portal.beforeTelling(
        () -> {
          throw new Unavailable(Notice.of(Code.HTTP_STATUS, "ckan.example", 503, ""));
        });

    assertThatThrownBy(() -> bench.reconcile()).isInstanceOf(Unavailable.class);
    assertThat(bench.portal.calls()).isEmpty();

    bench.portal.beforeTelling(() -> {});
    assertThat(bench.reconcile()).returns(1L, PortalReport::updated);
  }

  @Test
  void aPortalThatCannotSayIsTheSameAtAnotherAddress() {
    bench.portal.beforeTelling(null);
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.reconcile();
    bench.portal.url = URI.create("https://donnees.ville.example/");

    assertThat(bench.reconcile())
        .returns(3L, PortalReport::unchanged)
        .returns(List.of(), PortalReport::remarks);
  }

  @Test
  void aPortalAtAnotherAddressIsAnotherOneUnlessItKnowsOurRecords() {
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.reconcile();
    bench.portal.url = URI.create("https://donnees.ville.example/");

    assertThat(bench.reconcile().remarks()).as("it has changed its domain").isEmpty();
    assertThat(bench.reconcile()).returns(3L, PortalReport::unchanged);

    bench.portal.url = URI.create("https://preprod.example/");
    List.of("r1", "r2", "r3").forEach(bench.portal::delete);
    PortalReport report = bench.reconcile();
    assertThat(report.remarks())
        .extracting(remark -> remark.notice().code())
        .containsExactly(Code.PORTAL_MOVED);
    assertThat(report).returns(3L, PortalReport::created);
    assertThat(bench.portal.shown()).hasSize(3);
  }

  /** As when a trial under one organisation becomes the real thing under another. */
  @Test
  void anOwnerWhoHasNoneOfOurRecordsIsAnotherPortal() {
    bench.portal.owner = "bac-a-sable";
    published(3);
    bench.portal.owner = "ville";
    bench.portal.isOwner = false;

    PortalReport report = bench.reconcile();
    assertThat(report.remarks())
        .extracting(remark -> remark.notice().code())
        .containsExactly(Code.PORTAL_OTHER_OWNER);
    assertThat(report).returns(3L, PortalReport::created);

    bench.portal.owner = "bac-a-sable";
    assertThat(bench.reconcile()).as("as it was left").returns(3L, PortalReport::unchanged);
  }

  @Test
  void eachRecordIsLookedAtOnceWhenTheOwnerHasSomeOfThem() {
    bench.portal.owner = "bac-a-sable";
    published(3);
    bench.portal.calls();
    bench.portal.owner = "ville";

    assertThat(bench.reconcile().remarks()).isEmpty();
    assertThat(bench.portal.calls())
        .containsExactlyInAnyOrder("publish d1", "publish d2", "publish d3");
    bench.reconcile();
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void recordsPassToATerritoryWhoseFileWasRenamed() {
    published(3);
    bench.portal.calls();
    bench.file = "ville-de-niort";
    bench.source.titled("d2", "Autre titre");
    bench.harvest();

    PortalReport report = bench.reconcile();

    assertThat(report).returns(0L, PortalReport::created).returns(0L, PortalReport::withdrawn);
    assertThat(bench.portal.shown()).hasSize(3).containsValue("Autre titre");
    assertThat(bench.portal.calls()).contains("rekey r1", "rekey r2", "rekey r3");
    assertThat(bench.sql.column("SELECT DISTINCT portal FROM ledger"))
        .containsExactly("ville-de-niort/essai");
    bench.reconcile();
    bench.portal.calls();
    assertThat(bench.reconcile()).returns(3L, PortalReport::unchanged);
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void whatIsLeftOfAFormerPortalIsWithdrawnOnItsSite() {
    published(3);

    assertThat(bench.depart()).isEqualTo(3);

    assertThat(bench.portal.shown()).isEmpty();
    assertThat(bench.sql.column("SELECT DISTINCT state FROM ledger")).containsExactly("WITHDRAWN");
    assertThat(bench.depart()).isZero();
  }

  @Test
  void aHundredRecordsAreAskedAfterAtOnce() {
    published(250);

    assertThat(bench.reconcile()).returns(250L, PortalReport::unchanged);

    assertThat(bench.portal.asked()).containsExactly(100, 100, 50);
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void aRecordThatSomebodyTouchedIsLookedAtOnce() {
    published(5);
    bench.portal.touch("r3");
    bench.portal.remarks(Notice.of(Code.PORTAL_EDITS_KEPT, "tags", "https://ckan.example/d3"));

    PortalReport report = bench.reconcile();

    assertThat(bench.portal.calls()).containsExactly("publish d3");
    assertThat(report).returns(5L, PortalReport::unchanged).returns(0L, PortalReport::updated);
    assertThat(codes(report)).containsExactly(Code.PORTAL_EDITS_KEPT);
    assertThat(codes(bench.reconcile()))
        .as("told while it lasts")
        .containsExactly(Code.PORTAL_EDITS_KEPT);
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void whatThePortalDidNotTakeIsToldWhileItLasts() {
    published(5);
    bench.portal.touch("r3");
    bench.portal.remarks(Notice.of(Code.PORTAL_LOSES, "licence cc-by"));
    bench.reconcile();
    bench.portal.calls();

    bench.overwrite = Overwrite.ALL;
    PortalReport report = bench.reconcile();

    assertThat(codes(report)).containsExactly(Code.PORTAL_LOSES);
    assertThat(bench.portal.calls()).as("no edit to overwrite").isEmpty();
    bench.portal.remarks();
    bench.source.titled("d3", "Autre titre");
    bench.harvest();
    assertThat(codes(bench.reconcile())).as("once it is taken").isEmpty();
    assertThat(codes(bench.reconcile())).isEmpty();
  }

  @Test
  void whatThePortalDidNotTakeIsOfferedAgainAfterAWeek() {
    bench.portal.remarks(Notice.of(Code.PORTAL_LOSES, "licence cc-by"));
    published(1);

    bench.clock.passDays(6);
    bench.reconcile();
    assertThat(bench.portal.calls()).isEmpty();

    bench.clock.passDays(1);
    assertThat(bench.pass(Bench.NIORT, true).deliveries().next())
        .as("no change that a preview would foresee")
        .isInstanceOfSatisfying(
            Delivery.Publish.class, it -> assertThat(it.isOfferedAgain()).isTrue());
    PortalReport report = bench.reconcile();
    assertThat(bench.portal.calls()).containsExactly("publish d1");
    assertThat(report).returns(1L, PortalReport::unchanged).returns(0L, PortalReport::updated);
    assertThat(codes(report)).containsExactly(Code.PORTAL_LOSES);
    bench.reconcile();
    assertThat(bench.portal.calls()).as("until the next week").isEmpty();

    bench.clock.passDays(7);
    bench.portal.remarks();
    bench.portal.after(id -> bench.portal.touch("r1"));
    assertThat(bench.reconcile()).as("the licence is there").returns(1L, PortalReport::updated);
    assertThat(codes(bench.reconcile())).isEmpty();
    bench.clock.passDays(7);
    bench.portal.calls();
    bench.reconcile();
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void aRecordThatWasDeletedIsNotOfferedAgain() {
    bench.portal.remarks(Notice.of(Code.PORTAL_LOSES, "licence cc-by"));
    published(3);
    bench.portal.delete("r2");
    bench.clock.passDays(7);

    assertThat(codes(bench.reconcile())).contains(Code.PORTAL_RECORD_GONE);
    assertThat(bench.portal.calls()).hasSize(2);
    assertThat(bench.portal.shown()).containsOnlyKeys("r1", "r3");
  }

  @Test
  void aGroupThatThePortalLacksIsToldOnceAndAskedForAgain() {
    Notice lacking = Notice.of(Code.PORTAL_WITHOUT_GROUP, "environnement");
    bench.portal.remarks(lacking);
    published(3);
    assertThat(bench.reconcile().remarks()).extracting(Remark::notice).containsExactly(lacking);
    bench.clock.passDays(7);
    bench.portal.calls();

    bench.reconcile();

    assertThat(bench.portal.calls()).as("in case it is there now").hasSize(3);
  }

  /** As on a site without the Licence Ouverte, which is that of nearly all datasets. */
  @Test
  void whatThePortalTakesOfNoDatasetIsToldOnceAndHidesNothing() {
    bench.portal.remarks(Notice.of(Code.PORTAL_LOSES, "licence cc-by"));
    bench.source.listsNumbered(150);
    bench.harvest();
    assertThat(bench.reconcile().remarks())
        .extracting(Remark::notice)
        .containsExactly(Notice.of(Code.PORTAL_LOSES_OF_SEVERAL, "licence cc-by", 149));
    bench.portal.delete("r150");

    assertThat(codes(bench.reconcile()))
        .containsExactly(Code.PORTAL_RECORD_GONE, Code.PORTAL_LOSES_OF_SEVERAL);
  }

  @Test
  void whatWasKeptIsOverwrittenOnceTheOfficerWantsIt() {
    published(5);
    bench.portal.touch("r3");
    bench.portal.remarks(Notice.of(Code.PORTAL_EDITS_KEPT, "tags", "https://ckan.example/d3"));
    bench.reconcile();
    bench.portal.calls();

    bench.overwrite = Overwrite.ALL;
    bench.portal.remarks(
        Notice.of(Code.PORTAL_EDITS_OVERWRITTEN, "tags", "https://ckan.example/d3"));
    PortalReport report = bench.reconcile();

    assertThat(bench.portal.calls()).containsExactly("publish d3");
    assertThat(codes(report)).containsExactly(Code.PORTAL_EDITS_OVERWRITTEN);
    assertThat(codes(bench.reconcile())).isEmpty();
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void whatIsWrittenAfterALookCountsAsUpdated() {
    published(5);
    bench.portal.edit("r3", "Titre du portail");

    assertThat(bench.reconcile())
        .returns(4L, PortalReport::unchanged)
        .returns(1L, PortalReport::updated);

    assertThat(bench.portal.shown()).doesNotContainValue("Titre du portail");
    assertThat(bench.reconcile()).returns(5L, PortalReport::unchanged);
  }

  @Test
  void aRecordThatSomebodyDeletedIsToldAndStaysAwayUntilThereIsNewsOfIt() {
    published(5);
    bench.portal.delete("r3");

    for (int pass = 1; pass <= 2; pass++) {
      PortalReport report = bench.reconcile();
      assertThat(report).returns(5L, PortalReport::unchanged).returns(0L, PortalReport::failed);
      assertThat(codes(report)).containsExactly(Code.PORTAL_RECORD_GONE);
    }
    assertThat(bench.portal.shown()).hasSize(4);

    bench.source.titled("d3", "Titre neuf");
    bench.harvest();
    assertThat(bench.reconcile()).returns(1L, PortalReport::updated);
    assertThat(bench.portal.shown()).hasSize(5).containsValue("Titre neuf");
  }

  @Test
  void aRecordThatSomebodyDeletedComesBackAtOnceWhereTheSourceHasTheLastWord() {
    bench.overwrite = Overwrite.ALL;
    published(5);
    bench.portal.delete("r3");

    assertThat(bench.reconcile())
        .returns(4L, PortalReport::unchanged)
        .returns(1L, PortalReport::created);

    assertThat(bench.portal.shown()).hasSize(5);
  }

  @Test
  void aHiddenRecordThatIsVisibleAgainIsHiddenAgainAndTold() {
    published(5);
    String fifth = withdrawTheFifth();
    assertThat(bench.reconcile())
        .returns(4L, PortalReport::unchanged)
        .returns(0L, PortalReport::withdrawn)
        .returns(List.of(), PortalReport::remarks);
    assertThat(bench.portal.calls()).isEmpty();
    assertThat(bench.portal.asked()).containsExactly(5);

    bench.portal.edit(fifth, "Titre d5");
    PortalReport report = bench.reconcile();

    assertThat(codes(report)).containsExactly(Code.PORTAL_SHOWN_AGAIN);
    assertThat(report).returns(1L, PortalReport::withdrawn);
    assertThat(bench.portal.shown()).hasSize(4).doesNotContainKey(fifth);
    assertThat(bench.portal.calls()).containsExactly("withdraw " + fifth);
    assertThat(codes(bench.reconcile())).isEmpty();
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void aHiddenRecordThatWasTouchedAndIsStillHiddenIsNoNews() {
    published(5);
    String fifth = withdrawTheFifth();
    bench.portal.touch(fifth);

    assertThat(bench.reconcile())
        .returns(0L, PortalReport::withdrawn)
        .returns(List.of(), PortalReport::remarks);
    assertThat(bench.portal.calls()).containsExactly("withdraw " + fifth);
    bench.reconcile();
    assertThat(bench.portal.calls()).isEmpty();
  }

  @Test
  void aHiddenRecordThatSomebodyDeletedIsAskedAfterNoMore() {
    published(5);
    String fifth = withdrawTheFifth();
    bench.portal.delete(fifth);
    bench.reconcile();
    bench.portal.asked();

    bench.reconcile();

    assertThat(bench.portal.asked()).containsExactly(4);
    assertThat(bench.portal.calls()).isEmpty();
  }

  /** Returns the name of its record. */
  private String withdrawTheFifth() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.clock.passDays(7);
    bench.harvest();
    assertThat(bench.reconcile()).returns(1L, PortalReport::withdrawn);
    bench.portal.asked();
    return bench.portal.calls().get(0).substring("withdraw ".length());
  }

  @Test
  void aPortalIsToldOfAHundredNewcomersAtOnceAndOfNothingElse() {
    published(150);
    assertThat(bench.portal.expected()).containsExactly(100, 50);

    bench.source.listsNumbered(170);
    bench.source.titled("d9", "Titre neuf");
    bench.harvest();
    bench.reconcile();

    // The newcomers are spread among the other datasets, hence two announcements.
    assertThat(bench.portal.expected()).hasSize(4);
    assertThat(bench.portal.expected().stream().mapToInt(n -> n).sum()).isEqualTo(170);
  }

  @Test
  void aPortalThatCouldNotLookForNewcomersTogetherGetsThemOneByOne() {
    bench.portal.beforeExpecting(
        () -> {
          throw new Unavailable(Notice.of(Code.HTTP_STATUS, "ckan.example", 414, "too long"));
        });
    bench.source.listsNumbered(3);
    bench.harvest();

    assertThat(bench.reconcile())
        .returns(3L, PortalReport::created)
        .returns(0L, PortalReport::failed)
        .returns(false, PortalReport::isBehind);
  }

  @Test
  void aPortalThatCannotTellIsAskedOnce() {
    published(250);
    bench.portal.beforeTelling(null);

    assertThat(bench.reconcile()).returns(250L, PortalReport::unchanged);

    assertThat(bench.portal.asked()).containsExactly(100);
  }

  @Test
  void aPortalThatWouldNotTellStillGetsTheNews() {
    published(250);
    bench.source.titled("d9", "Titre neuf");
    bench.harvest();
    bench.portal.beforeTelling(
        () -> {
          throw new Unavailable(Notice.of(Code.HTTP_STATUS, "ckan.example", 503, "maintenance"));
        });

    PortalReport report = bench.reconcile();

    assertThat(report)
        .returns(249L, PortalReport::unchanged)
        .returns(1L, PortalReport::updated)
        .returns(0L, PortalReport::failed)
        .returns(false, PortalReport::isBehind);
    assertThat(report.reason().code()).isEqualTo(Code.HTTP_STATUS);
    assertThat(bench.portal.asked()).hasSize(1);
  }

  private void published(int count) {
    bench.source.listsNumbered(count);
    bench.harvest();
    bench.reconcile();
    bench.portal.calls();
    bench.portal.asked();
  }

  private static List<Code> codes(PortalReport report) {
    return report.remarks().stream().map(Remark::notice).map(Notice::code).toList();
  }
}
