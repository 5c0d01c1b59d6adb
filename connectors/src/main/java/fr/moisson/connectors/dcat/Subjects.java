package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.dcat.Excerpt;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** The things that a page speaks of, one after the other, however much it says of one. */
final class Subjects implements Iterator<Subjects.Subject> {

  /** Says of a dataset that its catalogue lists it. */
  static final Node LISTED = NodeFactory.createURI("urn:x-moisson:listed");

  private static final String IS_DATASET =
      Statements.text(RDF.Nodes.type) + Statements.text(DCAT.Dataset.asNode());
  private static final String IS = Statements.text(RDF.Nodes.type);
  private static final String IS_LISTED = Statements.text(LISTED);
  private static final String IS_SERVED = Statements.text(Excerpt.SERVED_BY.asNode());
  private static final String HAS_TITLE = Statements.text(DCTerms.title.asNode());

  /**
   * One thing.
   *
   * @param line the first that is said of it
   * @param typed whether it is called a dataset
   * @param listed whether a catalogue lists it
   * @param titled whether it has a title
   * @param described whether more is said of it than these
   */
  record Subject(String line, boolean typed, boolean listed, boolean titled, boolean described) {

    private Subject and(String line) {
      String said = line.substring(line.indexOf(' ') + 1);
      boolean more =
          !said.startsWith(IS) && !said.startsWith(IS_LISTED) && !said.startsWith(IS_SERVED);
      return new Subject(
          this.line,
          typed || said.startsWith(IS_DATASET),
          listed || said.startsWith(IS_LISTED),
          titled || said.startsWith(HAS_TITLE),
          described || more);
    }

    private boolean isSubjectOf(String other) {
      int end = line.indexOf(' ') + 1;
      return line.regionMatches(0, other, 0, end);
    }

    /** A dataset, or what a catalogue calls one. */
    boolean isDataset() {
      return typed || (listed && titled);
    }

    /** Whether more is said of a dataset than that it is one; it may have no name for that. */
    boolean isDescribed() {
      return isDataset() && (described || line.startsWith("_"));
    }
  }

  private final Iterator<String> lines;
  private @Nullable String ahead;

  Subjects(Statements statements) {
    this.lines = statements.all().iterator();
    this.ahead = lines.hasNext() ? lines.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Subject next() {
    if (ahead == null) {
      throw new NoSuchElementException();
    }
    Subject subject = new Subject(ahead, false, false, false, false);
    while (ahead != null && subject.isSubjectOf(ahead)) {
      subject = subject.and(ahead);
      ahead = lines.hasNext() ? lines.next() : null;
    }
    return subject;
  }
}
