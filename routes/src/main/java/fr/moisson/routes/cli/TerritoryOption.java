package fr.moisson.routes.cli;

import fr.moisson.connectors.geoapi.GeoApi;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.AreaFile;
import fr.moisson.routes.Territories;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What {@code --territory} says: a file of areas, the code of a commune or of an EPCI, or the name
 * of a configured territory.
 */
final class TerritoryOption {

  /**
   * @param folder where the content of an archive goes
   * @throws Misconfigured if it is none of these, or has no contour
   */
  static Territory find(String text, Common common, Path folder) {
    Path file = Path.of(text);
    if (Files.exists(file)) {
      return AreaFile.read(file, folder);
    }
    Path kept = common.dataFolder().territories();
    try (Network network = Network.open(common, folder)) {
      GeoApi api = new GeoApi(network.door(), GeoApi.PUBLIC, kept, Clock.systemUTC());
      if (Territory.isEpciCode(text)) {
        return api.territory(Territory.Kind.EPCI, text);
      }
      return Territory.isCommuneCode(text)
          ? api.territory(Territory.Kind.COMMUNE, text)
          : new Territories(api, Clock.systemUTC()).find(configured(text, common));
    }
  }

  private static ConfiguredTerritory configured(String name, Common common) {
    return common.configuration().territories().stream()
        .filter(territory -> territory.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, name)));
  }

  private TerritoryOption() {}
}
