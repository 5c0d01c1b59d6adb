package fr.moisson.harvesters.dcat.syntax;

import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Writes nodes in one syntax as they come, keeping none in memory. */
public interface NodeSink extends AutoCloseable {

  /**
   * @param triples whose subject is the node; the same node may be written again with others
   */
  void write(Node subject, Collection<Triple> triples);

  /** Passes on everything written so far, so that other writers of the stream can follow. */
  void flush();

  /** Ends the document and closes its stream. */
  @Override
  void close();
}
