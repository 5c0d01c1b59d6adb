package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ckan.CkanStandIn;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A town with one source and one CKAN, on which the whole program runs. */
final class HarvestedTown implements AutoCloseable {

  static final String VILLE = "niortais/ville";

  final UdataStandIn udata = UdataStandIn.start();
  final CkanStandIn ckan = CkanStandIn.start("j3ton", "niort");
  private final SmallConfiguration configuration;
  private final Path data;

  HarvestedTown(Path folder) {
    configuration =
        new SmallConfiguration(folder.resolve("config")).write("sources/eau.yaml", udata.preset());
    data = folder.resolve("data");
    territory("", portal("ville", ckan, 100_000));
  }

  @Override
  public void close() {
    ckan.close();
    udata.close();
  }

  void publish(int count) {
    for (int i = 0; i < count; i++) {
      udata.put("jeu-" + i, "Mesures " + i);
    }
  }

  void territory(String ofTheSource, String... portals) {
    configuration.territory(
        "niortais",
        "sources:\n  - use: eau\n" + ofTheSource + "portals:\n" + String.join("", portals));
  }

  static String portal(String name, CkanStandIn ckan, int perSecond) {
    return """
      %s:
        type: ckan
        perSecond: %d
        atOnce: 1
        options: { url: "%s", token: "${CKAN_TOKEN}", organisation: niort }
    """
        .formatted(name, perSecond, ckan.url());
  }

  Running running() {
    return running(Progress.NONE);
  }

  Running running(Progress progress) {
    return Running.on(configuration, data, progress);
  }

  /** The routes in another Camel context, which a test can inspect. */
  static CamelContext camel(Running running, List<Target> scheduled) throws Exception {
    CamelContext camel = new DefaultCamelContext();
    camel.addRoutes(running.moisson.routes(running.moisson.triggers(scheduled), Running.FAST));
    camel.start();
    return camel;
  }

  /** Collects reports in order of arrival. */
  static final class Ended implements Progress {
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
