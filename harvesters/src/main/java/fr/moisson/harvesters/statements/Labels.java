package fr.moisson.harvesters.statements;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.MapWithScope;
import org.jspecify.annotations.Nullable;

/**
 * Labels blank nodes in the order in which they come, so that those of one dataset are neighbours
 * when sorted; labels that a document gives are kept. Unlike Jena's own counter, it remembers
 * nothing, and equal documents get equal labels.
 */
public final class Labels implements MapWithScope.Allocator<String, Node, @Nullable Node> {

  private long last;

  public static LabelToNode inOrder() {
    return new LabelToNode(new Nowhere(), new Labels());
  }

  @Override
  public Node alloc(@Nullable Node graph, String label) {
    return NodeFactory.createBlankNode("l" + label);
  }

  @Override
  public Node create() {
    String number = Long.toString(++last);
    return NodeFactory.createBlankNode(
        "n" + "0".repeat(Math.max(0, 12 - number.length())) + number);
  }

  @Override
  public void reset() {
    last = 0;
  }

  private static final class Nowhere
      implements MapWithScope.ScopePolicy<String, Node, @Nullable Node> {

    @Override
    public @Nullable Map<String, Node> getScope(@Nullable Node graph) {
      return null;
    }

    @Override
    public void clear() {
      // There is nothing to clear.
    }
  }
}
