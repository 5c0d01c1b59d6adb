package fr.moisson.routes.safety;

import static fr.moisson.routes.safety.Trouble.DOWN;
import static fr.moisson.routes.safety.Trouble.REFUSED;
import static fr.moisson.routes.safety.Trouble.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.run.Delivery;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Reconciliation;
import fr.moisson.harvesters.run.Remark;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pass does when a portal fails, refuses us, or says that a record is another's. */
class PortalTroubleTest {

  private static final Supplier<RuntimeException> UNWELCOME =
      () -> new Misconfigured(Notice.of(Code.FORBIDDEN, "ckan.example", 403, "jeton"));
  private static final Supplier<RuntimeException> ANOTHER_OWNS =
      () -> new BadItem(Notice.of(Code.PORTAL_ANOTHER_OWNS, "https://c.example/d", "Dép."));

  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @Test
  void whatWasGivenAwayOnThePortalIsLeftToItsNewOwner() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile();
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.approve();
    bench.clock.passDays(8);
    bench.harvest();
    bench.portal.beforeWithdrawing(failing(ANOTHER_OWNS, List.of("d5")));

    PortalReport report = bench.reconcile();

    assertThat(report).returns(0L, PortalReport::failed).returns(null, PortalReport::reason);
    assertThat(report.remarks()).hasSize(1);
    assertThat(bench.portal.shown()).hasSize(5);
    assertThat(bench.reconcile().remarks()).as("told while it lasts").hasSize(1);

