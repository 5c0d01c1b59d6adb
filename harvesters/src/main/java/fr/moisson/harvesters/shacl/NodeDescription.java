package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.dcat.reading.TurtleStatement;
import fr.moisson.harvesters.statements.Statements;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * The statements about one thing, by property. A property with very many values, such as the
 * datasets of a catalogue, is not held: it is read again on each request.
 */
final class NodeDescription {

  private static final int MOST_VALUES = 1_000;

  /** Size of a statement in addition to its words. */
  private static final int OVERHEAD = 200;

  private final Node node;
  private final String word;
  private final Statements statements;
  private final Map<Node, Set<Triple>> held = new HashMap<>();
  private final Set<Node> tooMany = new HashSet<>();
  private final long size;

  NodeDescription(Node node, Statements statements) {
    this.node = node;
    this.word = TurtleStatement.word(NodeCodec.hideThing(node));
    this.statements = statements;
    statements.about(word).forEach(sentence -> TurtleStatement.read(sentence, this::hold));
    this.size =
        OVERHEAD
            + held.values().stream()
                .flatMap(Set::stream)
                .mapToLong(triple -> OVERHEAD + triple.getObject().toString().length())
                .sum();
  }

  private void hold(String predicate, String object) {
    Node property = NodeCodec.reveal(predicate);
    if (tooMany.contains(property)) {
      return;
    }
    Set<Triple> values = held.computeIfAbsent(property, name -> new LinkedHashSet<>());
    values.add(Triple.create(node, property, NodeCodec.reveal(object)));
    if (values.size() > MOST_VALUES) {
      held.remove(property);
      tooMany.add(property);
    }
  }

  /** Approximate number of characters held. */
  long size() {
    return size;
  }

  /**
   * The statements that match a pattern.
   *
   * @param pattern whose subject is this thing
   */
  ExtendedIterator<Triple> find(Triple pattern) {
    Node property = pattern.getPredicate();
    if (!property.isConcrete()) {
      Stream<Triple> all = held.values().stream().flatMap(Set::stream);
      Stream<Triple> more = tooMany.stream().flatMap(this::values);
      return WrappedIterator.create(Stream.concat(all, more).iterator())
          .filterKeep(pattern::matches);
    }
    ExtendedIterator<Triple> values =
        WrappedIterator.create(
            tooMany.contains(property)
                ? values(property).iterator()
                : held.getOrDefault(property, Set.of()).iterator());
    return pattern.getObject().isConcrete() ? values.filterKeep(pattern::matches) : values;
  }

  private Stream<Triple> values(Node property) {
    String wanted = TurtleStatement.word(NodeCodec.hide(property));
    return statements
        .about(word)
        .mapMulti(
            (sentence, values) ->
                TurtleStatement.read(
                    sentence,
                    (predicate, object) -> {
                      if (predicate.equals(wanted)) {
                        values.accept(Triple.create(node, property, NodeCodec.reveal(object)));
                      }
                    }));
  }
}
