package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static fr.moisson.routes.store.Bench.TUESDAY;
import static fr.moisson.routes.store.Bench.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport.State;
import java.nio.file.Path;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** State, tombstone and event share one transaction: a change without its event does not happen. */
@ParameterizedClass
@EnumSource(Engine.class)
class OneTransactionTest {

  @Parameter Engine engine;
  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(engine.open(folder));
  }

  @Test
  void aDatasetWhoseEventCannotBeWrittenIsNotStored() {
    long run = bench.run();
    long next = bench.run();
    bench.store(run, "b", "Bois");
    bench.sql.breakEvents();

    assertThatThrownBy(() -> bench.store(run, "a", "Arbres")).isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> bench.store(next, "b", "Bois, autrement"))
        .isInstanceOf(JdbiException.class);
    assertThat(bench.sql.held()).containsExactly("b");
    assertThat(bench.sql.column("SELECT content FROM dataset").get(0)).doesNotContain("autrement");
    assertThat(bench.sql.column("SELECT code FROM notice")).isEmpty();
  }

  @Test
  void withdrawalsOfWhichOneCannotBeToldDoNotHappen() {
    bench.storeThree();
    long run = bench.run();
    bench.catalogue.markMissing(run, MONDAY);
    bench.end(run, State.HELD, null, false);
    bench.sql.breakSecondEvent("dataset.withdrawn");

    assertThatThrownBy(() -> bench.catalogue.withdraw(run, MONDAY, TUESDAY))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> bench.catalogue.approve("niort", "udata", TUESDAY))
        .isInstanceOf(JdbiException.class);
    assertThat(bench.sql.held()).hasSize(3);
    assertThat(bench.sql.datasetEvents()).doesNotContain("dataset.withdrawn");
  }

  @Test
  void aRestorationThatCannotBeToldDoesNotHappen() {
    bench.storeThree();
    bench.withdrawAll();
    bench.sql.breakEvents();

    assertThatThrownBy(() -> bench.catalogue.restore("niort", "udata", TUESDAY))
        .isInstanceOf(JdbiException.class);
    assertThat(bench.sql.held()).isEmpty();
  }

  @Test
  void aRunWhoseEndCannotBeToldHasNotEnded() {
    long run = bench.run();
    bench.sql.breakEvents();

    assertThatThrownBy(() -> bench.end(run, State.COMPLETE, "1", true))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(bench::run).isInstanceOf(JdbiException.class);
    assertThat(bench.sql.column("SELECT state FROM run")).containsExactly((String) null);
  }

  @Test
  void aFailureThatCannotBeToldIsNotWrittenDown() {
    bench.storeThree();
    bench.sql.breakEvents();

    assertThatThrownBy(
            () ->
                bench
                    .ledger()
                    .failed("niort/ckan", id("a"), Notice.of(Code.FORBIDDEN, "ckan", 403), MONDAY))
        .isInstanceOf(JdbiException.class);
    assertThat(bench.sql.column("SELECT portal FROM ledger")).isEmpty();
  }
}
