package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static fr.moisson.routes.store.Bench.TUESDAY;
import static fr.moisson.routes.store.Bench.dataset;
import static fr.moisson.routes.store.Bench.id;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Remark;
import fr.moisson.routes.store.Notices.Digest;
import fr.moisson.routes.store.Notices.Said;
import fr.moisson.routes.store.PassHistory.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices whose code this version does not have. Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class OtherVersionTest {

  private static final String PORTAL = "niort/ckan";
  private static final Notice OLD = Notice.of(Code.BAD_DATE, "hier");
  private static final Notice READ = Notice.of(Code.OF_ANOTHER_VERSION, "hier");

  @Parameter Engine engine;
  @TempDir Path folder;
  private Database database;
  private Bench bench;

  @BeforeEach
  void open() {
    database = engine.open(folder);
    bench = new Bench(database);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatARunSaidIsStillRead() {
    long run = bench.run();
    bench.catalogue.store(run, dataset("a", "Arbres"), List.of(OLD), MONDAY);
    bench.catalogue.close(
        run,
        new RunReport("niort", "udata", State.HELD, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0.5, OLD),
        null,
        true,
        TUESDAY);
    bench.sql.execute("UPDATE notice SET code = 'GONE'");
    forget("run", "report");

    assertThat(new RunHistory(database.jdbi()).last("niort", "udata").orElseThrow().report())
        .returns(State.HELD, RunReport::state)
        .returns(READ, RunReport::reason);
    assertThat(bench.digests()).extracting(Digest::example).containsExactly(READ);
    List<Said> said = new ArrayList<>();
    Notices.eachOfLastRun(database, "niort", "udata", said::add);
    assertThat(said).extracting(Said::notice).containsExactly(READ);
  }

  @Test
  void whatAPassSaidIsStillRead() {
    bench.store(bench.run(), "a", "Arbres");
    bench.ledger().failed(PORTAL, id("a"), OLD, MONDAY);
    forget("ledger", "reason");
    PassHistory history = new PassHistory(database);
    history.keep(
        new PortalReport(
            PORTAL, 0, 0, 0, 0, 1, 1, 1, OLD, List.of(new Remark("Arbres", OLD)), true),
        MONDAY);
    forget("pass", "report");

    assertThat(history.last(PORTAL).orElseThrow().report())
        .returns(READ, PortalReport::reason)
        .returns(List.of(new Remark("Arbres", READ)), PortalReport::remarks);
    List<Refused> refused = new ArrayList<>();
    history.eachRefused(PORTAL, refused::add);
    assertThat(refused).extracting(Refused::reason).containsExactly(READ);
  }

  @Test
  void whatAPortalDidNotTakeIsStillRead() {
    bench.store(bench.run(), "a", "Arbres");
    bench.ledger().published(PORTAL, id("a"), keeping(OLD), "print", MONDAY);
    forget("ledger", "kept");

    assertThat(bench.ledger().page(PORTAL, "niort", "", 9))
        .extracting(Holding::remote)
        .containsExactly(keeping(READ))
        .as("offered again, which replaces it")
        .allMatch(Remote::isIncomplete);
  }

  private static Remote keeping(Notice notice) {
    return new Remote("r1", null, new TreeMap<>(), new TreeMap<>(), List.of(notice));
  }

  private void forget(String table, String column) {
    bench.sql.execute(
        "UPDATE %1$s SET %2$s = replace(%2$s, 'BAD_DATE', 'GONE')".formatted(table, column));
  }
}
