package fr.moisson.routes;

import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** One source of one territory, as configured: the unit that is harvested. */
public record Target(ConfiguredTerritory territory, ConfiguredSource source) {

  /** Every source of every territory. */
  public static List<Target> all(Configuration configuration) {
    return configuration.territories().stream()
        .flatMap(
            territory -> territory.sources().stream().map(source -> new Target(territory, source)))
        .toList();
  }

  /** The names of the territories of targets. */
  public static List<String> territories(List<Target> targets) {
    return targets.stream().map(target -> target.territory().name()).distinct().toList();
  }

  /** {@code territory/source}. */
  public String name() {
    return territory.name() + "/" + source.name();
  }

  /** When the schedule starts it next; empty if never. */
  public Optional<ZonedDateTime> next(Instant after) {
    return source.schedule().next(name(), after);
  }

  String cron() {
    return source.schedule().cronFor(name());
  }
}
