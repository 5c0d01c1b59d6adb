package fr.moisson.harvesters.dcat.reading;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** The graph of one dataset, indexed by subject only. */
final class SubjectGraph extends GraphBase {

  private final Map<Node, Set<Triple>> triples = new LinkedHashMap<>();
  private final Map<Node, Map<String, List<RDFNode>>> properties = new HashMap<>();

  /** Values of a thing by property name, as {@link Loose} reads them; computed once. */
  Map<String, List<RDFNode>> properties(Resource of) {
    return properties.computeIfAbsent(of.asNode(), node -> LooseProperties.of(of));
  }

  @Override
  public void performAdd(Triple triple) {
    triples.computeIfAbsent(triple.getSubject(), thing -> new LinkedHashSet<>()).add(triple);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Iterator<Triple> some =
        pattern.getSubject().isConcrete()
            ? triples.getOrDefault(pattern.getSubject(), Set.of()).iterator()
            : triples.values().stream().flatMap(Set::stream).iterator();
    return WrappedIterator.create(some).filterKeep(pattern::matches);
  }
}
