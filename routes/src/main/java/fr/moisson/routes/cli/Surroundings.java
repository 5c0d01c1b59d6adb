package fr.moisson.routes.cli;

import fr.moisson.connectors.geoapi.KeptTerritories;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.routes.Target;
import fr.moisson.routes.Territories;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.Written;
import fr.moisson.routes.config.ConfigurationProblem;
import fr.moisson.routes.config.TerritoryFile.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a configuration needs on this machine: files of contours, the communes that portals are for,
 * the files and folders that sources read. It uses no network, so an EPCI whose communes no harvest
 * has learnt yet is not checked.
 *
 * @param kept the saved contours
 */
record Surroundings(Configuration configuration, KeptTerritories kept, CommandTexts words) {

  private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

  /** Warns of files and folders that sources read but that do not exist yet. */
  void warn(List<Target> targets) {
    for (Target target : targets) {
      target
          .source()
          .source()
          .missing()
          .ifPresent(
              what -> LOG.warn("{}", words.of("check.missing", words.said(target.name(), what))));
    }
  }

  /** The problems that would stop harvests, each once. */
  List<ConfigurationProblem> faults(List<Target> targets) {
    return targets.stream()
        .map(Target::territory)
        .distinct()
        .flatMap(territory -> faults(territory).stream())
        .toList();
  }

  private List<ConfigurationProblem> faults(ConfiguredTerritory territory) {
    Written file = Objects.requireNonNull(configuration.written().get(territory.name()));
    List<ConfigurationProblem> faults = new ArrayList<>();
    try {
      Optional<Territory> whole = whole(territory);
      for (ConfiguredPortal portal : territory.portals()) {
        Optional.ofNullable(portal.place())
            .flatMap(place -> whole.flatMap(known -> Territories.stranger(place, known)))
            .ifPresent(why -> faults.add(file.problem(why, "portals", portal.name(), "for")));
      }
    } catch (Misconfigured e) {
      faults.add(file.problem(e.notice(), "contour", "file"));
    }
    return faults;
  }

  private Optional<Territory> whole(ConfiguredTerritory territory) {
    Place place = territory.place();
    return territory.contour() == null
        ? kept.find(place.kind(), place.code())
        : Optional.of(Territories.inFile(place, territory.contour()));
  }
}
