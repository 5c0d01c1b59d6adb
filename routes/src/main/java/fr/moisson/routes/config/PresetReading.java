package fr.moisson.routes.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code config/sources}, including presets that no territory uses. A faulty preset only
 * affects the territories that use it.
 */
final class PresetReading {

  private final Binding binding;
  private final SchemaNames schemas;
  private final Map<String, Collection<ConfigurationProblem>> problems = new TreeMap<>();
  private final Map<String, Known> presets = new TreeMap<>();

  PresetReading(Binding binding, SchemaNames schemas) {
    this.binding = binding;
    this.schemas = schemas;
  }

  /** A preset, and the file with its options. */
  record Known(Preset preset, YamlFile file) {

    Spot option(List<String> key) {
      return new Spot(file, List.of("options")).below(key);
    }
  }

  /**
   * @param found known problems of the file, to which others are added
   */
  void read(Path path, Collection<ConfigurationProblem> found) {
    problems.put(YamlFile.name(path), found);
    new YamlReading(path, found)
        .readSomething(Map.of())
        .ifPresent(file -> preset(file, binding.telling(found), found));
  }

  private void preset(YamlFile file, Binding telling, Collection<ConfigurationProblem> found) {
    telling
        .bind(file.content(), Preset.class, file.top()::below)
        .ifPresent(
            preset -> {
              presets.put(file.name(), new Known(preset, file));
              schemas.check(preset.files(), new Spot(file, List.of("files")), found);
            });
    // Checked even if another key is missing, so that all problems are reported at once.
    if (file.content().path("source").isTextual()) {
      String source = file.content().path("source").asText();
      Spot options = new Spot(file, List.of("options"));
      Connectors.source(source)
          .ifPresentOrElse(
              type -> telling.checkPart(file.content().path("options"), type, options::below),
              () ->
                  found.add(
                      new Spot(file, List.of("source"))
                          .problem(Names.unknownName(source, Connectors.sources()))));
    }
  }

  /** A preset that can be read, even if faulty. */
  Optional<Known> find(String name) {
    return Optional.ofNullable(presets.get(name));
  }

  /** Whether there is a file of this name, even if faulty. */
  boolean exists(String name) {
    return problems.containsKey(name);
  }

  /** The names of the schemas that files can be mapped to. */
  SchemaNames schemas() {
    return schemas;
  }

  Set<String> names() {
    return problems.keySet();
  }

  /** The problems of a preset. */
  Collection<ConfigurationProblem> problems(String name) {
    return problems.getOrDefault(name, List.of());
  }

  /** The faulty presets, with their problems. */
  Map<String, Collection<ConfigurationProblem>> faulty() {
    Map<String, Collection<ConfigurationProblem>> faulty = new TreeMap<>(problems);
    faulty.values().removeIf(Collection::isEmpty);
    return faulty;
  }

  /** The presets without faults. */
  Map<String, Preset> presets() {
    Map<String, Preset> all = new TreeMap<>();
    presets.forEach((name, known) -> all.put(name, known.preset()));
    all.keySet().removeIf(name -> !problems(name).isEmpty());
    return all;
  }
}
