package fr.moisson.routes;

import static fr.moisson.routes.HarvestedTown.VILLE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.store.RunHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures within the program, or below it: disk and database. */
class HarvestFaultsTest {

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
  void aPassThatAFaultOfOursStopsIsReportedAndMadeUpFor() {
    town.publish(1);
    try (Running running = town.running()) {
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
    town.publish(1);
    try (Running running = town.running()) {
      running.database.jdbi().useHandle(handle -> handle.execute("DROP TABLE notice"));

      RunReport report = running.moisson.harvest(Target.all(running.configuration).get(0));

      assertThat(report.state()).isEqualTo(RunReport.State.FAILED);
      assertThat(report.reason()).isNotNull().returns(Code.BUG, Notice::code);
    }
  }

  @Test
  void aDatabaseThatFailsIsNoFaultOfOurs() {
    town.publish(1);
    try (Running running = town.running()) {
      readOnly(running);

      RunReport report = running.moisson.harvest(Target.all(running.configuration).get(0));

      assertThat(report.state()).isEqualTo(RunReport.State.FAILED);
      assertThat(report.reason()).isNotNull().returns(Code.DATABASE_DOWN, Notice::code);
    }
  }

  /** Or whoever asks for the last harvest would be told that there never was one. */
  @Test
  void aHarvestThatLacksItsTerritoryIsKeptLikeAnyOther() throws IOException {
    SmallConfiguration trees = SmallConfiguration.ofTrees(folder.resolve("trees"));
    try (Running running = Running.on(trees, folder.resolve("trees/data"))) {
      Files.delete(trees.folder().resolve("territories/contours.geojson"));

      RunReport report = running.harvest().get(0);

      assertThat(report.state()).isEqualTo(RunReport.State.FAILED);
      assertThat(new RunHistory(running.database.jdbi()).last("niortais", "arbres"))
          .map(RunHistory.Last::report)
          .contains(report);
    }
  }

  @Test
  void aPortalOfACommuneThatHasLeftTheEpciFailsAlone() {
    town.publish(1);
    town.territory(
        "",
        "  catalogue: { type: embedded }\n",
        HarvestedTown.portal("ville", town.ckan, 1_000)
            .replace("    type: ckan", "    type: ckan\n    for: { commune: \"79999\" }"));
    try (Running running = town.running()) {
      assertThat(running.harvest().get(0).state()).isEqualTo(RunReport.State.COMPLETE);

      assertThat(running.reconcile("niortais/catalogue").created()).isOne();
      assertThat(running.reconcile(VILLE).reason())
          .isNotNull()
          .returns(Code.NOT_A_MEMBER, Notice::code);
    }
  }

  @Test
  void aPassDuringWhichTheDatabaseFailsIsReportedAndMadeUpFor() {
    SmallConfiguration trees = SmallConfiguration.ofTrees(folder.resolve("trees"));
    try (Running running = Running.on(trees, folder.resolve("trees/data"))) {
      running.harvest();
      running.reconcile("niortais/catalogue");
      trees.trees(4);
      running.harvest();
      Portals portals = running.moisson.portals();
      portals.queuesBehind();
      readOnly(running);

      PortalReport report = running.reconcile("niortais/catalogue");

      assertThat(report.reason()).isNotNull().returns(Code.DATABASE_DOWN, Notice::code);
      assertThat(report.failed()).isZero();
      assertThat(portals.queuesBehind()).containsExactly(HarvestRoutes.queue("niortais/catalogue"));
    }
  }

  @Test
  void aFullDiskIsNoFaultOfOursAndCountsAsAFailure() {
    town.publish(1);
    UncheckedIOException full =
        new UncheckedIOException(new IOException("No space left on device"));
    Progress filling =
        new Progress() {
          @Override
          public void read(String harvest) {
            throw full;
          }
        };
    try (Running running = town.running(filling)) {
      RunReport run = running.moisson.harvest(Target.all(running.configuration).get(0));
      PortalReport pass = running.moisson.portals().stopped(VILLE, full);

      assertThat(run.reason()).isNotNull().returns(Code.DISK_FULL, Notice::code);
      assertThat(pass.reason()).isNotNull().returns(Code.DISK_FULL, Notice::code);
      assertThat(pass.failed()).isOne();
    }
  }

  @Test
  void aHarvestThatExhaustsTheMemoryFailsAloneAndIsKeptLikeAnyOther() {
    town.publish(1);
    AtomicReference<Error> exhausting =
        new AtomicReference<>(new OutOfMemoryError("Java heap space"));
    Progress progress =
        new Progress() {
          @Override
          public void read(String harvest) {
            Error error = exhausting.getAndSet(null);
            if (error != null) {
              throw error;
            }
          }
        };
    try (Running running = town.running(progress)) {
      Target target = Target.all(running.configuration).get(0);

      RunReport report = running.moisson.harvest(target);

      assertThat(report.state()).isEqualTo(RunReport.State.FAILED);
      assertThat(report.reason()).isEqualTo(Notice.of(Code.MEMORY_FULL));
      assertThat(
              new RunHistory(running.database.jdbi())
                  .last(target.territory().name(), target.source().name()))
          .map(RunHistory.Last::report)
          .contains(report);
      assertThat(running.moisson.harvest(target).state()).isEqualTo(RunReport.State.COMPLETE);
    }
  }

  @Test
  void aPassThatExhaustsTheMemoryIsToldWithoutATrace() {
    try (Running running = town.running()) {
      PortalReport pass =
          running
              .moisson
              .portals()
              .stopped(VILLE, new IllegalStateException(new OutOfMemoryError("Java heap space")));

      assertThat(pass.reason()).isEqualTo(Notice.of(Code.MEMORY_FULL));
    }
  }

  @Test
  void aHarvestWhoseEventsCannotBeToldIsReportedAllTheSame() {
    town.publish(1);
    AtomicReference<Running> program = new AtomicReference<>();
    Progress locking =
        new Progress() {
          @Override
          public void ended(RunReport report) {
            readOnly(program.get());
          }
        };
    try (Running running = town.running(locking)) {
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
}
