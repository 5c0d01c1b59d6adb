package fr.moisson.routes.config;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place in a configuration file.
 *
 * @param key path of keys and list indexes
 */
record Spot(YamlFile file, List<String> key) {

  Spot below(List<String> more) {
    return new Spot(file, Stream.concat(key.stream(), more.stream()).toList());
  }

  ConfigurationProblem problem(Notice cause) {
    return new ConfigurationProblem(
        file.path(), file.line(key), String.join(".", file.names(key)), cause);
  }

  /** The name of this place for officers, without its parents; empty for the whole file. */
  String name() {
    return key.isEmpty() ? "" : file.names(key).get(key.size() - 1);
  }

  /**
   * The text that the officer wrote there, with secrets masked: YAML reads {@code 01004} as the
   * number 516.
   */
  String written(JsonNode read) {
    return YamlSyntax.masked(
        file.written(key).orElseGet(() -> read.isContainerNode() ? "…" : read.asText()));
  }

  /** Locates parts of a tree; those of merged options are in two files. */
  interface Locator {
    Spot spot(List<String> key);
  }
}
