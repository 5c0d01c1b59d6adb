package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanStandIn;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.config.Schedule;
import fr.moisson.routes.store.SqlCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronExpression;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** When things happen, and what happens when they fail. */
class HarvestRoutesTest {

  private static final String VILLE = "niortais/ville";

  @TempDir private Path folder;
  private UdataStandIn udata;
  private CkanStandIn ckan;
  private SmallConfiguration configuration;

  @BeforeEach
  void start() {
    udata = UdataStandIn.start();
    ckan = CkanStandIn.start("jeton", "niort");
    configuration =
        new SmallConfiguration(folder.resolve("config")).write("sources/eau.yaml", udata.preset());
    territory("", portal("ville", ckan, 100_000));
  }

  @AfterEach
  void close() {
    ckan.close();
    udata.close();
  }

  @Test
  void aDeliveryIsRepeatedWithLongerAndLongerPausesUntilThePortalTakesIt() {
    publish(1);
    ckan.failNext(Fault.CRASH_BEFORE_WRITE, Fault.DROP_BEFORE_WRITE);
    try (Running running = running()) {
      running.harvest();
      long start = System.nanoTime();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.created()).isOne();
      assertThat(report.failed()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("20 ms, then 40 ms")
          .isGreaterThan(Duration.ofMillis(60));
    }
  }

