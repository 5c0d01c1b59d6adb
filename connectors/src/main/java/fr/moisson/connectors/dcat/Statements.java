package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.dcat.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A graph of any size that can be asked what it says of one thing: sentences, of which sorting
 * brings those about one thing beside one another.
 */
final class Statements {

  /** Characters beyond which more about the same thing is another sentence. */
  private static final int LONGEST = 1 << 13;

  /** Feeds describe things within things, seldom deeper than this. */
  private static final int MOST_BEGUN = 16;

  private final SortedLines lines;
  private final Map<Node, Sentence> begun = new LinkedHashMap<>(2 * MOST_BEGUN, 0.75f, true);

  /**
   * @param folder for what is too much for the memory
   */
  Statements(Path folder) {
    this.lines = new SortedLines(folder);
  }

  void learn(Triple triple) throws IOException {
    Node subject = triple.getSubject();
    Sentence sentence = begun.computeIfAbsent(subject, Sentence::new);
    sentence.and(triple.getPredicate(), triple.getObject());
    if (sentence.length() > LONGEST) {
      begun.remove(subject);
      lines.add(sentence.toString());
    } else if (begun.size() > MOST_BEGUN) {
      Iterator<Sentence> eldest = begun.values().iterator();
      lines.add(eldest.next().toString());
      eldest.remove();
    }
  }

  /** To be called after the last statement. */
  void sort() throws IOException {
    for (Sentence sentence : begun.values()) {
      lines.add(sentence.toString());
    }
    begun.clear();
    lines.sort();
  }

  /** All sentences; those about one thing beside one another. */
  Stream<String> all() {
    return lines.all();
  }

  /**
   * @param thing the word for it
   */
  List<String> about(String thing) {
    return lines.startingWith(thing + ' ');
  }
}
