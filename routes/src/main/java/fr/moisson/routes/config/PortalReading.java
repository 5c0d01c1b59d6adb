package fr.moisson.routes.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import fr.moisson.routes.config.Configuration.PortalPace;
import fr.moisson.routes.config.TerritoryFile.PortalEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the portals of a territory's file. */
final class PortalReading {

  private static final String EMBEDDED = "embedded";
  private static final int DELIVERIES_PER_SECOND = 5;
  private static final int DELIVERIES_AT_ONCE = 2;

  private final Binding binding;
  private final YamlFile file;
  private final Collection<ConfigurationProblem> problems;

  PortalReading(Binding binding, YamlFile file, Collection<ConfigurationProblem> problems) {
    this.binding = binding;
    this.file = file;
    this.problems = problems;
  }

  List<ConfiguredPortal> portals(JsonNode entries) {
    List<ConfiguredPortal> portals = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : entries.properties()) {
      Spot spot = file.top().below(List.of("portals", entry.getKey()));
      binding
          .bindQuietly(entry.getValue(), PortalEntry.class, spot::below)
          .flatMap(written -> portal(spot, entry.getKey(), written, entry.getValue()))
          .ifPresent(
              portal -> {
                checkAlone(spot, portal, portals);
                portals.add(portal);
              });
    }
    return portals;
  }

  /** Two entries for the same portal would overwrite each other's records in each pass. */
  private void checkAlone(Spot spot, ConfiguredPortal portal, List<ConfiguredPortal> others) {
    others.stream()
        .filter(other -> SharedPortals.isSame(portal.portal(), other.portal()))
        .map(other -> spot.problem(Notice.of(Code.CONFIG_SAME_PORTAL, other.name())))
        .findFirst()
        .ifPresent(problems::add);
  }

  private Optional<ConfiguredPortal> portal(
      Spot spot, String name, PortalEntry entry, JsonNode written) {
    if (entry.type().equals(EMBEDDED)) {
      // The embedded portal has no options, and its shelf holds one cut of a dataset.
      written.properties().stream()
          .map(Map.Entry::getKey)
          .filter(key -> !key.equals("type"))
          .map(key -> spot.below(List.of(key)).problem(Names.unknownKey(key, List.of("type"))))
          .forEach(problems::add);
      return Optional.of(
          new ConfiguredPortal(name, null, null, Overwrite.ALL, new PortalPace(0, 1)));
    }
    ObjectNode options =
        entry.options() == null ? JsonNodeFactory.instance.objectNode() : entry.options();
    PortalPace pace =
        new PortalPace(
            Objects.requireNonNullElse(entry.perSecond(), DELIVERIES_PER_SECOND),
            Objects.requireNonNullElse(entry.atOnce(), DELIVERIES_AT_ONCE));
    Overwrite overwrite = Objects.requireNonNullElse(entry.overwrite(), Overwrite.HARVESTED_ONLY);
    Spot below = spot.below(List.of("options"));
    return Connectors.portal(entry.type())
        .or(
            () -> {
              problems.add(spot.below(List.of("type")).problem(unknownType(entry.type())));
              return Optional.empty();
            })
        .flatMap(type -> binding.bind(options, type, below::below))
        .map(portal -> new ConfiguredPortal(name, entry.territory(), portal, overwrite, pace));
  }

  private static Notice unknownType(String type) {
    Set<String> known = new TreeSet<>(Connectors.portals());
    known.add(EMBEDDED);
    return Names.unknownName(type, known);
  }
}
