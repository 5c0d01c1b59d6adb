package fr.moisson.routes.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Faults of single files in an otherwise valid configuration. What was published for a territory
 * that is left out stays: nobody said that it should be withdrawn.
 *
 * @param presets by name, those that no territory can use
 * @param territories by name, those that are left out, including faults of the presets that they
 *     use
 * @param incomplete by name, those in which a source or portal lacks a secret, and fails when it
 *     needs it
 */
public record Faults(
    Map<String, Collection<ConfigurationProblem>> presets,
    Map<String, Collection<ConfigurationProblem>> territories,
    Map<String, Collection<ConfigurationProblem>> incomplete) {

  public Faults {
    presets = new TreeMap<>(presets);
    territories = new TreeMap<>(territories);
    incomplete = new TreeMap<>(incomplete);
    incomplete.values().removeIf(Collection::isEmpty);
  }

  /** In the order of files and lines, without duplicates. */
  public List<ConfigurationProblem> all() {
    return sorted(Stream.of(presets, territories, incomplete));
  }

  /** The same, of territories only: an unused preset does no harm. */
  public List<ConfigurationProblem> ofTerritories() {
    return sorted(Stream.of(territories, incomplete));
  }

  private static List<ConfigurationProblem> sorted(
      Stream<Map<String, Collection<ConfigurationProblem>>> found) {
    return found
        .flatMap(files -> files.values().stream())
        .flatMap(Collection::stream)
        .distinct()
        .sorted(ConfigurationFault.BY_PLACE)
        .toList();
  }

  /**
   * The problems of one territory.
   *
   * @param name of the territory, or of a part of it: {@code territory/source}
   */
  public List<ConfigurationProblem> of(String name) {
    String territory = territory(name);
    return Stream.of(territories, incomplete)
        .flatMap(files -> files.getOrDefault(territory, List.of()).stream())
        .toList();
  }

  /**
   * Throws if a territory is faulty.
   *
   * @param name of the territory, or of a part of it: {@code territory/source}
   * @throws ConfigurationFault with every problem of the territory
   */
  public void refuse(String name) {
    Collection<ConfigurationProblem> found = territories.get(territory(name));
    if (found != null) {
      throw new ConfigurationFault(found);
    }
  }

  private static String territory(String name) {
    return name.replaceFirst("/.*$", "");
  }
}
