package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Parses a {@link YamlFile}, or reports why it cannot.
 *
 * <p>Aliases are refused: a few lines of them expand to gigabytes ("billion laughs"), and Jackson
 * reads them as the text of their name. Missing values and duplicate keys are refused too, because
 * they are lines that somebody wrote and nobody would read.
 */
final class YamlReading {

  private static final YAMLMapper JACKSON = new YAMLMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char NOTHING = 0;

  /** Digits of a group of thousands. */
  private static final int GROUP = 3;

  /** The encoding of older French editors. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final Path path;
  private final Collection<ConfigurationProblem> problems;

  YamlReading(Path path, Collection<ConfigurationProblem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** Like {@link #read}, but for files that must not be empty. */
  Optional<YamlFile> readSomething(Map<String, String> variables) {
    int before = problems.size();
    Optional<YamlFile> file = read(variables);
    if (file.isEmpty() && problems.size() == before) {
      report(0, Notice.of(Code.CONFIG_EMPTY));
    }
    return file;
  }

  /**
   * @param variables replace {@code {{name}}} in the text
   * @return empty if the file cannot be read, which is reported; empty without a problem if it is
   *     empty
   */
  Optional<YamlFile> read(Map<String, String> variables) {
    try {
      Optional<String> text = text().map(read -> filled(read, variables));
      Optional<ConfigurationProblem> fault = text.flatMap(read -> YamlSyntax.fault(path, read));
      fault.ifPresent(problems::add);
      return fault.isPresent() ? Optional.empty() : text.flatMap(this::file);
    } catch (IOException e) {
      report(0, Notice.of(Code.NO_SUCH_FILE, path));
      return Optional.empty();
    }
  }

  /** The text without its byte order mark; empty, with a problem, if it is in another encoding. */
  private Optional<String> text() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      if (text.indexOf(NOTHING) < 0) {
        return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
      }
    } catch (CharacterCodingException e) {
      // The position is that of the first byte sequence that is not UTF-8.
    }
    problems.add(foreign(bytes));
    return Optional.empty();
  }

  /** What reveals another encoding: each second byte, or the first accent. */
  private ConfigurationProblem foreign(ByteBuffer bytes) {
    byte[] all = bytes.array();
    int zero = IntStream.range(0, all.length).filter(i -> all[i] == 0).findFirst().orElse(-1);
    Charset likely = WINDOWS;
    if (zero >= 0) {
      likely = zero % 2 == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    String text = new String(all, likely);
    int letter = zero >= 0 ? 0 : bytes.position();
    String before = text.substring(0, Math.min(letter, text.length()));
    int line = (int) before.chars().filter(one -> one == '\n').count();
    int column = before.length() - before.lastIndexOf('\n') - 1;
    return new YamlSyntax(path, text).at(line, column, Code.CONFIG_NOT_UTF8, likely);
  }

  private static String filled(String text, Map<String, String> variables) {
    String filled = text;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
    }
    return filled;
  }

  private Optional<YamlFile> file(String text) {
    try {
      return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)))
          .filter(positions -> !positions.getTag().equals(Tag.NULL))
          .flatMap(positions -> file(text, positions));
    } catch (ComposerException e) {
      // Aliases are refused before: this is what a second document gives.
      report(e.getProblemMark().getLine() + 1, Notice.of(Code.CONFIG_TWO_DOCUMENTS));
      return Optional.empty();
    } catch (YAMLException e) {
      // Nested too deep, or too long.
      report(0, Notice.of(Code.CONFIG_UNREADABLE));
      return Optional.empty();
    }
  }

  private Optional<YamlFile> file(String text, Node positions) {
    try {
      JsonNode content = JACKSON.readTree(text);
      if (content instanceof ObjectNode object) {
        YamlFile file = new YamlFile(path, object, positions);
        return inspect(positions, file.top()) ? Optional.of(file) : Optional.empty();
      }
      report(
          positions.getStartMark().getLine() + 1,
          Notice.of(Code.CONFIG_NOT_KEYS, path.getFileName(), Expected.KEYS_AND_VALUES));
    } catch (JsonProcessingException e) {
      // A key that is a list, or that is nested too deep.
      report(0, Notice.of(Code.CONFIG_UNREADABLE));
    }
    return Optional.empty();
  }

  /**
   * Reports valid YAML that an officer did not intend.
   *
   * @return whether the keys are those that were intended
   */
  private boolean inspect(Node node, Spot spot) {
    boolean areKeys = true;
    if (node instanceof MappingNode mapping) {
      Set<String> names = new HashSet<>();
      NodeTuple before = null;
      for (NodeTuple tuple : mapping.getValue()) {
        ScalarNode key = (ScalarNode) tuple.getKeyNode();
        Spot below = spot.below(List.of(key.getValue()));
        if (!names.add(key.getValue())) {
          problems.add(below.problem(Notice.of(Code.CONFIG_DUPLICATE_KEY, key.getValue())));
        }
        if (before != null && isFraction(before, tuple)) {
          String of = ((ScalarNode) before.getKeyNode()).getValue();
          String whole = ((ScalarNode) before.getValueNode()).getValue();
          Notice comma = Notice.of(Code.CONFIG_DECIMAL_COMMA, whole, key.getValue());
          problems.add(spot.below(List.of(of)).problem(comma));
          areKeys = false;
        } else {
          areKeys &= isWhole(key) & inspect(tuple.getValueNode(), below);
        }
        before = tuple;
      }
    } else if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        areKeys &= inspect(sequence.getValue().get(i), spot.below(List.of(String.valueOf(i))));
      }
    } else if (node.getTag().equals(Tag.NULL)) {
      problems.add(spot.problem(Notice.of(Code.CONFIG_NO_VALUE, spot.name())));
    }
    return areKeys;
  }

  /**
   * {@code { maxShare: 0,2 }} has a key {@code 2} without a value; two codes or years, and digits
   * in groups of three, have no fraction.
   */
  private static boolean isFraction(NodeTuple before, NodeTuple tuple) {
    return before.getValueNode() instanceof ScalarNode whole
        && whole.getTag().equals(Tag.INT)
        && tuple.getKeyNode() instanceof ScalarNode key
        && key.getTag().equals(Tag.INT)
        && tuple.getValueNode().getTag().equals(Tag.NULL)
        && key.getStartMark().getIndex() == whole.getEndMark().getIndex() + 1
        && whole.getValue().length() <= GROUP
        && key.getValue().length() != GROUP;
  }

  /** {@code territory:{ commune: x }} is a key {@code territory:{ commune}. */
  private boolean isWhole(ScalarNode key) {
    Matcher glued = YamlSyntax.GLUED_BRACKET.matcher(key.getValue());
    if (glued.find()) {
      int line = key.getStartMark().getLine() + 1;
      report(line, Notice.of(Code.CONFIG_NO_SPACE, ":", YamlSyntax.masked(key.getValue())));
      return false;
    }
    return true;
  }

  private void report(int line, Notice cause) {
    problems.add(new ConfigurationProblem(path, line, "", cause));
  }
}
