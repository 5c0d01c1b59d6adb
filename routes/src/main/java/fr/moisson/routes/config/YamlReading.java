package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * From a path to a {@link YamlFile}, or to the reason why there is none.
 *
 * <p>Aliases are refused: a few lines of them make gigabytes ("billion laughs"), and Jackson reads
 * them as the text of their name. Missing values and repeated keys are refused too, since they are
 * lines that somebody wrote and nobody would read.
 */
final class YamlReading {

  private static final YAMLMapper JACKSON = new YAMLMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;
  private final Collection<Problem> problems;

  YamlReading(Path path, Collection<Problem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** Like {@link #read}, but for files that have no business being empty. */
  Optional<YamlFile> readSomething(Map<String, String> variables) {
    int before = problems.size();
    Optional<YamlFile> file = read(variables);
    if (file.isEmpty() && problems.size() == before) {
      report(0, Notice.of(Code.CONFIG_EMPTY));
    }
    return file;
  }

  /**
   * @param variables replaced in the text where it says {@code {{name}}}
   * @return nothing if the file cannot be read, which is then said; nothing and no problem if it is
   *     empty
   */
  Optional<YamlFile> read(Map<String, String> variables) {
    try {
      String text = text(variables);
      if (hasAlias(text)) {
        return Optional.empty();
      }
      return Optional.ofNullable(yaml().compose(new StringReader(text)))
          .filter(positions -> !positions.getTag().equals(Tag.NULL))
          .flatMap(positions -> file(text, positions));
    } catch (MarkedYAMLException e) {
      report(line(e.getProblemMark()), syntax(String.valueOf(e.getProblem())));
    } catch (YAMLException e) {
      report(0, Notice.of(Code.CONFIG_UNREADABLE, String.valueOf(e.getMessage())));
    } catch (CharacterCodingException e) {
      report(0, Notice.of(Code.CONFIG_NOT_UTF8));
    } catch (IOException e) {
      report(0, Notice.of(Code.NO_SUCH_FILE, path));
    }
    return Optional.empty();
  }

  private String text(Map<String, String> variables) throws IOException {
    String text = Files.readString(path);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      text = text.replace("{{" + variable.getKey() + "}}", variable.getValue());
    }
    return text;
  }

  private static Yaml yaml() {
    return new Yaml(new LoaderOptions());
  }

  private boolean hasAlias(String text) {
    for (Event event : yaml().parse(new StringReader(text))) {
      if (event instanceof AliasEvent) {
        report(line(event.getStartMark()), Notice.of(Code.CONFIG_ALIAS));
        return true;
      }
    }
    return false;
  }

  private Optional<YamlFile> file(String text, Node positions) {
    try {
      JsonNode content = JACKSON.readTree(text);
      if (content instanceof ObjectNode object) {
        YamlFile file = new YamlFile(path, object, positions);
        inspect(positions, file.top());
        return Optional.of(file);
      }
      report(
          line(positions.getStartMark()),
          Notice.of(Code.CONFIG_BAD_VALUE, path.getFileName(), "…", Expected.KEYS_AND_VALUES));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      report(line, Notice.of(Code.CONFIG_UNREADABLE, e.getOriginalMessage()));
    }
    return Optional.empty();
  }

  /** Reports what YAML lets through and an officer did not mean. */
  private void inspect(Node node, Spot spot) {
    if (node instanceof MappingNode mapping) {
      Set<String> names = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        String name = ((ScalarNode) tuple.getKeyNode()).getValue();
        if (!names.add(name)) {
          problems.add(
              spot.below(List.of(name)).problem(Notice.of(Code.CONFIG_DUPLICATE_KEY, name)));
        }
        inspect(tuple.getValueNode(), spot.below(List.of(name)));
      }
    } else if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        inspect(sequence.getValue().get(i), spot.below(List.of(String.valueOf(i))));
      }
    } else if (node.getTag().equals(Tag.NULL)) {
      String name = spot.key().isEmpty() ? "" : spot.key().get(spot.key().size() - 1);
      problems.add(spot.problem(Notice.of(Code.CONFIG_NO_VALUE, name)));
    }
  }

  private static Notice syntax(String problem) {
    return problem.contains("(TAB)")
        ? Notice.of(Code.CONFIG_TAB)
        : Notice.of(Code.CONFIG_UNREADABLE, problem);
  }

  private void report(int line, Notice cause) {
    problems.add(new Problem(path, line, "", cause));
  }

  private static int line(Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }
}
