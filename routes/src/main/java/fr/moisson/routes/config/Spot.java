package fr.moisson.routes.config;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place in a configuration file.
 *
 * @param key the keys that lead there, and the indexes of lists
 */
record Spot(YamlFile file, List<String> key) {

  Spot below(List<String> more) {
    return new Spot(file, Stream.concat(key.stream(), more.stream()).toList());
  }

  ConfigurationProblem problem(Notice cause) {
    return new ConfigurationProblem(
        file.path(), file.line(key), String.join(".", file.names(key)), cause);
  }

  /** What an officer calls this place, without what is above it; the whole file has no name. */
  String name() {
    return key.isEmpty() ? "" : file.names(key).get(key.size() - 1);
  }

  /**
   * What the officer wrote there, with its secrets hidden: YAML reads {@code 01004} as the number
   * 516.
   */
  String written(JsonNode read) {
    return YamlSyntax.masked(
        file.written(key).orElseGet(() -> read.isContainerNode() ? "…" : read.asText()));
  }

  /** Says where the parts of a tree stand; those of merged options stand in two files. */
  interface Locator {
    Spot spot(List<String> key);
  }
}