    bench.portal.beforeWithdrawing(id -> {});
    assertThat(bench.reconcile()).as("given back").returns(1L, PortalReport::withdrawn);
    assertThat(bench.portal.shown()).hasSize(4);
  }

  @Test
  void anOrganisationThatThePortalDoesNotKnowEndsThePass() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.reconcile();
    bench.source.listsNumbered(3);
    bench.harvest();
    bench.approve();
    bench.portal.beforeWithdrawing(failing(ANOTHER_OWNS));
    bench.portal.calls();
    bench.portal.beforeAccess(
        () -> new Misconfigured(Notice.of(Code.PORTAL_NOT_ALLOWED, "c.example", "ville", "–")));

    PortalReport report = bench.reconcile();

    assertThat(report).returns(1L, PortalReport::failed).returns(List.of(), PortalReport::remarks);
    assertThat(told(report)).contains("c.example", "« ville »");
    assertThat(bench.portal.calls()).hasSize(1);

    bench.portal.beforeAccess(() -> null);
    bench.portal.beforeWithdrawing(id -> {});
    assertThat(bench.reconcile()).as("name mended").returns(2L, PortalReport::withdrawn);
  }

  @Test
  void whetherThePortalKnowsOurOrganisationIsAskedOncePerPass() {
    bench.source.listsNumbered(5);
    bench.harvest();
    bench.portal.before(failing(ANOTHER_OWNS));

    assertThat(bench.reconcile()).returns(0L, PortalReport::failed);

    assertThat(bench.portal.accesses()).isOne();
    assertThat(bench.portal.calls()).hasSize(5);
  }

  /** Somebody has given these records to another organisation; the account is still accepted. */
  @Test
  void recordsThatThePortalKeepsFromUsLeaveAllOthersGoOn() {
    bench.source.listsNumbered(20);
    bench.harvest();
    bench.reconcile();
    retitleAll(" 2027");
    bench.portal.before(failing(UNWELCOME, List.of("d3", "d4", "d5", "d6")));

    PortalReport report = bench.reconcile();

    assertThat(report).returns(16L, PortalReport::updated).returns(4L, PortalReport::failed);
    assertThat(told(report)).contains("ckan.example", "403", "confiée");

    bench.portal.beforeAccess(UNWELCOME);
    retitleAll(" 2028");
    bench.portal.before(failing(UNWELCOME));
    assertThat(bench.reconcile()).as("token revoked").returns(1L, PortalReport::failed);
  }

  /**
   * The records of a territory whose file was renamed; published anew, a dataset would be shown
   * twice: in the other organisation's record and in ours.
   */
  @Test
  void whatAnotherOrganisationHasTakenOverIsNotPublishedAgainUnderANewName() {
    bench.source.listsNumbered(4);
    bench.harvest();
    bench.reconcile();
    bench.portal.takeOver("r2", ANOTHER_OWNS.get());
    bench.portal.takeOver("r3", UNWELCOME.get());
    bench.file = "ville-de-niort";
    bench.source.titled("d4", "Autre titre");
    bench.harvest();

    PortalReport report = bench.reconcile();

    assertThat(report).returns(0L, PortalReport::created).returns(1L, PortalReport::updated);
    assertThat(report.remarks())
        .extracting(remark -> remark.notice().code())
        .containsExactly(Code.PORTAL_ANOTHER_OWNS, Code.PORTAL_RECORD_FORBIDDEN);
    assertThat(bench.portal.shown()).hasSize(4).containsValue("Autre titre");

    bench.portal.giveBack("r2");
    bench.portal.beforeAccess(UNWELCOME);
    assertThatThrownBy(() -> bench.reconcile()).as("revoked").isInstanceOf(Misconfigured.class);

    bench.portal.giveBack("r3");
    bench.portal.beforeAccess(() -> null);
    assertThat(bench.reconcile()).returns(0L, PortalReport::created);
    assertThat(bench.sql.column("SELECT DISTINCT portal FROM ledger"))
        .containsExactly("ville-de-niort/essai");
  }

  /** If it were withdrawn meanwhile, its address and what people edited there would be lost. */
  @Test
  void aRecordThatIsDeniedOncePassesToItsHeirLater() {
    bench.source.listsNumbered(1);
    bench.harvest();
    bench.reconcile();
    bench.source.listsNumbered(2);
    bench.harvest();
    String former = bench.sql.column("SELECT id FROM dataset WHERE remote_id = 'd1'").get(0);
    String heir = bench.sql.column("SELECT id FROM dataset WHERE remote_id = 'd2'").get(0);
    bench.sql.execute("UPDATE dataset SET twin_of = '%s' WHERE id = '%s'".formatted(heir, former));
    bench.portal.takeOver("r1", UNWELCOME.get());

    PortalReport denied = bench.reconcile();

    assertThat(denied)
        .returns(0L, PortalReport::created)
        .returns(0L, PortalReport::withdrawn)
        .returns(Code.PORTAL_RECORD_FORBIDDEN, report -> report.reason().code());
    assertThat(denied.remarks()).extracting(Remark::title).containsExactly("niort/essai/d2");

    bench.portal.giveBack("r1");
    bench.reconcile();
    assertThat(bench.portal.shown()).containsOnlyKeys("r1");
    assertThat(bench.sql.column("SELECT dataset FROM ledger")).containsExactly(heir);
  }

  @Test
  void aPortalThatRefusesUsIsLeftAlone() {
    bench.source.listsNumbered(20);
    bench.harvest();
    bench.portal.before(failing(UNWELCOME));

    PortalReport report = bench.reconcile();

    assertThat(bench.portal.calls()).hasSize(1);
    assertThat(report).returns(1L, PortalReport::failed);
    assertThat(told(report)).contains("ckan.example", "403", "jeton");

    bench.portal.before(id -> {});
    assertThat(bench.reconcile()).returns(20L, PortalReport::created);
  }

  /** Of a portal that fails on some records each time, and answers all others. */
  @Test
  void recordsThatAlwaysFailDoNotKeepTheOthersAway() {
    bench.source.listsNumbered(8);
    bench.harvest();
    bench.portal.before(failing(DOWN, List.of("d1", "d2", "d3", "d4", "d5", "d6")));

    assertThat(bench.reconcile())
        .returns(2L, PortalReport::created)
        .returns(6L, PortalReport::failed)
        .returns(6L, PortalReport::waiting);
  }

  @Test
  void whatFailedInThePassBeforeComesLast() {
    bench.source.listsNumbered(20);
    bench.harvest();
    bench.portal.before(failing(DOWN));
    bench.portal.beforeAccess(DOWN);
    bench.reconcile();
    List<String> failed = bench.portal.calls();
    bench.clock.passDays(1);
    bench.portal.before(id -> {});

    assertThat(bench.reconcile()).returns(20L, PortalReport::created);
    List<String> calls = bench.portal.calls();

    assertThat(calls).hasSize(20).doesNotHaveDuplicates();
    assertThat(calls.subList(17, 20)).containsExactlyElementsOf(failed);
  }

  @Test
  void whatFailsInAPassIsTriedOnceInIt() {
    bench.source.listsNumbered(20);
    bench.harvest();
    bench.portal.before(failing(REFUSED));
    bench.reconcile();
    bench.portal.calls();
    bench.clock.passDays(1);

    assertThat(bench.reconcile()).returns(20L, PortalReport::failed);

    assertThat(bench.portal.calls()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aPortalThatAnswersAndAcceptsNothingIsLeftAloneAfterAWhile() {
    bench.source.listsNumbered(20);
    bench.harvest();
    bench.portal.before(failing(DOWN));

    assertThat(bench.reconcile())
        .returns(9L, PortalReport::failed)
        .returns(20L, PortalReport::waiting);
  }

  /** The route has taken one more when it learns that the pass is given up. */
  @Test
  void whatWasTakenAndNotTriedIsWaiting() {
    bench.source.listsNumbered(20);
    bench.harvest();
    bench.portal.beforeAccess(DOWN);
    Reconciliation pass = bench.pass(Bench.NIORT, true);
    Iterator<Delivery> deliveries = pass.deliveries();
    List<Delivery> taken = Stream.generate(deliveries::next).limit(4).toList();

    taken.subList(0, 3).forEach(delivery -> pass.giveUp(delivery, DOWN.get()));

    assertThat(pass.report()).returns(20L, PortalReport::waiting);
  }

  @Test
  void threeFailuresInARowEndThePass() {
    bench.source.listsNumbered(20);
    bench.harvest();
    bench.portal.before(failing(DOWN));
    bench.portal.beforeAccess(DOWN);

    PortalReport report = bench.reconcile();

    assertThat(bench.portal.calls()).hasSize(3);
    assertThat(report).returns(3L, PortalReport::failed).returns(20L, PortalReport::waiting);
    assertThat(told(report)).contains("ckan.example", "503", "maintenance");
  }

  /** Two deliveries at the same time are the usual case. */
  @ParameterizedTest
  @EnumSource(names = {"FORBIDDEN", "DISK_FULL"})
  @Timeout(20)
  void aPassThatIsGivenUpWhileThePortalIsAskedRemainsGivenUp(Code why) throws Exception {
    bench.source.listsNumbered(8);
    bench.harvest();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answers = new CountDownLatch(1);
    bench.portal.beforeAccess(
        () -> {
          asked.countDown();
          return waited(answers) ? null : DOWN.get();
        });
    Reconciliation pass = bench.pass(Bench.NIORT, true);
    Iterator<Delivery> deliveries = pass.deliveries();
    List<Delivery> taken = Stream.generate(deliveries::next).limit(4).toList();
    taken.subList(0, 2).forEach(delivery -> pass.giveUp(delivery, DOWN.get()));
    Thread third = new Thread(() -> pass.giveUp(taken.get(2), DOWN.get()));
    third.start();
    asked.await();

    pass.giveUp(taken.get(3), new Misconfigured(Notice.of(why, "ckan.example", 403, "jeton")));
    assertThat(deliveries).isExhausted();
    answers.countDown();
    third.join();

    assertThat(deliveries).isExhausted();
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void failuresThatAreNotInARowDoNotEndThePass() {
    bench.source.listsNumbered(20);
    bench.harvest();
    int[] calls = new int[1];
    bench.portal.before(
        id -> {
          calls[0]++;
          if (calls[0] % 3 != 0) {
            throw DOWN.get();
          }
        });

    assertThat(bench.reconcile())
        .returns(14L, PortalReport::failed)
        .returns(6L, PortalReport::created);
  }

  @Test
  void refusedRecordsAreASignOfLifeOfThePortal() {
    bench.source.listsNumbered(20);
    bench.harvest();
    int[] calls = new int[1];
    bench.portal.before(
        id -> {
          calls[0]++;
          if (calls[0] <= 10) {
            throw (calls[0] % 3 == 0 ? REFUSED : DOWN).get();
          }
        });

    assertThat(bench.reconcile())
        .returns(10L, PortalReport::failed)
        .returns(10L, PortalReport::created);
  }

  private void retitleAll(String title) {
    IntStream.rangeClosed(1, 20).forEach(i -> bench.source.titled("d" + i, title));
    bench.harvest();
  }

  private static String told(PortalReport report) {
    assertThat(report.reason()).isNotNull();
    return Messages.of(report.reason(), Locale.FRENCH);
  }
}