  @Test
  void aDeliveryThatFailsAgainAndAgainIsGivenUpAndTheOthersGoOn() {
    publish(5);
    ckan.failNext(Fault.CRASH_BEFORE_WRITE, Fault.CRASH_BEFORE_WRITE, Fault.CRASH_BEFORE_WRITE);
    try (Running running = running()) {
      running.harvest();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.failed()).isOne();
      assertThat(report.created()).isEqualTo(4);
      assertThat(running.reconcile(VILLE).created()).as("the next pass").isOne();
    }
  }

  @Test
  void aRefusedRecordDoesNotStopTheOthers() {
    publish(5);
    String taken = "moisson-" + new DatasetId("niortais", "eau", "jeu-2").key();
    ObjectNode somebodyElses = JsonNodeFactory.instance.objectNode();
    ckan.byHand("package_create", somebodyElses.put("name", taken).put("owner_org", "niort"));
    try (Running running = running()) {
      running.harvest();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.created()).isEqualTo(4);
      assertThat(report.failed()).isOne();
      assertThat(report.reason()).extracting("code").isEqualTo(Code.PORTAL_NAME_TAKEN);
    }
  }

  @Test
  void aPortalThatIsDownIsLeftAloneAfterAFewDeliveries() {
    publish(40);
    try (Running running = running()) {
      running.harvest();
      ckan.close();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.failed()).isBetween(3L, 4L);
      assertThat(report.created()).isZero();
    }
  }

  @Test
  void aSlowPortalDoesNotDelayAnother() throws Exception {
    publish(8);
    ckan.writeLatency(Duration.ofMillis(400));
    try (CkanStandIn quick = CkanStandIn.start("jeton", "niort")) {
      territory("", portal("lente", ckan, 1_000), portal("vive", quick, 1_000));
      Ended ended = new Ended();
      try (Running running = Running.on(configuration, folder.resolve("data"), ended);
          CamelContext camel = camel(running, List.of())) {
        Target target = Target.all(running.configuration).get(0);

        camel.createProducerTemplate().sendBody(HarvestRoutes.RUN, target);

        assertThat(ended.nextPortal().portal()).isEqualTo("niortais/vive");
        assertThat(ended.nextPortal().portal()).isEqualTo("niortais/lente");
        assertThat(quick.datasets()).hasSize(8);
        assertThat(ckan.datasets()).hasSize(8);
      }
    }
  }

  @Test
  void aPassWaitsForThePassBeforeItOverTheSamePortal() throws Exception {
    publish(12);
    territory("", portal("ville", ckan, 1_000).replace("atOnce: 1", "atOnce: 2"));
    ckan.writeLatency(Duration.ofMillis(100));
    Ended ended = new Ended();
    try (Running running = Running.on(configuration, folder.resolve("data"), ended);
        CamelContext camel = camel(running, List.of())) {
      running.harvest();

      for (int pass = 0; pass < 2; pass++) {
        camel.createProducerTemplate().sendBody(HarvestRoutes.queue(VILLE), VILLE);
      }

      assertThat(ended.nextPortal())
          .returns(12L, PortalReport::created)
          .returns(null, PortalReport::reason);
      assertThat(ended.nextPortal())
          .returns(12L, PortalReport::unchanged)
          .returns(null, PortalReport::reason);
      assertThat(ckan.created()).isEqualTo(12);
    }
  }

  @Test
  void severalDeliveriesAreOnTheirWayAtOnceAndEachArrivesOnce() {
    publish(12);
    territory("", portal("ville", ckan, 1_000).replace("atOnce: 1", "atOnce: 3"));
    ckan.meet(3);
    try (Running running = running()) {
      running.harvest();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report).returns(12L, PortalReport::created).returns(0L, PortalReport::failed);
      assertThat(ckan.created()).isEqualTo(12);
    }
  }

  @Test
  void aPortalIsBehindUntilItHasTakenAllThereIs() throws Exception {
    publish(2);
    try (Running running = running()) {
      Portals portals = running.moisson.portals();
      List<String> queue = List.of(HarvestRoutes.queue(VILLE));
      assertThat(portals.queuesBehind()).as("since nobody knows yet").isEqualTo(queue);
      running.harvest();

      running.reconcile(VILLE);
      assertThat(portals.queuesBehind()).isEmpty();

      udata.put("jeu-0", "Autre titre");
      running.harvest();
      ckan.close();
      running.reconcile(VILLE);
      assertThat(portals.queuesBehind()).isEqualTo(queue);
      assertThat(portals.queuesBehind()).as("taken already").isEmpty();
      try (CamelContext camel = camel(running, Target.all(running.configuration))) {
        assertThat(camel.getRoute("catch-up")).isNotNull();
      }
    }
  }

  @Test
  void aPassThatAFaultOfOursStopsIsReportedAndMadeUpFor() {
    publish(1);
    try (Running running = running()) {
      running.harvest();
      Portals portals = running.moisson.portals();
      portals.queuesBehind();
      running.database.jdbi().useHandle(handle -> handle.execute("DROP TABLE ledger"));

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.reason()).isNotNull().returns(Code.BUG, Notice::code);
      assertThat(portals.queuesBehind()).containsExactly(HarvestRoutes.queue(VILLE));
    }
  }

  @Test
  void aHarvestThatTheStoreFailsIsReportedLikeAnyOther() {
    publish(1);
    try (Running running = running()) {
      running.database.jdbi().useHandle(handle -> handle.execute("DROP TABLE notice"));

      RunReport report = running.moisson.harvest(Target.all(running.configuration).get(0));

      assertThat(report.state()).isEqualTo(RunReport.State.FAILED);
      assertThat(report.reason()).isNotNull().returns(Code.BUG, Notice::code);
    }
  }

  @Test
  void aDatabaseThatFailsIsNoFaultOfOurs() {
    publish(1);
    try (Running running = running()) {
      readOnly(running);

      RunReport report = running.moisson.harvest(Target.all(running.configuration).get(0));

      assertThat(report.state()).isEqualTo(RunReport.State.FAILED);
      assertThat(report.reason()).isNotNull().returns(Code.DATABASE_DOWN, Notice::code);
    }
  }

  @Test
  void aFullDiskIsNoFaultOfOursAndCountsAsAFailure() {
    publish(1);
    UncheckedIOException full =
        new UncheckedIOException(new IOException("No space left on device"));
    Progress filling =
        new Progress() {
          @Override
          public void read(String harvest) {
            throw full;
          }
        };
    try (Running running = Running.on(configuration, folder.resolve("data"), filling)) {
      RunReport run = running.moisson.harvest(Target.all(running.configuration).get(0));
      PortalReport pass = running.moisson.portals().stopped(VILLE, full);

      assertThat(run.reason()).isNotNull().returns(Code.DISK_FULL, Notice::code);
      assertThat(pass.reason()).isNotNull().returns(Code.DISK_FULL, Notice::code);
      assertThat(pass.failed()).isOne();
    }
  }

  @Test
  void aHarvestWhoseEventsCannotBeToldIsReportedAllTheSame() {
    publish(1);
    AtomicReference<Running> program = new AtomicReference<>();
    Progress locking =
        new Progress() {
          @Override
          public void ended(RunReport report) {
            readOnly(program.get());
          }
        };
    try (Running running = Running.on(configuration, folder.resolve("data"), locking)) {
      program.set(running);

      RunReport report = running.moisson.harvest(Target.all(running.configuration).get(0));

      assertThat(report.state()).isEqualTo(RunReport.State.COMPLETE);
    }
  }

  private static void readOnly(Running running) {
    List<Handle> all = Stream.generate(running.database.jdbi()::open).limit(4).toList();
    all.forEach(handle -> handle.execute("PRAGMA query_only = 1"));
    all.forEach(Handle::close);
  }

  @Test
  void whoWatchesOverItSeesHowEachSourceAndPortalStands() {
    publish(2);
    try (Running running = running()) {
      assertThat(running.moisson.metrics())
          .contains("moisson_source_datasets{source=\"niortais/eau\"} 0.0")
          .contains("moisson_portal_behind{portal=\"niortais/ville\"} 1.0")
          .doesNotContain("moisson_source_last_success");
      running.harvest();
      running.reconcile(VILLE);

      assertThat(running.moisson.metrics())
          .containsPattern(
              "moisson_source_last_success_timestamp_seconds\\{source=\"niortais/eau\"} [1-9]")
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"complete\"} 1.0")
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"failed\"} 0.0")
          .contains("moisson_source_datasets{source=\"niortais/eau\"} 2.0")
          .contains("moisson_portal_behind{portal=\"niortais/ville\"} 0.0");

      udata.close();
      running.harvest();

      assertThat(running.moisson.metrics())
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"complete\"} 0.0")
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"failed\"} 1.0")
          .contains("moisson_source_datasets{source=\"niortais/eau\"} 2.0");
    }
  }

  @Test
  void whatAnEarlierHarvesterLeftIsTakenOverAndBroughtUpToDate() {
    udata.put("mesures-des-eaux-1", "Mesures 1");
    publish(2);
    ckan.publishByAnother("mesures-des-eaux-1", "Mesures d’avant");
    try (Running running = running()) {
      running.harvest();
      PortalReport first = running.reconcile(VILLE);
      assertThat(first.created()).isEqualTo(2);
      assertThat(first.remarks())
          .extracting(remark -> remark.notice().code())
          .containsExactly(Code.PORTAL_HAS_ANOTHER);

      List<String> adopted = new ArrayList<>();
      assertThat(running.moisson.portals().adopt(VILLE, one -> adopted.add(one.title()))).isOne();

      assertThat(adopted).containsExactly("Mesures 1");
      assertThat(running.reconcile(VILLE).updated()).isOne();
      assertThat(ckan.datasets()).hasSize(3);
      assertThat(ckan.records()).extracting(StandIn.Shown::title).contains("Mesures 1");
    }
  }

  @Test
  void twoTicksOfOneHarvestDoNotOverlap() throws Exception {
    publish(1);
    udata.latency(Duration.ofMillis(1_400));
    territory("    schedule: '* * * * * ?'\n", portal("ville", ckan, 1_000));
    Ended ended = new Ended();
    try (Running running = Running.on(configuration, folder.resolve("data"), ended);
        CamelContext camel = camel(running, Target.all(running.configuration))) {
      List<RunReport> reports = List.of(ended.nextRun(), ended.nextRun());

      // A tick that had met another one would have been turned away by the lock of the harvest.
      assertThat(reports).extracting(RunReport::state).containsOnly(RunReport.State.COMPLETE);
      assertThat(camel.getRoute("tick-niortais/eau")).isNotNull();
    }
  }

  @Test
  void aMissedTickFiresOnceAndTheClockIsThatOfParis() throws Exception {
    try (Running running = running();
        CamelContext camel = camel(running, Target.all(running.configuration))) {
      Scheduler scheduler = camel.getComponent("quartz", QuartzComponent.class).getScheduler();
      TriggerKey key =
          scheduler.getTriggerKeys(GroupMatcher.anyGroup()).stream()
              .filter(trigger -> trigger.getName().equals("niortais_2f_eau"))
              .findFirst()
              .orElseThrow();
      CronTrigger trigger = (CronTrigger) scheduler.getTrigger(key);

      assertThat(trigger.getMisfireInstruction())
          .isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
      assertThat(trigger.getTimeZone().getID()).isEqualTo("Europe/Paris");
      assertThat(trigger.getCronExpression()).isEqualTo(Schedule.DAILY.cronFor("niortais/eau"));
    }
  }

  @Test
  void whatWasMissedWhileTheProgramWasDownIsMadeUpForAtItsStart() throws Exception {
    publish(1);
    territory("    schedule: '0 0 3 1 * ?'\n", portal("ville", ckan, 1_000));
    Ended ended = new Ended();
    try (Running running = Running.on(configuration, folder.resolve("data"), ended)) {
      List<Target> all = Target.all(running.configuration);
      assertThat(running.moisson.triggers(all).due()).as("never harvested").hasSize(1);
      running.harvest();
      ended.nextRun();
      assertThat(running.moisson.triggers(all).due()).as("in its time").isEmpty();
      String twoMonthsAgo = Instant.now().minus(Duration.ofDays(62)).toString();
      running
          .database
          .jdbi()
          .useHandle(
              h -> h.execute("UPDATE run SET started = ?, ended = ?", twoMonthsAgo, twoMonthsAgo));
      SqlCatalogue catalogue = new SqlCatalogue(running.database.jdbi());
      catalogue.open("niortais", "eau", 0, true, Instant.now());
      assertThat(running.moisson.triggers(all).due()).as("a replay is no harvest").hasSize(1);

      try (CamelContext camel = camel(running, all)) {
        assertThat(ended.nextRun()).returns(RunReport.State.COMPLETE, RunReport::state);
        assertThat(camel.getRoute("every-minute")).isNotNull();
      }
    }
  }

  @Test
  void aHarvestThatAStopInterruptsIsMadeAgainAtTheNextStart() throws Exception {
    publish(1);
    udata.latency(Duration.ofSeconds(20));
    CountDownLatch started = new CountDownLatch(1);
    Progress progress =
        new Progress() {
          @Override
          public void started(String name) {
            started.countDown();
          }
        };
    try (Running running = Running.on(configuration, folder.resolve("data"), progress)) {
      Thread harvest = new Thread(running::harvest);
      harvest.start();
      started.await();
      running.moisson.close();
      harvest.join();
    }

    udata.latency(Duration.ZERO);
    try (Running running = running()) {
      List<Target> all = Target.all(running.configuration);
      assertThat(running.moisson.triggers(all).due()).hasSize(1);
      running.harvest();
      assertThat(running.moisson.triggers(all).due()).isEmpty();
    }
  }

  @Test
  void namedSchedulesSpreadTheirHarvestsOverTheNight() {
    for (String name : List.of("hourly", "daily", "weekly", "monthly")) {
      Map<String, Long> times =
          IntStream.range(0, 1_000)
              .mapToObj(i -> new Schedule(name).cronFor("territoire-" + i % 40 + "/source-" + i))
              .peek(cron -> assertThat(CronExpression.isValidExpression(cron)).as(cron).isTrue())
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      int minutes = name.equals("hourly") ? 60 : 300;

      assertThat(times).as(name).hasSizeGreaterThan(minutes * 2 / 3);
      assertThat(times.values()).as(name).allMatch(count -> count < 3 * 1_000L / minutes + 10);
    }
    assertThat(Schedule.DAILY.cronFor("niort/eau")).isEqualTo(Schedule.DAILY.cronFor("niort/eau"));
  }

  @Test
  void deliveriesAreNoFasterThanThePortalBears() {
    publish(9);
    territory("", portal("ville", ckan, 4));
    try (Running running = running()) {
      running.harvest();
      long start = System.nanoTime();

      assertThat(running.reconcile(VILLE).created()).isEqualTo(9);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("nine deliveries at four a second")
          .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(10));
    }
  }

  @Test
  void whatChangedIsToldAsEvents() {
    publish(3);
    try (Running running = running()) {
      running.harvest();
      assertThat(told(running, "dataset.created")).isEqualTo(3);
      assertThat(told(running, "run.completed")).isOne();

      udata.put("jeu-0", "Un autre titre");
      ckan.close();
      running.harvest();
      running.reconcile(VILLE);

      assertThat(told(running, "dataset.updated")).isOne();
      assertThat(told(running, "dataset.created")).isEqualTo(3);
      assertThat(told(running, "run.completed")).isEqualTo(2);
      assertThat(told(running, "delivery.failed")).isEqualTo(3);
    }
  }

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      udata.put("jeu-" + i, "Mesures " + i);
    }
  }

  private void territory(String ofTheSource, String... portals) {
    configuration.territory(
        "niortais",
        "sources:\n  - use: eau\n" + ofTheSource + "portals:\n" + String.join("", portals));
  }

  private static String portal(String name, CkanStandIn ckan, int perSecond) {
    return """
      %s:
        type: ckan
        perSecond: %d
        atOnce: 1
        options: { url: "%s", token: "${CKAN_TOKEN}", organisation: niort }
    """
        .formatted(name, perSecond, ckan.url());
  }

  private Running running() {
    return Running.on(configuration, folder.resolve("data"));
  }

  /** The routes once more, where a test can see them. */
  private static CamelContext camel(Running running, List<Target> scheduled) throws Exception {
    CamelContext camel = new DefaultCamelContext();
    camel.addRoutes(running.moisson.routes(running.moisson.triggers(scheduled), Running.FAST));
    camel.start();
    return camel;
  }

  private static int told(Running running, String type) {
    return running
        .moisson
        .metrics()
        .lines()
        .filter(
            line -> line.startsWith("moisson_events_total") && line.contains("\"" + type + "\""))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Reports in the order of their arrival. */
  private static final class Ended implements Progress {
    private final BlockingQueue<RunReport> runs = new LinkedBlockingQueue<>();
    private final BlockingQueue<PortalReport> portals = new LinkedBlockingQueue<>();

    @Override
    public void ended(RunReport report) {
      runs.add(report);
    }

    @Override
    public void ended(PortalReport report) {
      portals.add(report);
    }

    RunReport nextRun() throws InterruptedException {
      return next(runs);
    }

    PortalReport nextPortal() throws InterruptedException {
      return next(portals);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
      T report = queue.poll(30, TimeUnit.SECONDS);
      assertThat(report).as("a report").isNotNull();
      return report;
    }
  }
}
