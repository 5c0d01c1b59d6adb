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
 * What is read of Turtle and its like where IRIs hold spaces, as addresses of documents do in feeds
 * that were written by hand: Jena would refuse the whole feed for one of them.
 */
final class SpacedIris extends StreamRDFWrapper {

  private static final String COMPLAINT = "Bad character in IRI (space)";

  SpacedIris(StreamRDF encoded) {
    super(encoded);
  }

  /** As strict as any other reading, but for spaces. */
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
    // A new one only where there is something to mend: feeds have millions.
    return isSpaced(triple.getSubject()) || isSpaced(triple.getObject())
        ? Triple.create(
            encoded(triple.getSubject()), triple.getPredicate(), encoded(triple.getObject()))
        : triple;
  }

  private static Node encoded(Node node) {
    return isSpaced(node) ? NodeFactory.createURI(Iris.encode(node.getURI())) : node;
  }

  /** Jena takes a text for a subject unless it checks, and then refuses more than that. */
  private static void refuseLiteral(Node subject) {
    if (subject.isLiteral()) {
      throw new RiotException("a literal as subject: " + subject);
    }
  }

  private static boolean isSpaced(Node node) {
    return node.isURI() && node.getURI().indexOf(' ') >= 0;
  }
}
