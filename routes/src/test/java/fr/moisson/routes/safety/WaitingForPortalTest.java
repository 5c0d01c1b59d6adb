package fr.moisson.routes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.PortalReport;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many datasets a portal that does not answer keeps waiting. */
class WaitingForPortalTest {

  @TempDir private Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void publish() {
    bench = new Bench(folder);
    bench.source.listsNumbered(250);
    bench.harvest();
    bench.reconcile();
    bench.source.listsNumbered(255);
    bench.harvest();
  }

  @Test
  void whatItDoesNotHaveYetWaitsAndWhatItHasIsUnchanged() {
    Supplier<RuntimeException> down =
        () -> new Unavailable(Notice.of(Code.CONNECTION_REFUSED, "ckan.example"));
    bench.portal.beforeAccess(down);
    bench.portal.before(
        id -> {
          throw down.get();
        });

    assertThat(bench.reconcile())
        .returns(3L, PortalReport::failed)
        .returns(5L, PortalReport::waiting)
        .returns(250L, PortalReport::unchanged);
    assertThat(bench.portal.shown()).hasSize(250);
  }

  @Test
  void whatItRefusesDoesNotWait() {
    bench.portal.before(
        id -> {
          throw new BadItem(Notice.of(Code.PORTAL_REFUSES, "ckan.example", 409, "licence"));
        });

    assertThat(bench.reconcile())
        .returns(5L, PortalReport::failed)
        .returns(0L, PortalReport::waiting)
        .returns(false, PortalReport::isBehind);
  }
}
