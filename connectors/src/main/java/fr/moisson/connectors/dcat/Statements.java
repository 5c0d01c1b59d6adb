package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.dcat.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.CollectorStreamTriples;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A graph of any size that can be asked what it says of one thing. Statements are lines of
 * N-Triples; sorted, those on one subject are beside one another.
 */
final class Statements extends GraphBase {

  private static final int SUBJECTS_AT_HAND = 64;

  private final SortedLines lines;
  private final Map<Node, List<Triple>> atHand =
      new LinkedHashMap<>(SUBJECTS_AT_HAND, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Node, List<Triple>> eldest) {
          return size() > SUBJECTS_AT_HAND;
        }
      };

  /**
   * @param folder for what is too much for the memory
   */
  Statements(Path folder) {
    this.lines = new SortedLines(folder);
  }

  void learn(Triple triple) throws IOException {
    lines.add(
        text(triple.getSubject())
            + text(triple.getPredicate())
            + text(Excerpt.legal(triple.getObject()))
            + '.');
  }

  /** To be called after the last statement. */
  void sort() throws IOException {
    lines.sort();
  }

  /** All lines; those on one subject beside one another. */
  Stream<String> all() {
    return lines.all();
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    if (!pattern.getSubject().isConcrete()) {
      throw new UnsupportedOperationException("only what one thing is said to be can be asked");
    }
    List<Triple> found =
        atHand.computeIfAbsent(pattern.getSubject(), this::about).stream()
            .filter(pattern::matches)
            .toList();
    return WrappedIterator.create(found.iterator());
  }

  private List<Triple> about(Node subject) {
    return parse(String.join("\n", lines.startingWith(text(subject))));
  }

  /** What a line is about. */
  static Node subject(String line) {
    return parse(line).get(0).getSubject();
  }

  private static List<Triple> parse(String lines) {
    CollectorStreamTriples triples = new CollectorStreamTriples();
    RDFParser.fromString(lines, Lang.NTRIPLES)
        .labelToNode(LabelToNode.createUseLabelEncoded())
        .checking(false)
        .parse(triples);
    return List.copyOf(triples.getCollected());
  }

  /** A node with a space behind it. What is illegal in an IRI is escaped, and stays. */
  static String text(Node node) {
    if (!node.isURI()) {
      return NodeFmtLib.strNT(node) + ' ';
    }
    StringBuilder text = new StringBuilder("<");
    node.getURI()
        .chars()
        .forEach(
            c -> {
              if (c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0) {
                text.append("\\u%04X".formatted(c));
              } else {
                text.append((char) c);
              }
            });
    return text.append("> ").toString();
  }
}
