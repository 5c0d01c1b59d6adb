package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.dcat.reading.TurtleStatement;
import fr.moisson.harvesters.statements.Statements;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** The things that a page speaks of, one after the other, however much it says of one. */
final class Subjects implements Iterator<Subjects.Subject> {

  /** Says of a dataset that its catalogue lists it. */
  static final Node LISTED = NodeFactory.createURI("urn:x-moisson:listed");

  private static final Node BEHIND = NodeFactory.createURI("urn:x-moisson:behind");

  private static final String IS = TurtleStatement.word(RDF.Nodes.type);
  private static final Set<String> DATASETS =
      Excerpt.DATASETS.stream()
          .map(type -> TurtleStatement.word(type.asNode()))
          .collect(Collectors.toUnmodifiableSet());
  private static final String IS_LISTED = TurtleStatement.word(LISTED);
  private static final String IS_SERVED = TurtleStatement.word(Excerpt.SERVED_BY.asNode());
  private static final String IS_BEHIND = TurtleStatement.word(BEHIND);
  private static final String SERVICE = TurtleStatement.word(DCAT.DataService.asNode());
  private static final String ANSWERS_AT = TurtleStatement.word(DCAT.endpointURL.asNode());
  private static final String SERVES = TurtleStatement.word(DCAT.servesDataset.asNode());
  private static final String HAS_TITLE = TurtleStatement.word(DCTerms.title.asNode());

  /**
   * Says of a service that it is behind a dataset, with which it is read.
   *
   * @param by the predicate that tells it
   */
  static Triple behind(Node service, Node by) {
    return Triple.create(service, BEHIND, by);
  }

  /** One thing, and what is said of it that matters to a list. */
  static final class Subject {
    private final String word;
    private boolean typed;
    private boolean listed;
    private boolean titled;
    private boolean described;
    private boolean service;
    private boolean answers;
    private boolean behind;
    private boolean led;

    private Subject(String word) {
      this.word = word;
    }

    private void learn(String predicate, String object) {
      boolean type = predicate.equals(IS);
      boolean list = predicate.equals(IS_LISTED);
      typed |= type && DATASETS.contains(object);
      listed |= list;
      titled |= predicate.equals(HAS_TITLE);
      service |= type && object.equals(SERVICE);
      answers |= predicate.equals(ANSWERS_AT);
      behind |= predicate.equals(IS_BEHIND);
      led |= predicate.equals(IS_BEHIND) && !object.equals(SERVES);
      described |= !type && !list && !predicate.equals(IS_SERVED);
    }

    private boolean isSubjectOf(String sentence) {
      return sentence.startsWith(word) && sentence.charAt(word.length()) == ' ';
    }

    String word() {
      return word;
    }

    boolean isNamed() {
      return word.startsWith("<");
    }

    /** Whether a catalogue lists it. */
    boolean isListed() {
      return listed;
    }

    /** A dataset, or what a catalogue calls one. */
    boolean isDataset() {
      return typed || (listed && titled);
    }

    /** A dataset that is more than mentioned, as by a service that serves it. */
    boolean isEntry() {
      return isDescribed() || (isDataset() && listed);
    }

    /** A service that says where it answers. */
    boolean isService() {
      return service && titled && answers;
    }

    /** Whether it gives a dataset of which the feed speaks. */
    boolean isBehindData() {
      return behind;
    }

    /** Whether it is there for something else alone, which leads to it and says what it is. */
    boolean isPart() {
      return led && !isNamed();
    }

    /** Whether more is said of a dataset than that it is one; it may have no name for that. */
    boolean isDescribed() {
      return isDataset() && (described || !isNamed());
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
    Subject subject = new Subject(TurtleStatement.subject(ahead));
    while (ahead != null && subject.isSubjectOf(ahead)) {
      TurtleStatement.read(ahead, subject::learn);
      ahead = lines.hasNext() ? lines.next() : null;
    }
    return subject;
  }
}
