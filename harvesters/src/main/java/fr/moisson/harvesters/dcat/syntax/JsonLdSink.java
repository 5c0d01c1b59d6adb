package fr.moisson.harvesters.dcat.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.harvesters.dcat.Vocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * Flattened JSON-LD with its context inline, since udata would fetch a remote one. Jena's own
 * writer builds the whole document in memory.
 */
final class JsonLdSink implements NodeSink {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  JsonLdSink(OutputStream stream) {
    try {
      json = JSON.createGenerator(stream);
      json.writeStartObject();
      json.writeObjectFieldStart("@context");
      for (Map.Entry<String, String> prefix : Vocabulary.PREFIXES.entrySet()) {
        json.writeStringField(prefix.getKey(), prefix.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("@graph");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(Node subject, Collection<Triple> triples) {
    Map<Node, List<Node>> properties =
        triples.stream()
            .collect(
                Collectors.groupingBy(
                    Triple::getPredicate,
                    LinkedHashMap::new,
                    Collectors.mapping(Triple::getObject, Collectors.toList())));
    try {
      json.writeRaw('\n');
      json.writeStartObject();
      json.writeStringField("@id", name(subject));
      for (Map.Entry<Node, List<Node>> property : properties.entrySet()) {
        if (property.getKey().equals(RDF.Nodes.type)) {
          types(property.getValue());
        } else {
          values(property.getKey().getURI(), property.getValue());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void types(List<Node> types) throws IOException {
    json.writeArrayFieldStart("@type");
    for (Node type : types) {
      json.writeString(type.getURI());
    }
    json.writeEndArray();
  }

  private void values(String predicate, List<Node> values) throws IOException {
    Vocabulary.Name name = Vocabulary.name(predicate);
    json.writeArrayFieldStart(name.prefix() + ":" + name.local());
    for (Node value : values) {
      json.writeStartObject();
      if (value.isLiteral()) {
        literal(value);
      } else {
        json.writeStringField("@id", name(value));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void literal(Node literal) throws IOException {
    json.writeStringField("@value", literal.getLiteralLexicalForm());
    String language = literal.getLiteralLanguage();
    if (!language.isEmpty()) {
      json.writeStringField("@language", language);
    } else if (!Vocabulary.isString(literal)) {
      json.writeStringField("@type", literal.getLiteralDatatypeURI());
    }
  }

  private static String name(Node node) {
    return node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.getURI();
  }

  @Override
  public void flush() {
    try {
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (json) {
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
