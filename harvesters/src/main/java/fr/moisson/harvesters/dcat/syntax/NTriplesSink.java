package fr.moisson.harvesters.dcat.syntax;

import java.io.OutputStream;
import java.util.Collection;
import org.apache.jena.atlas.io.AWriter;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.riot.out.NodeFormatterNT;

/** N-Triples, one triple per line. Jena's own writer remembers every blank node. */
final class NTriplesSink implements NodeSink {

  private final AWriter out;
  private final NodeFormatter formatter = new NodeFormatterNT();

  NTriplesSink(OutputStream stream) {
    out = IO.wrapUTF8(stream);
  }

  @Override
  public void write(Node subject, Collection<Triple> triples) {
    for (Triple triple : triples) {
      TurtleSink.node(out, formatter, subject);
      out.print(" ");
      TurtleSink.node(out, formatter, triple.getPredicate());
      out.print(" ");
      TurtleSink.node(out, formatter, triple.getObject());
      out.print(" .\n");
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
