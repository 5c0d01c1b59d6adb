package fr.moisson.harvesters.dcat.reading;

import static java.util.Comparator.comparingInt;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.Remembered;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/**
 * Reads the values of properties as authors of feeds really write them: under a neighbouring
 * namespace or in another case ({@link LooseProperties}), as a literal instead of a node or a node
 * instead of a literal. Values are sorted, because the order of a graph is arbitrary.
 */
final class Loose {

  private static final String[] LABELS = {
    "label", "prefLabel", "name", "fn", "title", "description", "value"
  };

  /** The property names that readers ask for, in lower case. */
  private static final Remembered<String> ASKED =
      new Remembered<>(name -> name.toLowerCase(Locale.ROOT));

  private static final Remembered<String> TAGS = new Remembered<>(Loose::language);

  private static final Comparator<Literal> FRENCH_FIRST =
      comparingInt(Loose::foreignness)
          .thenComparing(Literal::getLanguage)
          .thenComparing(Literal::getLexicalForm);

  /** All values of the properties with these local names. */
  static List<RDFNode> values(Resource of, String... names) {
    Map<String, List<RDFNode>> properties = known(of);
    if (names.length == 1) {
      return properties.getOrDefault(ASKED.of(names[0]), List.of());
    }
    List<RDFNode> values = new ArrayList<>();
    for (String name : names) {
      values.addAll(properties.getOrDefault(ASKED.of(name), List.of()));
    }
    return values;
  }

  private static Map<String, List<RDFNode>> known(Resource of) {
    return of.getModel().getGraph() instanceof SubjectGraph said
        ? said.properties(of)
        : LooseProperties.of(of);
  }

  /** The values that are nodes. */
  static List<Resource> nodes(Resource of, String... names) {
    return values(of, names).stream().filter(RDFNode::isResource).map(RDFNode::asResource).toList();
  }

  /** The values that are texts, stripped, without blank ones. */
  static Stream<String> texts(Resource of, String... names) {
    return literals(values(of, names))
        .map(text -> text.getLexicalForm().strip())
        .filter(text -> !text.isEmpty());
  }

  /** The IRIs and texts among the values. */
  static Stream<String> irisAndTexts(Resource of, String... names) {
    return values(of, names).stream().flatMap(value -> iriOrText(value).stream());
  }

  /** The best text under the first of these names that has any. */
  static Optional<String> text(Resource of, String... names) {
    for (String name : names) {
      Optional<String> text = text(values(of, name));
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /** The same, in a language if one is given. */
  static Optional<String> text(Resource of, Optional<String> language, String... names) {
    return language
        .flatMap(
            tag ->
                Stream.of(names)
                    .flatMap(name -> literals(values(of, name)))
                    .filter(text -> language(text).equals(tag) && !text.getLexicalForm().isBlank())
                    .map(Literal::getLexicalForm)
                    .findFirst())
        .or(() -> text(of, names));
  }

  /** All languages that a text is given in; of one without, an empty word. */
  static Set<String> languages(Resource of, String name) {
    return literals(values(of, name))
        .filter(text -> !text.getLexicalForm().isBlank())
        .map(Loose::language)
        .collect(Collectors.toSet());
  }

  /** The text of a value, or of the node that it is. */
  static Optional<String> text(RDFNode value) {
    return text(List.of(value));
  }

  /** The best of several texts: French if there is one, or else English. */
  static Optional<String> text(List<RDFNode> values) {
    if (values.isEmpty()) {
      // As for most of the properties that readers look for.
      return Optional.empty();
    }
    return literal(values)
        .or(
            () ->
                values.stream()
                    .filter(RDFNode::isResource)
                    .flatMap(value -> label(value.asResource()).stream())
                    .min(Comparator.naturalOrder()));
  }

  /** The label of a node, from the first of the naming properties that it has. */
  private static Optional<String> label(Resource node) {
    if (known(node).isEmpty()) {
      // As for codes of lists.
      return Optional.empty();
    }
    for (String name : LABELS) {
      Optional<String> label = literal(values(node, name));
      if (label.isPresent()) {
        return label;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> literal(List<RDFNode> values) {
    return best(values).map(Literal::getLexicalForm);
  }

  private static Optional<Literal> best(List<RDFNode> values) {
    return literals(values).filter(value -> !value.getLexicalForm().isBlank()).min(FRENCH_FIRST);
  }

  /**
   * The language of the best text under a name, such as {@code en}; empty if it is not stated.
   * Italian portals give each text twice, with its language and without.
   */
  static Optional<String> language(Resource of, String name) {
    List<RDFNode> values = values(of, name);
    return best(values)
        .map(Literal::getLexicalForm)
        .flatMap(
            text ->
                literals(values)
                    .filter(value -> value.getLexicalForm().equals(text))
                    .sorted(FRENCH_FIRST)
                    .map(Loose::language)
                    .filter(language -> !language.isEmpty())
                    .findFirst());
  }

  /**
   * The language without the country, and with two letters where GeoNetwork writes the three of ISO
   * 19139; empty if the text has none.
   */
  static String language(Literal text) {
    return TAGS.of(text.getLanguage());
  }

  private static String language(String whole) {
    String tag = whole.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    return tag.length() == 3 ? Languages.code(tag).flatMap(Languages::tag).orElse(tag) : tag;
  }

  /** Without the text that Python programs, such as udata, write for a missing value. */
  static Stream<Literal> literals(List<RDFNode> values) {
    return values.stream()
        .filter(RDFNode::isLiteral)
        .map(RDFNode::asLiteral)
        .filter(literal -> !literal.getLexicalForm().equals("None"));
  }

  /** The IRI or the text of a value; empty for blank nodes and blank texts. */
  static Optional<String> iriOrText(RDFNode value) {
    String text = value.isLiteral() ? value.asLiteral().getLexicalForm().strip() : iri(value);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The IRI or the text of a value, or the text of a node. */
  static Optional<String> words(RDFNode value) {
    return iriOrText(value).or(() -> text(value));
  }

  /** Empty for all but nodes with an IRI and texts that are the address of a listed code. */
  static String iri(RDFNode value) {
    return value.isLiteral()
        ? iriOrText(value).filter(Iris::isOfList).orElse("")
        : value.isURIResource() ? Marks.limited(value.asResource().getURI()) : "";
  }

  /** The first value that is an address, given as a node or as a text. */
  static Optional<URI> address(Resource of, String... names) {
    return addresses(of, names).findFirst();
  }

  static Stream<URI> addresses(Resource of, String... names) {
    return irisAndTexts(of, names)
        .flatMap(
            text ->
                Iris.parse(text).filter(URI::isAbsolute).or(() -> WebAddress.read(text)).stream());
  }

  private static int foreignness(Literal literal) {
    return switch (language(literal)) {
      case "fr" -> 0;
      case "" -> 1;
      case "en" -> 2;
      default -> 3;
    };
  }

  private Loose() {}
}
