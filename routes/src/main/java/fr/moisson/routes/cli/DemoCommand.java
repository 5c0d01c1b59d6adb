package fr.moisson.routes.cli;

import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Ports;
import fr.moisson.routes.Site;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import fr.moisson.routes.sandbox.Sandbox;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code moisson demo}: a complete harvest on a machine without a network, with the real presets
 * and six sources simulated by this program, published on the embedded portal.
 */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  @Option(names = "--once", descriptionKey = "option.once")
  private boolean once;

  @Option(names = "--json", descriptionKey = "option.json")
  private boolean json;

  @Option(names = "--port", paramLabel = "N", descriptionKey = "option.port")
  private int port = 8080;

  @Override
  public Integer call() throws InterruptedException {
    CommandTexts words = common.start();
    DataFolder data = new DataFolder(common.data().resolve("demo"));
    try (StopSignal stop = new StopSignal();
        Sandbox sandbox = Sandbox.start(data.folder().resolve("sandbox-port"));
        Database database = data.database(null)) {
      // Chosen before anything is written, because the feeds contain their address.
      int chosen = port == 0 ? Ports.freeOr(0) : port;
      String address = "http://localhost:" + chosen + "/";
      Configuration configuration = configuration(data, sandbox, address);
      Moisson.Options options = common.once(Mode.USUAL, words);
      try (Moisson moisson = new Moisson(configuration, data, database, options);
          WebServer site = Site.open(configuration, data, database, moisson)) {
        site.start(chosen);
        Reports reports = Reports.carryOut(moisson, Target.all(configuration), address, database);
        if (json) {
          System.out.println(reports.json(ProblemList.leftOut(configuration, null), words));
        } else {
          System.out.println(reports.text(words) + NoticeList.of(reports.runs(), database, words));
          System.out.println(words.of(once ? "demo.end" : "demo.address", address));
        }
        System.out.flush();
        if (!once) {
          stop.await();
        }
        return reports.exitCode();
      }
    }
  }

  private Configuration configuration(DataFolder data, Sandbox sandbox, String address) {
    Path territories = data.folder().resolve("config");
    Sandbox.writeTerritory(territories);
    Configuration read =
        ConfigurationReader.read(
            new Origin(
                common.config(),
                territories,
                System.getenv(),
                Map.of("sandbox", sandbox.address())));
    read.faults().territories().keySet().forEach(read.faults()::refuse);
    // The sandbox is on this machine, which the guard rightly refuses; and it needs no rate limit.
    return read.with(URI.create(address), HttpSettings.unguarded());
  }
}
