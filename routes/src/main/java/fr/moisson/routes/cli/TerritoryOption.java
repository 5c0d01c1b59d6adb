package fr.moisson.routes.cli;

import fr.moisson.connectors.geoapi.GeoApi;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.AreaFile;
import fr.moisson.routes.Territories;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.TerritoryFile.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The territory in {@code --territory}: a file of areas, the code of a commune or of an EPCI, or
 * the name of a configured territory.
 */
final class TerritoryOption {

  /** Characters of paths, which hardly any name of a territory contains. */
  private static final Pattern PATH = Pattern.compile("[./\\\\]");

  /**
   * @param folder folder to which an archive is unpacked
   * @throws Misconfigured if the text is none of these, or if the territory has no contour
   */
  static Territory find(String text, Common common, Path folder) {
    Path file = Path.of(text);
    if (Files.exists(file)) {
      return AreaFile.read(file, folder);
    }
    ConfiguredTerritory wanted = configured(text, common);
    Path kept = common.dataFolder().territories();
    Clock clock = common.clock();
    try (Network network = Network.open(common, folder)) {
      GeoApi api = new GeoApi(network.door(), GeoApi.PUBLIC, kept, clock);
      return new Territories(api, clock).find(wanted);
    }
  }

  /** A place given by its code has the official contour, not that of a configured territory. */
  private static ConfiguredTerritory configured(String text, Common common) {
    if (Territory.isEpciCode(text)) {
      return plain(text, new Place(null, text));
    }
    return Territory.isCommuneCode(text) ? plain(text, new Place(text, null)) : named(text, common);
  }

  private static ConfiguredTerritory plain(String code, Place place) {
    return new ConfiguredTerritory(code, place, null, null, List.of(), List.of());
  }

  private static ConfiguredTerritory named(String name, Common common) {
    Configuration configuration = common.configuration();
    // A territory left out because of a problem still has a known name.
    configuration.faults().refuse(name);
    List<ConfiguredTerritory> territories = configuration.territories();
    return territories.stream()
        .filter(territory -> territory.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Misconfigured(unknown(name, territories)));
  }

  private static Notice unknown(String name, List<ConfiguredTerritory> territories) {
    return PATH.matcher(name).find()
        ? Notice.of(Notice.Code.NO_SUCH_FILE, name)
        : Notice.of(Notice.Code.NO_SUCH_TERRITORY, name, names(territories));
  }

  private static String names(List<ConfiguredTerritory> territories) {
    return territories.isEmpty()
        ? "–"
        : territories.stream().map(ConfiguredTerritory::name).collect(Collectors.joining(", "));
  }

  private TerritoryOption() {}
}
