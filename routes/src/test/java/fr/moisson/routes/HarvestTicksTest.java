package fr.moisson.routes;

import static fr.moisson.routes.HarvestedTown.camel;
import static fr.moisson.routes.HarvestedTown.portal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quartz.CronScheduleBuilder.cronSchedule;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.routes.HarvestedTown.Ended;
import fr.moisson.routes.config.Schedule;
import fr.moisson.routes.store.SqlCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.model.Model;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronExpression;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** When harvests start: by the clock, and after a stop. */
class HarvestTicksTest {

  @TempDir private Path folder;
  private HarvestedTown town;

  @BeforeEach
  void start() {
    town = new HarvestedTown(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void twoTicksOfOneHarvestDoNotOverlap() throws Exception {
    town.publish(1);
    town.udata.latency(Duration.ofMillis(1_400));
    Ended ended = new Ended();
    try (Running running = town.running(ended);
        CamelContext camel = camel(running, Target.all(running.configuration))) {
      CronTrigger daily = trigger(scheduler(camel));
      scheduler(camel)
          .rescheduleJob(
              daily.getKey(),
              daily.getTriggerBuilder().withSchedule(cronSchedule("* * * * * ?")).build());
      List<RunReport> reports = List.of(ended.nextRun(), ended.nextRun());

      // The lock of the harvest would have refused a tick during another one.
      assertThat(reports).extracting(RunReport::state).containsOnly(RunReport.State.COMPLETE);
      assertThat(camel.getRoute("tick-niortais/eau")).isNotNull();
    }
  }

  /** Hundreds of towns with a dozen sources each would need gigabytes for it. */
  @Test
  void theRoutesDoNotRepeatTheConfiguration() throws Exception {
    try (Running running = town.running();
        CamelContext camel = camel(running, Target.all(running.configuration))) {
      assertThat(
              camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions())
          .isNotEmpty()
          .noneMatch(route -> route.toString().contains(Target.class.getSimpleName() + "["));
    }
  }

  @Test
  void aMissedTickFiresOnceAndTheClockIsThatOfParis() throws Exception {
    try (Running running = town.running();
        CamelContext camel = camel(running, Target.all(running.configuration))) {
      CronTrigger trigger = trigger(scheduler(camel));

      assertThat(trigger.getMisfireInstruction())
          .isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
      assertThat(trigger.getTimeZone().getID()).isEqualTo("Europe/Paris");
      assertThat(trigger.getCronExpression()).isEqualTo(Schedule.DAILY.cronFor("niortais/eau"));
    }
  }

  private static Scheduler scheduler(CamelContext camel) {
    return camel.getComponent("quartz", QuartzComponent.class).getScheduler();
  }

  private static CronTrigger trigger(Scheduler scheduler) throws SchedulerException {
    TriggerKey key =
        scheduler.getTriggerKeys(GroupMatcher.anyGroup()).stream()
            .filter(trigger -> trigger.getName().equals("niortais_2f_eau"))
            .findFirst()
            .orElseThrow();
    return (CronTrigger) scheduler.getTrigger(key);
  }

  @Test
  void whatWasMissedWhileTheProgramWasDownIsMadeUpForAtItsStart() throws Exception {
    town.publish(1);
    town.territory("    schedule: '0 0 3 1 * ?'\n", portal("ville", town.ckan, 1_000));
    Ended ended = new Ended();
    try (Running running = town.running(ended)) {
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
    town.publish(1);
    town.udata.latency(Duration.ofSeconds(20));
    CountDownLatch started = new CountDownLatch(1);
    Progress progress =
        new Progress() {
          @Override
          public void started(String name) {
            started.countDown();
          }
        };
    try (Running running = town.running(progress)) {
      Thread harvest = new Thread(running::harvest);
      harvest.start();
      started.await();
      running.moisson.close();
      harvest.join();
    }

    town.udata.latency(Duration.ZERO);
    try (Running running = town.running()) {
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
      int minutes = name.equals("hourly") ? 60 : 240;

      assertThat(times).as(name).hasSizeGreaterThan(minutes * 2 / 3);
      assertThat(times.values()).as(name).allMatch(count -> count < 3 * 1_000L / minutes + 10);
    }
    assertThat(Schedule.DAILY.cronFor("niort/eau")).isEqualTo(Schedule.DAILY.cronFor("niort/eau"));
  }
}
