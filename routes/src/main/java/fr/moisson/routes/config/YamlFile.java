package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One YAML file: its content, and the line of every key in it. Jackson binds the content but
 * forgets where it stood, so the positions come from SnakeYAML.
 */
final class YamlFile {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path path;
  private final JsonNode content;
  private final @Nullable Node positions;

  private YamlFile(Path path, JsonNode content, @Nullable Node positions) {
    this.path = path;
    this.content = content;
    this.positions = positions;
  }

  /**
   * @param variables replaced in the text where it says {@code {{name}}}
   * @param problems receives what makes the file unreadable; the content is then an empty object
   */
  static YamlFile read(Path path, Map<String, String> variables, List<Problem> problems) {
    try {
      String text = Files.readString(path);
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        text = text.replace("{{" + variable.getKey() + "}}", variable.getValue());
      }
      Node positions = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      JsonNode content = YAML.readTree(text);
      if (content.isObject()) {
        return new YamlFile(path, content, positions);
      }
      problems.add(unreadable(path, 1, content.isMissingNode() ? "∅" : "≠ clé: valeur"));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problems.add(unreadable(path, line, e.getProblem()));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      problems.add(unreadable(path, line, e.getOriginalMessage()));
    } catch (IOException e) {
      problems.add(unreadable(path, 0, e.toString()));
    }
    return new YamlFile(path, YAML.createObjectNode(), null);
  }

  private static Problem unreadable(Path path, int line, @Nullable String why) {
    return new Problem(
        path, line, "", Notice.of(Code.CONFIG_UNREADABLE, why == null ? "YAML" : why));
  }

  Path path() {
    return path;
  }

  /** The file's name without its ending, which is the name of what it describes. */
  String name() {
    return path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  ObjectNode content() {
    return (ObjectNode) content;
  }

  boolean isEmpty() {
    return content.isEmpty();
  }

  /** Whether the file itself holds this dotted path. */
  boolean holds(String key) {
    JsonNode node = content;
    for (String step : steps(key)) {
      JsonNode below = node.isArray() ? node.path(index(step)) : node.path(step);
      if (below instanceof MissingNode) {
        return false;
      }
      node = below;
    }
    return true;
  }

  /** A problem at the line of a dotted path, or of the nearest thing above it that exists. */
  Problem problem(String key, Notice cause) {
    return new Problem(path, lineOf(key), key, cause);
  }

  private int lineOf(String key) {
    Node node = positions;
    int line = node == null ? 0 : node.getStartMark().getLine() + 1;
    for (String step : steps(key)) {
      if (node instanceof MappingNode mapping) {
        NodeTuple tuple = tuple(mapping, step);
        if (tuple == null) {
          return line;
        }
        line = tuple.getKeyNode().getStartMark().getLine() + 1;
        node = tuple.getValueNode();
      } else if (node instanceof SequenceNode sequence
          && index(step) < sequence.getValue().size()) {
        node = sequence.getValue().get(index(step));
        line = node.getStartMark().getLine() + 1;
      } else {
        return line;
      }
    }
    return line;
  }

  private static @Nullable NodeTuple tuple(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(
            tuple ->
                tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
        .findFirst()
        .orElse(null);
  }

  private static List<String> steps(String key) {
    return key.isEmpty() ? List.of() : List.of(key.split("\\."));
  }

  private static int index(String step) {
    return step.matches("\\d{1,6}") ? Integer.parseInt(step) : Integer.MAX_VALUE;
  }
}
