package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.dcat.reading.TurtleStatement;
import fr.moisson.harvesters.statements.Statements;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A {@link KeptFeed} as a graph that caches what was last asked for. Not thread-safe: each thread
 * has its own.
 */
final class FeedGraph extends GraphBase {

  /** Characters, each of which takes one or two bytes in Java. */
  private static final long MOST_AT_HAND = 5_000_000;

  private final KeptFeed feed;
  private final Map<Node, NodeDescription> said = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Node, NodeDescription> pointed = new LinkedHashMap<>(16, 0.75f, true);
  private long atHand;

  FeedGraph(KeptFeed feed) {
    this.feed = feed;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Node subject = pattern.getSubject();
    Node predicate = pattern.getPredicate();
    Node object = pattern.getObject();
    if (subject.isConcrete()) {
      return thing(subject, said, feed.said()).find(pattern);
    }
    if (object.isConcrete() && feed.isAsked(predicate)) {
      return thing(object, pointed, feed.pointed())
          .find(Triple.create(object, predicate, Node.ANY))
          .mapWith(turned -> Triple.create(turned.getObject(), turned.getPredicate(), object));
    }
    return WrappedIterator.create(all()).filterKeep(pattern::matches);
  }

  private Iterator<Triple> all() {
    return feed.said()
        .all()
        .<Triple>mapMulti(
            (sentence, triples) -> {
              Node subject = NodeCodec.reveal(TurtleStatement.subject(sentence));
              TurtleStatement.read(
                  sentence,
                  (predicate, object) ->
                      triples.accept(
                          Triple.create(
                              subject, NodeCodec.reveal(predicate), NodeCodec.reveal(object))));
            })
        .iterator();
  }

  private NodeDescription thing(
      Node node, Map<Node, NodeDescription> things, Statements statements) {
    NodeDescription known = things.get(node);
    if (known != null) {
      return known;
    }
    NodeDescription thing = new NodeDescription(node, statements);
    atHand += thing.size();
    leaveOut(things);
    things.put(node, thing);
    return thing;
  }

  private void leaveOut(Map<Node, NodeDescription> things) {
    Iterator<NodeDescription> eldest = things.values().iterator();
    while (atHand > MOST_AT_HAND && eldest.hasNext()) {
      atHand -= eldest.next().size();
      eldest.remove();
    }
  }
}
