package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ckan.CkanStandIn;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.harvesters.run.PortalReport;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal that randomly refuses, crashes, disconnects and loses answers. */
class FaultyPortalTest {

  private static final int DATASETS = 30;
  private static final int MOST_PASSES = 60;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void afterEnoughPassesThePortalHoldsEverythingOnce(long seed) throws Exception {
    try (UdataStandIn udata = UdataStandIn.start();
        CkanStandIn ckan = CkanStandIn.start("j3ton", "niort")) {
      SmallConfiguration configuration =
          new SmallConfiguration(folder.resolve("config")).publishing(udata.preset(), ckan.url());
      for (int i = 0; i < DATASETS; i++) {
        udata.put("jeu-" + i, "Mesures " + i);
      }
      EnumSet<Fault> quick = EnumSet.allOf(Fault.class);
      quick.remove(Fault.SLOW);
      ckan.failRandomly(0.4, seed, quick);
      try (Running running = Running.on(configuration, folder.resolve("data"))) {
        running.harvest();
        assertThat(passes(running)).as("it was hard").isGreaterThan(1);

        for (int i = 0; i < DATASETS; i += 2) {
          udata.put("jeu-" + i, "Autres mesures " + i);
        }
        udata.remove("jeu-1");
        running.harvest();
        passes(running);
      }
      new Agreement(ckan, new DataFolder(folder.resolve("data")), "niortais/ville", "niortais")
          .isWhole("eau", udata.titles());
    }
  }

  /** The number of passes until nothing is left to do. */
  private static int passes(Running running) {
    for (int pass = 1; pass <= MOST_PASSES; pass++) {
      PortalReport report = running.reconcile("niortais/ville");
      if (report.failed() == 0) {
        return pass;
      }
    }
    throw new AssertionError("there is no end to it");
  }
}
