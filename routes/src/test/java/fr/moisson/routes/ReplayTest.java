package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Today's mappings applied to yesterday's answers, without network. */
class ReplayTest {

  private static final String TERRITORY =
      """
      sources:
        - use: fontaines
          options: { url: "%s/api/explore/v2.1/catalog/datasets/fontaines-a-boire/records" }
        - use: cavites
          options: { url: "%s/api/v1" }
      portals:
        catalogue: { type: embedded }
      """;

  @TempDir private Path folder;
  private SmallConfiguration configuration;

  @BeforeEach
  void configure() throws Exception {
    configuration = new SmallConfiguration(folder.resolve("config"));
    preset("Fontaines à boire");
    configuration.write(
        "sources/cavites.yaml",
        Files.readString(Path.of("../config/sources/georisques-cavites.yaml")));
  }

  private void preset(String title) {
    configuration.write(
        "sources/fontaines.yaml",
        """
        source: rest
        title: Fontaines
        producer: le service des eaux
        options:
          endpoints:
            fontaines:
              paging: { style: offset, parameter: offset, sizeParameter: limit, size: 100 }
              envelope: { rows: /results, total: /total_count, error: /error_code }
              place: { geometry: geo_point_2d }
              dataset:
                title: %s
                description: Points d’eau potable.
                licence: odc-odbl
                publisher: { name: Service des eaux }
        """
            .formatted(title));
  }

  @Test
  void aReplayNeedsNoSourceAndChangesWhatTheConfigurationChanged() {
    try (Sandbox sandbox = Sandbox.start(folder.resolve("port"))) {
      configuration.territory(
          "niortais", TERRITORY.formatted(sandbox.address(), sandbox.address()));
      try (Running running = Running.on(configuration, folder.resolve("data"))) {
        assertThat(running.harvest())
            .allMatch(run -> run.state() == State.COMPLETE)
            .allMatch(run -> run.created() == 1 && run.requests() > 0);
        assertThat(running.reconcile("niortais/catalogue").created()).isEqualTo(2);
      }
    }
    // From here on, nothing answers at the sources' addresses.

    try (Running running = Running.replaying(configuration, folder.resolve("data"))) {
      assertThat(running.harvest())
          .allMatch(run -> run.state() == State.COMPLETE)
          .allMatch(run -> run.unchanged() == 1 && run.requests() == 0);
      assertThat(running.reconcile("niortais/catalogue").unchanged()).isEqualTo(2);
    }

    preset("Eau potable en accès libre");
    try (Running running = Running.replaying(configuration, folder.resolve("data"))) {
      List<RunReport> runs = running.harvest();
      assertThat(runs.get(0).updated()).isOne();
      assertThat(runs.get(1).unchanged()).isOne();
      assertThat(runs).allMatch(run -> run.requests() == 0);
      PortalReport portal = running.reconcile("niortais/catalogue");
      assertThat(portal.updated()).isOne();
      assertThat(portal.unchanged()).isOne();
      try (var shelf = new Shelf(running.database.jdbi()).stream()) {
        assertThat(shelf.map(entry -> entry.dataset().title()))
            .containsExactlyInAnyOrder(
                "Eau potable en accès libre", "Cavités souterraines – Le Niortais");
      }
    }
  }

  @Test
  void aReplayOfWhatWasNeverHarvestedSaysWhatIsMissingAndWithdrawsNothing() {
    configuration.territory(
        "niortais", TERRITORY.formatted("http://127.0.0.1:9", "http://127.0.0.1:9"));
    try (Running running = Running.replaying(configuration, folder.resolve("data"))) {
      RunReport run = running.harvest().get(0);

      assertThat(run.state()).isEqualTo(State.FAILED);
      assertThat(String.valueOf(run.reason())).contains("NOT_ARCHIVED");
      assertThat(run.withdrawn()).isZero();
    }
  }
}
