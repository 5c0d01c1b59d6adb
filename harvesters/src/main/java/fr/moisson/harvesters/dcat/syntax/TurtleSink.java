package fr.moisson.harvesters.dcat.syntax;

import fr.moisson.harvesters.dcat.Vocabulary;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import org.apache.jena.atlas.io.AWriter;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.riot.out.NodeFormatterTTL;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * Turtle, one block per node. Jena's own stream writer renames blank nodes and remembers each of
 * them for the length of the document.
 */
public final class TurtleSink implements NodeSink {

  private final AWriter out;
  private final NodeFormatter formatter;

  public TurtleSink(OutputStream stream) {
    this(stream, Vocabulary.PREFIXES);
  }

  /**
   * @param prefixes prefix to namespace
   */
  public TurtleSink(OutputStream stream, Map<String, String> prefixes) {
    out = IO.wrapUTF8(stream);
    PrefixMap known = PrefixMapFactory.createForOutput();
    known.putAll(prefixes);
    formatter = new NodeFormatterTTL(null, known);
    prefixes.forEach(
        (prefix, namespace) -> out.print("@prefix " + prefix + ": <" + namespace + "> .\n"));
  }

  @Override
  public void write(Node subject, Collection<Triple> triples) {
    out.print("\n");
    node(subject);
    String separator = "\n    ";
    for (Triple triple : triples) {
      out.print(separator);
      if (triple.getPredicate().equals(RDF.Nodes.type)) {
        out.print("a");
      } else {
        node(triple.getPredicate());
      }
      out.print(" ");
      node(triple.getObject());
      separator = " ;\n    ";
    }
    out.print(" .\n");
  }

  /** Starts a graph for what is written next, which makes the document TriG. */
  public void startGraph(Node name) {
    out.print("\n");
    node(name);
    out.print(" {");
  }

  public void endGraph() {
    out.print("}\n");
  }

  private void node(Node node) {
    node(out, formatter, node);
  }

  /** Blank nodes keep their names, which Jena would change. */
  static void node(AWriter out, NodeFormatter formatter, Node node) {
    if (node.isBlank()) {
      out.print("_:" + node.getBlankNodeLabel());
    } else {
      formatter.format(out, node);
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    out.close();
  }
}
