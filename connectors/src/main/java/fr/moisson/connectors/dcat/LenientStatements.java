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
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * Encodes spaces in IRIs of Turtle and similar syntaxes, such as addresses of documents in
 * handwritten feeds: Jena would refuse the whole feed because of one of them. Leaves out statements
 * about texts, such as ckanext-dcat writes about licences that have no address.
 */
final class LenientStatements extends StreamRDFWrapper {

  private static final String COMPLAINT = "Bad character in IRI (space)";

  LenientStatements(StreamRDF encoded) {
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
    if (!isAboutText(triple.getSubject(), triple.getPredicate())) {
      super.triple(encoded(triple));
    }
  }

  @Override
  public void quad(Quad quad) {
    if (isAboutText(quad.getSubject(), quad.getPredicate())) {
      return;
    }
    super.quad(
        isSpaced(quad.getSubject()) || isSpaced(quad.getObject())
            ? Quad.create(quad.getGraph(), encoded(quad.asTriple()))
            : quad);
  }

  private static Triple encoded(Triple triple) {
    // Copied only if something must be encoded, since feeds have millions of triples.
    return isSpaced(triple.getSubject()) || isSpaced(triple.getObject())
        ? Triple.create(
            encoded(triple.getSubject()), triple.getPredicate(), encoded(triple.getObject()))
        : triple;
  }

  private static Node encoded(Node node) {
    return isSpaced(node) ? NodeFactory.createURI(Iris.encode(node.getURI())) : node;
  }

  /**
   * Jena accepts a literal as a subject unless it checks, and then it refuses more than that.
   *
   * @throws RiotException if the text is given a class, because it could be a dataset
   */
  private static boolean isAboutText(Node subject, Node predicate) {
    if (subject.isLiteral() && predicate.equals(RDF.Nodes.type)) {
      throw new RiotException("a literal as subject: " + subject);
    }
    return subject.isLiteral();
  }

  private static boolean isSpaced(Node node) {
    return node.isURI() && node.getURI().indexOf(' ') >= 0;
  }
}
