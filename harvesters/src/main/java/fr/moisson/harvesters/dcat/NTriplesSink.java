package fr.moisson.harvesters.dcat;

import java.io.OutputStream;
import java.util.Collection;
import org.apache.jena.atlas.io.AWriter;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.riot.out.NodeFormatterNT;

/** N-Triples, a line a triple. Jena's own writer remembers each blank node. */
final class NTriplesSink implements NodeSink {

  private final AWriter out;
  private final NodeFormatter formatter = new NodeFormatterNT();

  NTriplesSink(OutputStream stream) {
    out = IO.wrapUTF8(stream);
  }

  @Override
  public void write(Node subject, Collection<Triple> triples) {
    for (Triple triple : triples) {
      node(subject);
      out.print(" ");
      node(triple.getPredicate());
      out.print(" ");
      node(triple.getObject());
      out.print(" .\n");
    }
  }

  private void node(Node node) {
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
