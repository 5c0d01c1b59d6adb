package fr.moisson.routes.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is wrong with single files of a configuration that is otherwise sound. What was published of
 * a territory that is left out stays as it is: nobody said that it should go.
 *
 * @param presets by name, those that no territory can use
 * @param territories by name, those that are left out, with what is wrong with the presets that
 *     they use
 * @param incomplete by name, those of which single sources or portals lack a secret, and fail when
 *     they need it
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

  /** In the order of files and lines, each once. */
  public List<ConfigurationProblem> all() {
    return sorted(Stream.of(presets, territories, incomplete));
  }

  /** The same, of territories only: a preset that none uses stops nothing. */
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
   * Refuses to go on with a faulty territory.
   *
   * @param name of the territory, or of something of it: {@code territory/source}
   * @throws ConfigurationFault with every problem of the territory
   */
  public void refuse(String name) {
    Collection<ConfigurationProblem> found = territories.get(name.replaceFirst("/.*$", ""));
    if (found != null) {
      throw new ConfigurationFault(found);
    }
  }
}
