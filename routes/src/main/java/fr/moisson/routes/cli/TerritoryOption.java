package fr.moisson.routes.cli;

import fr.moisson.connectors.geoapi.GeoApi;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.AreaFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** What {@code --territory} says: a file of areas, or the code of a commune or of an EPCI. */
final class TerritoryOption {

  /**
   * @param folder where the content of an archive goes
   * @throws Misconfigured if it is neither, or has no contour
   */
  static Territory find(String text, Common common, Path folder) {
    Path file = Path.of(text);
    if (Files.exists(file)) {
      return AreaFile.read(file, folder);
    }
    boolean isEpci = Territory.isEpciCode(text);
    if (!isEpci && !Territory.isCommuneCode(text)) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, file));
    }
    Path kept = common.dataFolder().territories();
    try (Network network = Network.open(common, folder)) {
      GeoApi api = new GeoApi(network.door(), GeoApi.PUBLIC, kept, Clock.systemUTC());
      return api.territory(isEpci ? Territory.Kind.EPCI : Territory.Kind.COMMUNE, text);
    }
  }

  private TerritoryOption() {}
}
