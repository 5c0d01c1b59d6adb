package fr.moisson.harvesters.shacl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.reading.TurtleStatement;
import java.util.Base64;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Encodes nodes that a {@linkplain TurtleStatement sentence} would change to make them legal, as
 * IRIs from which the original node can be read.
 */
final class NodeCodec {

  private static final String IRI = "urn:x-moisson:verbatim:";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** The node in a form that a sentence does not change. */
  static Node hide(Node node) {
    return isLegal(node) ? node : named(node);
  }

  private static boolean isLegal(Node node) {
    if (node.isURI()) {
      String iri = node.getURI();
      return Iris.encode(iri).equals(iri) && !iri.startsWith(IRI);
    }
    return node.isBlank()
        || (node.isLiteral() && TurtleStatement.node(TurtleStatement.word(node)).equals(node));
  }

  /** The same for the subject of a sentence, which cannot be a text. */
  static Node hideThing(Node node) {
    return node.isLiteral() ? named(node) : hide(node);
  }

  private static Node named(Node node) {
    try {
      byte[] json = MAPPER.writeValueAsBytes(json(node));
      return NodeFactory.createURI(
          IRI + Base64.getUrlEncoder().withoutPadding().encodeToString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ArrayNode json(Node node) {
    ArrayNode json = MAPPER.createArrayNode();
    if (node.isTripleTerm()) {
      return json.add(json(node.getTriple().getSubject()))
          .add(json(node.getTriple().getPredicate()))
          .add(json(node.getTriple().getObject()));
    }
    if (node.isLiteral()) {
      TextDirection direction = node.getLiteralBaseDirection();
      return json.add(node.getLiteralLexicalForm())
          .add(node.getLiteralDatatypeURI())
          .add(node.getLiteralLanguage())
          .add(direction == null ? "" : direction.direction());
    }
    return node.isBlank() ? json.add(node.getBlankNodeLabel()).add("") : json.add(node.getURI());
  }

  /** Decodes the node of a word in a sentence with encoded nodes. */
  static Node reveal(String word) {
    Node node = TurtleStatement.node(word);
    if (node.isBlank()) {
      return NodeFactory.createBlankNode(NodeFmtLib.decodeBNodeLabel(node.getBlankNodeLabel()));
    }
    if (!node.isURI() || !node.getURI().startsWith(IRI)) {
      return node;
    }
    try {
      String name = node.getURI().substring(IRI.length());
      return node(MAPPER.readTree(Base64.getUrlDecoder().decode(name)));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Node node(JsonNode json) {
    String text = json.path(0).asText();
    String language = json.path(2).asText();
    String direction = json.path(3).asText();
    return switch (json.size()) {
      case 1 -> NodeFactory.createURI(text);
      case 2 -> NodeFactory.createBlankNode(text);
      case 3 ->
          NodeFactory.createTripleTerm(node(json.path(0)), node(json.path(1)), node(json.path(2)));
      default -> {
        if (!direction.isEmpty()) {
          yield NodeFactory.createLiteralDirLang(text, language, direction);
        }
        yield language.isEmpty()
            ? NodeFactory.createLiteralDT(
                text, TypeMapper.getInstance().getSafeTypeByName(json.path(1).asText()))
            : NodeFactory.createLiteralLang(text, language);
      }
    };
  }

  private NodeCodec() {}
}
