package fr.moisson.routes.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One YAML file: its content, and the position of each key. Jackson binds the content but loses
 * positions, so these come from SnakeYAML.
 */
record YamlFile(Path path, ObjectNode content, Node positions) {

  private static final Pattern READ = Pattern.compile(".*\\.ya?ml");

  /** Those that officers take for it, because Windows hides what it adds. */
  private static final Pattern MEANT = Pattern.compile("(?i)\\.ya?ml(\\.txt)?$");

  /** The file name without its ending, which is the name of what it describes. */
  static String name(Path path) {
    return MEANT.matcher(path.getFileName().toString()).replaceFirst("");
  }

  /** Whether a file is meant to be read. */
  static boolean isMeant(Path path) {
    return MEANT.matcher(path.toString()).find();
  }

  /** Whether its name lets it be read. */
  static boolean isRead(Path path) {
    return READ.matcher(path.toString()).matches();
  }

  String name() {
    return name(path);
  }

  Spot top() {
    return new Spot(this, List.of());
  }

  /** Whether the file itself contains this key. */
  boolean holds(List<String> key) {
    JsonNode node = content;
    for (String step : key) {
      node = node.isArray() ? node.path(index(step)) : node.path(step);
    }
    return !node.isMissingNode();
  }

  /**
   * The key as officers know it: items of a list are identified by their name, if they have one, as
   * sources do, otherwise by their number, counted from 1.
   */
  List<String> names(List<String> key) {
    List<String> named = new ArrayList<>();
    JsonNode node = content;
    String list = "";
    for (String step : key) {
      named.add(node.isArray() ? itemName(list, node.path(index(step)), step) : step);
      node = node.isArray() ? node.path(index(step)) : node.path(step);
      list = step;
    }
    return named;
  }

  /** An item of a list of secrets is not identified by its text, which would reveal it. */
  private static String itemName(String list, JsonNode item, String index) {
    return Stream.of(item, item.path("name"), item.path("use"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !YamlSyntax.isSecret(list, text))
        .findFirst()
        .orElseGet(() -> "#" + (index(index) + 1));
  }

  /** From 1; if the key does not exist, the line of its nearest existing parent. */
  int line(List<String> key) {
    Found found = find(key);
    return found.line();
  }

  /** The text of a scalar, as written. */
  Optional<String> written(List<String> key) {
    return find(key).node() instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  private Found find(List<String> key) {
    Found found = new Found(positions, line(positions));
    for (String step : key) {
      Found below = found.node() == null ? null : below(found.node(), step);
      if (below == null) {
        return new Found(null, found.line());
      }
      found = below;
    }
    return found;
  }

  private static @Nullable Found below(Node node, String step) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .filter(tuple -> isKey(tuple, step))
          // Of duplicate keys, Jackson reads the last.
          .reduce((first, last) -> last)
          .map(tuple -> new Found(tuple.getValueNode(), line(tuple.getKeyNode())))
          .orElse(null);
    }
    if (node instanceof SequenceNode sequence && index(step) < sequence.getValue().size()) {
      Node item = sequence.getValue().get(index(step));
      return new Found(item, line(item));
    }
    return null;
  }

  private static boolean isKey(NodeTuple tuple, String name) {
    return tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(name);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static int index(String step) {
    return step.matches("\\d{1,6}") ? Integer.parseInt(step) : Integer.MAX_VALUE;
  }

  private record Found(@Nullable Node node, int line) {}
}
