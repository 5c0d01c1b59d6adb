package fr.moisson.harvesters.dcat.syntax;

import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Writes nodes in one syntax as they come, remembering none. */
public interface NodeSink extends AutoCloseable {

  /**
   * @param triples whose subject is the node; a node may come again with others
   */
  void write(Node subject, Collection<Triple> triples);

  /** Hands on all that was written: what follows is not mixed with it. */
  void flush();

  /** Ends the document and closes what it goes to. */
  @Override
  void close();
}
