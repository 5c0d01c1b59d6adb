package fr.moisson.routes;

import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import java.util.List;

/** One source of one territory, as configured: what a tick or an officer asks to harvest. */
public record Target(ConfiguredTerritory territory, ConfiguredSource source) {

  /** Every source of every territory. */
  public static List<Target> all(Configuration configuration) {
    return configuration.territories().stream()
        .flatMap(
            territory -> territory.sources().stream().map(source -> new Target(territory, source)))
        .toList();
  }

  /** {@code territory/source}. */
  public String name() {
    return territory.name() + "/" + source.name();
  }

  public String cron() {
    return source.schedule().cronFor(name());
  }
}
