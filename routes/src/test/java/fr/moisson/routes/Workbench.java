package fr.moisson.routes;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A configuration and a data folder for one test, and the real program running on them. */
public final class Workbench {

  /** A square around Niort, the only member of a small EPCI. */
  private static final String CONTOURS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code_insee": "79191", "nom": "Niort"},
         "geometry": {"type": "Polygon", "coordinates":
           [[[-0.6, 46.2], [-0.3, 46.2], [-0.3, 46.4], [-0.6, 46.4], [-0.6, 46.2]]]}}]}
      """;

  private final Path folder;

  public Workbench(Path folder) {
    this.folder = folder;
    write(
        "config/moisson.yaml",
        "http: { allowPrivateNetworks: true, attempts: 1, perHostRequestsPerSecond: 1000 }\n");
    write("config/territories/contours.geojson", CONTOURS);
  }

  public Path config() {
    return folder.resolve("config");
  }

  public Path data() {
    return folder.resolve("data");
  }

  /** Writes a preset to {@code config/sources}. */
  public Workbench preset(String name, String yaml) {
    return write("config/sources/" + name + ".yaml", "title: Essai\nproducer: Essai\n" + yaml);
  }

  /**
   * Writes the territory {@code essai}, with the contours above and the rest of its file as given.
   */
  public Workbench territory(String yaml) {
    String contour =
        "contour: { file: contours.geojson, name: CA du Niortais, vintage: \"2026\" }\n";
    return write("config/territories/essai.yaml", contour + yaml);
  }

  public Workbench write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reports of one harvest of everything. */
  public record Done(List<RunReport> runs, List<PortalReport> portals) {

    public RunReport run(String source) {
      return runs.stream().filter(run -> run.source().equals(source)).findFirst().orElseThrow();
    }
  }

  /** Harvests every source, then reconciles every portal, as the command line does. */
  public Done harvest(Moisson.Options options) {
    Configuration configuration = ConfigurationReader.read(ConfigurationReader.Origin.of(config()));
    DataFolder dataFolder = new DataFolder(data());
    try (Database database = dataFolder.database(null);
        Moisson moisson = new Moisson(configuration, dataFolder, database, options)) {
      List<RunReport> runs = Target.all(configuration).stream().map(moisson::harvest).toList();
      List<PortalReport> portals =
          moisson.portals().names().stream().map(moisson::reconcile).toList();
      return new Done(runs, portals);
    }
  }

  public Done harvest() {
    return harvest(Moisson.Options.once(Harvest.Mode.USUAL, Progress.NONE, Clock.systemUTC()));
  }
}
