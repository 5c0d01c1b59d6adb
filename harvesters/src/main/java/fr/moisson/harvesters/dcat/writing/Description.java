package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.model.Hashes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/**
 * Nodes and their properties, in the order of description and with blank nodes named after their
 * scope: equal datasets give equal bytes in a feed, and two datasets never share a blank node.
 */
public final class Description {

  /** Characters that XML 1.0 cannot represent; one of them makes a whole feed unreadable. */
  private static final Pattern UNSPEAKABLE =
      Pattern.compile("[^\\t\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final Pattern LINE_END = Pattern.compile("\\R");

  private final Map<Node, Set<Triple>> nodes = new LinkedHashMap<>();
  private final String scope;
  private int blanks;

  /**
   * @param scope IRI of the thing described
   */
  Description(String scope) {
    this.scope = "b" + Hashes.sha256(scope).substring(0, 16) + "-";
  }

  /** Starts or continues the description of a thing that has an IRI. */
  About about(String iri) {
    return new About(NodeFactory.createURI(iri));
  }

  About blank() {
    return new About(NodeFactory.createBlankNode(scope + blanks++));
  }

  void forEach(BiConsumer<Node, Collection<Triple>> consumer) {
    nodes.forEach(consumer);
  }

  Graph graph() {
    Graph graph = GraphFactory.createDefaultGraph();
    nodes.values().forEach(triples -> triples.forEach(graph::add));
    return graph;
  }

  /** The IRIs of all things of a type, in the order of description. */
  List<String> all(Resource type) {
    return nodes.entrySet().stream()
        .filter(
            node ->
                node.getKey().isURI()
                    && node.getValue()
                        .contains(Triple.create(node.getKey(), RDF.Nodes.type, type.asNode())))
        .map(node -> node.getKey().getURI())
        .toList();
  }

  /**
   * A text as all syntaxes of RDF can write it. Whatever ends a line, such as the vertical tab that
   * word processors write, still does: words do not run together.
   */
  public static String speakable(@Nullable String text) {
    return text == null
        ? ""
        : UNSPEAKABLE.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
  }

  /** The description of one node. Null and blank values are left out. */
  final class About {
    private final Node subject;

    private About(Node subject) {
      this.subject = subject;
    }

    /** The IRI of the thing, which must have one. */
    String iri() {
      return subject.getURI();
    }

    Node node() {
      return subject;
    }

    About type(Resource type) {
      return add(RDF.type, type.asNode());
    }

    About link(Property property, String iri) {
      return add(property, NodeFactory.createURI(iri));
    }

    /** An entry of a code list, with the type that the list gives to its entries. */
    About coded(Resource type) {
      return type(type).link(SKOS.inScheme, EuropeanCodes.scheme(iri()));
    }

    /** A concept of a list, with a description of the list. */
    About concept(@Nullable String label, String scheme, String title) {
      link(SKOS.inScheme, scheme).type(SKOS.Concept).text(SKOS.prefLabel, label);
      about(scheme).type(SKOS.ConceptScheme).text(DCTerms.title, title);
      return this;
    }

    About link(Property property, About target) {
      return add(property, target.subject);
    }

    /** Text for people, in French. */
    About text(Property property, @Nullable String text) {
      return text(property, text, "fr");
    }

    /** Text for people, in the given language. */
    About text(Property property, @Nullable String text, String language) {
      String speakable = speakable(text);
      return speakable.isBlank()
          ? this
          : add(property, NodeFactory.createLiteralLang(speakable, language));
    }

    /** A name or a text for machines, without a language. */
    About plain(Property property, @Nullable String text) {
      String speakable = speakable(text);
      return speakable.isBlank() ? this : add(property, NodeFactory.createLiteralString(speakable));
    }

    About typed(Property property, String lexical, XSDDatatype type) {
      return add(property, NodeFactory.createLiteralDT(lexical, type));
    }

    About date(Property property, @Nullable String text) {
      Dates.literal(text).ifPresent(literal -> add(property, literal));
      return this;
    }

    About add(Property property, Node object) {
      nodes
          .computeIfAbsent(subject, node -> new LinkedHashSet<>())
          .add(Triple.create(subject, property.asNode(), object));
      return this;
    }
  }
}
