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

/** The subjects of a page, one after the other, however many statements they have. */
final class Subjects implements Iterator<Subjects.Subject> {

  /** Property stating that a catalogue lists a dataset. */
  static final Node LISTED = NodeFactory.createURI("urn:x-moisson:listed");

  /** Property stating that a dataset mentions something, perhaps another dataset. */
  static final Node MENTIONED = NodeFactory.createURI("urn:x-moisson:mentioned");

  private static final Node BEHIND = NodeFactory.createURI("urn:x-moisson:behind");

  private static final String IS = TurtleStatement.word(RDF.Nodes.type);
  private static final Set<String> DATASETS =
      Excerpt.DATASETS.stream()
          .map(type -> TurtleStatement.word(type.asNode()))
          .collect(Collectors.toUnmodifiableSet());
  private static final String IS_LISTED = TurtleStatement.word(LISTED);
  private static final String IS_MENTIONED = TurtleStatement.word(MENTIONED);
  private static final String IS_SERVED = TurtleStatement.word(Excerpt.SERVED_BY.asNode());
  private static final String IS_BEHIND = TurtleStatement.word(BEHIND);
  private static final String SERVICE = TurtleStatement.word(DCAT.DataService.asNode());
  private static final String ANSWERS_AT = TurtleStatement.word(DCAT.endpointURL.asNode());
  private static final String SERVES = TurtleStatement.word(DCAT.servesDataset.asNode());
  private static final String HAS_TITLE = TurtleStatement.word(DCTerms.title.asNode());

  /**
   * States that a service is behind a dataset, with which it is read.
   *
   * @param by the predicate that links to the service
   */
  static Triple behind(Node service, Node by) {
    return Triple.create(service, BEHIND, by);
  }

  /** One subject, with what matters for a listing. */
  static final class Subject {
    private final String word;
    private boolean typed;
    private boolean listed;
    private boolean titled;
    private boolean described;
    private boolean mentioned;
    private boolean saysMore;
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
      boolean mention = predicate.equals(IS_MENTIONED);
      typed |= type && DATASETS.contains(object);
      listed |= list;
      titled |= predicate.equals(HAS_TITLE);
      service |= type && object.equals(SERVICE);
      answers |= predicate.equals(ANSWERS_AT);
      behind |= predicate.equals(IS_BEHIND);
      led |= predicate.equals(IS_BEHIND) && !object.equals(SERVES);
      boolean own = !list && !mention && !predicate.equals(IS_SERVED);
      described |= own && !type;
      mentioned |= mention;
      saysMore |= own && !saysMore && !Excerpt.isNaming(predicate);
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

    /** Whether it is a dataset, or is listed as one with a title. */
    boolean isDataset() {
      return typed || (listed && titled);
    }

    /**
     * Whether it is a dataset that is more than mentioned, for example by a service that serves it,
     * or by other data that come from it.
     */
    boolean isEntry() {
      boolean isMention = mentioned && !listed && !saysMore;
      return !isMention && isDescribed() || (isDataset() && listed);
    }

    /** Whether it is a service with an endpoint. */
    boolean isService() {
      return service && titled && answers;
    }

    /** Whether it serves a dataset of the feed. */
    boolean isBehindData() {
      return behind;
    }

    /** Whether it only exists for another subject, which links to it and describes it. */
    boolean isPart() {
      return led && !isNamed();
    }

    /** Whether a dataset has more statements than its type; without a name it always counts. */
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
