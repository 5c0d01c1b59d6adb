package fr.moisson.routes;

import fr.moisson.connectors.webhooks.Signed;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.Harvest.Mode;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import fr.moisson.routes.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The whole program in this process, on a small configuration, with retries without delay. */
final class Running implements AutoCloseable {

  static final HarvestRoutes.Retries FAST = new HarvestRoutes.Retries(2, 20);

  final Configuration configuration;
  final DataFolder data;
  final Database database;
  final Moisson moisson;

  private Running(
      SmallConfiguration small, Path folder, boolean scheduled, Mode mode, Progress progress) {
    configuration =
        ConfigurationReader.read(
            new Origin(
                small.folder(),
                small.folder().resolve("territories"),
                Map.of("CKAN_TOKEN", "j3ton", "EVENTS", Signed.SECRET),
                Map.of()));
    data = new DataFolder(folder);
    database = Database.sqlite(data.databaseFile());
    moisson =
        new Moisson(
            configuration,
            data,
            database,
            new Moisson.Options(scheduled, mode, FAST, progress, Clock.systemUTC()));
    if (scheduled) {
      moisson.startClock();
    }
  }

  static Running on(SmallConfiguration small, Path folder) {
    return new Running(small, folder, false, Mode.USUAL, Progress.NONE);
  }

  static Running on(SmallConfiguration small, Path folder, Progress progress) {
    return new Running(small, folder, false, Mode.USUAL, progress);
  }

  /** Runs as a server, in which the clock starts harvests. */
  static Running serving(SmallConfiguration small, Path folder, Progress progress) {
    return new Running(small, folder, true, Mode.USUAL, progress);
  }

  static Running replaying(SmallConfiguration small, Path folder) {
    return new Running(small, folder, false, Mode.REPLAY, Progress.NONE);
  }

  List<RunReport> harvest() {
    return Target.all(configuration).stream().map(moisson::harvest).toList();
  }

  PortalReport reconcile(String portal) {
    return moisson.reconcile(portal);
  }

  @Override
  public void close() {
    moisson.close();
    database.close();
  }
}
