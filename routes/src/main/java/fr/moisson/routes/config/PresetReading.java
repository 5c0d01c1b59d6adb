package fr.moisson.routes.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code config/sources}, also those presets that no territory uses yet. */
final class PresetReading {

  private final Binding binding;
  private final Collection<Problem> problems;
  private final Set<String> names = new HashSet<>();
  private final Map<String, Known> presets = new TreeMap<>();

  PresetReading(Binding binding, Collection<Problem> problems) {
    this.binding = binding;
    this.problems = problems;
  }

  /** A preset, and the file where its options stand. */
  record Known(Preset preset, YamlFile file) {

    Spot option(List<String> key) {
      return new Spot(file, List.of("options")).below(key);
    }
  }

  void read(Path path) {
    names.add(YamlFile.name(path));
    new YamlReading(path, problems).readSomething(Map.of()).ifPresent(this::preset);
  }

  private void preset(YamlFile file) {
    binding
        .bind(file.content(), Preset.class, file.top()::below)
        .ifPresent(preset -> presets.put(file.name(), new Known(preset, file)));
    // Looked at even if another key is missing, so that all is said at once.
    if (file.content().path("source").isTextual()) {
      checkOptions(file, file.content().path("source").asText());
    }
  }

  private void checkOptions(YamlFile file, String source) {
    Spot options = new Spot(file, List.of("options"));
    Connectors.source(source)
        .ifPresentOrElse(
            type -> binding.checkPart(file.content().path("options"), type, options::below),
            () ->
                problems.add(
                    new Spot(file, List.of("source"))
                        .problem(Names.unknownName(source, Connectors.sources()))));
  }

  Optional<Known> find(String name) {
    return Optional.ofNullable(presets.get(name));
  }

  /** Whether there is a file of this name, were it a faulty one. */
  boolean exists(String name) {
    return names.contains(name);
  }

  Set<String> names() {
    return names;
  }

  Map<String, Preset> presets() {
    Map<String, Preset> all = new TreeMap<>();
    presets.forEach((name, known) -> all.put(name, known.preset()));
    return all;
  }
}
