package fr.moisson.harvesters.shacl;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Bundles;
import fr.moisson.harvesters.model.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.jspecify.annotations.Nullable;

/**
 * One result of a <a href="https://www.w3.org/TR/shacl/#validation-report">validation report</a>.
 * In JSON, it is an array of the values that results are ordered by, then of the others.
 *
 * @param focusNode what it is about: an address, or {@code _:} and a label
 * @param path address of the property; in SPARQL's notation if the path is longer; empty if the
 *     result is about the node itself
 * @param value the wrong value; empty if there are too few or too many
 * @param component the violated constraint, named as in SHACL: {@code MinCount}, {@code Class}…
 * @param expected what the constraint requires
 * @param shape the violated shape; a label if it has no address
 * @param shapes the file of the shape
 * @param said the shape's own messages, and the checker's English message in case there are none
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({
  "severity",
  "shapes",
  "path",
  "component",
  "focusNode",
  "value",
  "expected",
  "shape",
  "said"
})
public record Result(
    Severity severity,
    String focusNode,
    String path,
    String value,
    String component,
    List<String> expected,
    String shape,
    String shapes,
    Said said) {

  /** Severity, as stated by the shape. */
  @JsonFormat(shape = JsonFormat.Shape.NUMBER)
  public enum Severity {
    VIOLATION,
    WARNING,
    INFO
  }

  /** A message in French, one in English, and the checker's, which is always there. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Said(@Nullable String french, @Nullable String english, String checker) {}

  static final Comparator<Result> ORDER =
      Comparator.comparing((Result result) -> result.severity())
          .thenComparing(Result::shapes)
          .thenComparing(result -> result.path())
          .thenComparing(result -> result.component())
          .thenComparing(Result::focusNode)
          .thenComparing(Result::value);

  /** Maximum length of a value in a message, in characters. */
  private static final int LONGEST = 1_000;

  private static final String SUFFIX = "ConstraintComponent";

  static Result of(ReportEntry entry, ShapesFile file) {
    String component = component(entry);
    Node source = entry.source();
    return new Result(
        severity(entry),
        text(entry.focusNode()),
        path(entry.resultPath()),
        text(entry.value()),
        component,
        expected(file.graph(), source, component),
        text(source),
        file.name(),
        new Said(
            message(file.graph(), source, "fr").orElse(null),
            message(file.graph(), source, "en").orElse(null),
            checker(entry)));
  }

  /** The key of results that only differ in what they are about. */
  public List<Object> kind() {
    return List.of(severity, shapes, path, component);
  }

  /** What is wrong and what is expected, in French or English; in French for any other language. */
  public String message(Locale locale) {
    String own = locale.getLanguage().equals("en") ? said.english() : said.french();
    if (own != null) {
      return own;
    }
    ResourceBundle bundle = Bundles.of(Result.class, "results", locale);
    String property = path.isEmpty() ? bundle.getString("node") : Vocabulary.shortened(path);
    String wanted =
        expected.stream()
            .map(
                text ->
                    bundle.containsKey(text) ? bundle.getString(text) : Vocabulary.shortened(text))
            .collect(joining(", "));
    return bundle.containsKey(component)
        ? Sentence.of(
            bundle.getString(component),
            locale,
            property,
            wanted,
            clipped(Vocabulary.shortened(value)))
        : Sentence.of(bundle.getString("other"), locale, property, component, said.checker());
  }

  /** Some messages list all values that were checked. */
  private static String checker(ReportEntry entry) {
    return clipped(String.valueOf(entry.message()));
  }

  private static String clipped(String text) {
    return Beginning.withEllipsis(text, LONGEST);
  }

  private static Severity severity(ReportEntry entry) {
    Node level = entry.severity().level();
    if (level.equals(SHACL.Warning)) {
      return Severity.WARNING;
    }
    return level.equals(SHACL.Info) ? Severity.INFO : Severity.VIOLATION;
  }

  private static String component(ReportEntry entry) {
    Constraint constraint = entry.constraint();
    Node component =
        entry.sourceConstraintComponent() == null && constraint != null
            ? constraint.getComponent()
            : entry.sourceConstraintComponent();
    String local = Iris.lastName(text(component));
    return local.endsWith(SUFFIX) ? local.substring(0, local.length() - SUFFIX.length()) : local;
  }

  /** SHACL names parameters after constraints: {@code sh:minCount} of MinCount. */
  private static List<String> expected(Graph shapes, Node shape, String component) {
    if (component.isEmpty()) {
      return List.of();
    }
    String name = Character.toLowerCase(component.charAt(0)) + component.substring(1);
    Node parameter = NodeFactory.createURI(SHACL.getURI() + name);
    return shapes.find(shape, parameter, Node.ANY).toList().stream()
        .flatMap(triple -> items(shapes, triple.getObject()))
        .flatMap(node -> node.isBlank() ? asked(shapes, node) : Stream.of(node))
        .map(Result::text)
        .sorted()
        .toList();
  }

  /** The requirements of the usual alternatives of a {@code sh:or}. */
  private static Stream<Node> asked(Graph shapes, Node alternative) {
    return Stream.of(SHACL.datatype, SHACL.class_, SHACL.nodeKind)
        .flatMap(parameter -> shapes.find(alternative, parameter, Node.ANY).toList().stream())
        .map(Triple::getObject);
  }

  private static Stream<Node> items(Graph shapes, Node node) {
    GNode list = new GNode(shapes, node);
    return GraphList.isListNode(list) ? GraphList.members(list).stream() : Stream.of(node);
  }

  private static Optional<String> message(Graph shapes, Node shape, String language) {
    return shapes.find(shape, SHACL.message, Node.ANY).toList().stream()
        .map(Triple::getObject)
        .filter(text -> text.isLiteral() && text.getLiteralLanguage().startsWith(language))
        .map(Node::getLiteralLexicalForm)
        .min(String::compareTo);
  }

  private static String path(@Nullable Path path) {
    if (path instanceof P_Link link) {
      return link.getNode().getURI();
    }
    return path == null ? "" : path.toString();
  }

  private static String text(@Nullable Node node) {
    if (node == null) {
      return "";
    }
    if (node.isLiteral()) {
      return node.getLiteralLexicalForm();
    }
    return node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.getURI();
  }
}
