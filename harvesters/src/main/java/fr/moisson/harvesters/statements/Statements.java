package fr.moisson.harvesters.statements;

import fr.moisson.harvesters.dcat.reading.TurtleStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A graph of any size that can be queried by subject: sentences are sorted, which puts those about
 * one thing next to each other.
 */
public final class Statements {

  /** Characters after which statements about the same thing start another sentence. */
  private static final int LONGEST = 1 << 13;

  /** Feeds describe things within things, but seldom deeper than this. */
  private static final int MOST_BEGUN = 16;

  private final SortedLines lines;
  private final Map<Node, TurtleStatement> begun = new LinkedHashMap<>(2 * MOST_BEGUN, 0.75f, true);

  /**
   * @param folder for what does not fit into memory
   */
  public Statements(Path folder) {
    this(folder, SortedLines.MOST_IN_MEMORY);
  }

  /**
   * @param most characters that are held in memory, and sorted at once
   */
  public Statements(Path folder, long most) {
    this.lines = new SortedLines(folder, most);
  }

  public void learn(Triple triple) throws IOException {
    Node subject = triple.getSubject();
    TurtleStatement sentence = begun.computeIfAbsent(subject, TurtleStatement::new);
    sentence.and(triple.getPredicate(), triple.getObject());
    if (sentence.length() > LONGEST) {
      begun.remove(subject);
      lines.add(sentence.toString());
    } else if (begun.size() > MOST_BEGUN) {
      Iterator<TurtleStatement> eldest = begun.values().iterator();
      lines.add(eldest.next().toString());
      eldest.remove();
    }
  }

  /** To be called after the last statement. */
  public void sort() throws IOException {
    for (TurtleStatement sentence : begun.values()) {
      lines.add(sentence.toString());
    }
    begun.clear();
    lines.sort();
  }

  /** All sentences; those about one thing are next to each other. */
  public Stream<String> all() {
    return lines.all();
  }

  /** The words for all subjects, without duplicates. */
  public Stream<String> things() {
    String[] last = {""};
    return all()
        .map(TurtleStatement::subject)
        .filter(
            thing -> {
              boolean isNew = !thing.equals(last[0]);
              last[0] = thing;
              return isNew;
            });
  }

  /**
   * The statements about one thing, which may be any number.
   *
   * @param thing the word for the thing
   */
  public Stream<String> about(String thing) {
    return lines.startingWith(thing + ' ');
  }
}
