package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.syntax.Strictness;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * Encodes spaces in IRIs of Turtle and similar syntaxes, such as addresses of documents in
 * handwritten feeds: Jena would refuse the whole feed because of one of them.
 */
final class SpacedIris extends StreamRDFWrapper {

  private static final String COMPLAINT = "Bad character in IRI (space)";

  SpacedIris(StreamRDF encoded) {
    super(encoded);
  }

  /** As strict as any other reading, except for spaces. */
  static ErrorHandler strictness() {
    Strictness strict = new Strictness();
    return new ErrorHandler() {
      @Override
      public void warning(String message, long line, long column) {
        strict.warning(message, line, column);
      }

      @Override
      public void error(@Nullable String message, long line, long column) {
        if (message == null || !message.startsWith(COMPLAINT)) {
          strict.error(message, line, column);
        }
      }

      @Override
      public void fatal(String message, long line, long column) {
        strict.fatal(message, line, column);
      }
    };
  }

  @Override
  public void triple(Triple triple) {
    super.triple(encoded(triple));
  }

  @Override
  public void quad(Quad quad) {
    refuseLiteral(quad.getSubject());
    super.quad(
        isSpaced(quad.getSubject()) || isSpaced(quad.getObject())
            ? Quad.create(quad.getGraph(), encoded(quad.asTriple()))
            : quad);
  }

  private static Triple encoded(Triple triple) {
    refuseLiteral(triple.getSubject());
    // Copied only if something must be encoded, since feeds have millions of triples.
    return isSpaced(triple.getSubject()) || isSpaced(triple.getObject())
        ? Triple.create(
            encoded(triple.getSubject()), triple.getPredicate(), encoded(triple.getObject()))
        : triple;
  }

  private static Node encoded(Node node) {
    return isSpaced(node) ? NodeFactory.createURI(Iris.encode(node.getURI())) : node;
  }

  /** Jena accepts a literal as a subject unless it checks, and then it refuses more than that. */
  private static void refuseLiteral(Node subject) {
    if (subject.isLiteral()) {
      throw new RiotException("a literal as subject: " + subject);
    }
  }

  private static boolean isSpaced(Node node) {
    return node.isURI() && node.getURI().indexOf(' ') >= 0;
  }
}
