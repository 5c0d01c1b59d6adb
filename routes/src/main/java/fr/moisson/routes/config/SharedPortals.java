package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Ledger.Site;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Portals to which the files of two territories publish the same: for the same owner and place, and
 * from the same source. Each file has datasets of its own, so the portal would show all twice.
 */
public final class SharedPortals {

  /**
   * The problems of some territories, each told in the later one of two files.
   *
   * @param some names of territories
   */
  public static List<ConfigurationProblem> problems(
      Configuration configuration, List<String> some) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    for (ConfiguredTerritory territory : configuration.territories()) {
      if (some.contains(territory.name())) {
        Written file = Objects.requireNonNull(configuration.written().get(territory.name()));
        earlier(configuration, territory)
            .flatMap(other -> shared(territory, other))
            .map(one -> file.problem(one.why(), "portals", one.portal()))
            .forEach(problems::add);
      }
    }
    return problems;
  }

  private record Shared(String portal, Notice why) {}

  private static Stream<ConfiguredTerritory> earlier(
      Configuration configuration, ConfiguredTerritory territory) {
    return configuration.territories().stream()
        .takeWhile(other -> !other.name().equals(territory.name()));
  }

  private static Stream<Shared> shared(ConfiguredTerritory territory, ConfiguredTerritory other) {
    Optional<String> source =
        territory.sources().stream()
            .filter(mine -> other.sources().stream().anyMatch(theirs -> isSame(mine, theirs)))
            .map(ConfiguredSource::name)
            .findFirst();
    return source.stream()
        .flatMap(
            name -> territory.portals().stream().flatMap(p -> shared(p, name, territory, other)));
  }

  private static Stream<Shared> shared(
      ConfiguredPortal portal,
      String source,
      ConfiguredTerritory territory,
      ConfiguredTerritory other) {
    return other.portals().stream()
        .filter(theirs -> isSame(portal.portal(), theirs.portal()))
        .filter(theirs -> place(portal, territory).equals(place(theirs, other)))
        .map(theirs -> other.name() + "/" + theirs.name())
        .map(name -> new Shared(portal.name(), Notice.of(Code.CONFIG_SHARED_PORTAL, name, source)));
  }

  private static String place(ConfiguredPortal portal, ConfiguredTerritory territory) {
    return (portal.place() == null ? territory.place() : portal.place()).code();
  }

  private static boolean isSame(ConfiguredSource one, ConfiguredSource other) {
    return one.source().equals(other.source()) && one.choice().equals(other.choice());
  }

  /** Whether two portals write to the same site for the same owner; false for embedded ones. */
  static boolean isSame(@Nullable Portal one, @Nullable Portal other) {
    if (one == null || other == null) {
      return false;
    }
    // A portal without an owner may be written to through the accounts of several.
    return one.equals(other)
        || !one.owner().isEmpty()
            && Site.of(one.url(), one.owner()).equals(Site.of(other.url(), other.owner()));
  }

  private SharedPortals() {}
}
