package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.values.Remembered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * One dataset cut out of a feed's graph, as {@linkplain TurtleStatement Turtle sentences}, one per
 * line: the dataset's statements, and those of the things that it refers to. The excerpt stops at
 * other datasets and at catalogues, which would pull in the whole feed; it keeps the title of a
 * series, and the identifier and the contact of the record about the dataset.
 */
public final class Excerpt {

  private static final String TYPE = TurtleStatement.word(RDF.Nodes.type);

  /** Types of the data in a catalogue. */
  public static final Set<Resource> DATASETS = Set.of(DCAT.Dataset, Vocabulary.DATASET_SERIES);

  private static final Set<String> SERIES = words(DATASETS.stream());

  private static final Set<String> BOUNDARIES =
      words(Stream.concat(DATASETS.stream(), Stream.of(DCAT.Catalog, DCAT.CatalogRecord)));

  private static final String CATALOGUE = TurtleStatement.word(DCAT.Catalog.asNode());
  private static final String TITLE = TurtleStatement.word(DCTerms.title.asNode());

  private static final String RECORD = TurtleStatement.word(FOAF.isPrimaryTopicOf.asNode());
  private static final Set<String> OF_RECORD =
      words(Stream.of(DCTerms.identifier, DCAT.contactPoint));
  private static final String LANDING_PAGE = TurtleStatement.word(DCAT.landingPage.asNode());

  private static final Set<String> WORDS = words(Stream.of(DCTerms.title, DCTerms.description));

  private static final Set<String> PART_OF =
      words(Stream.of(Vocabulary.IN_SERIES, DCTerms.isPartOf));

  /** How data say what other data they come from or belong with. */
  public static final Set<Node> MENTIONS =
      Stream.of(DCTerms.source, DCTerms.relation, Vocabulary.DERIVED_FROM)
          .map(Resource::asNode)
          .collect(Collectors.toUnmodifiableSet());

  /** Links a dataset to the service that serves it; DCAT only links the service to the dataset. */
  public static final Property SERVED_BY = ResourceFactory.createProperty("urn:x-moisson:servedBy");

  private static final Remembered<Node> PREDICATES = new Remembered<>(TurtleStatement::node);

  /** Properties of any vocabulary that {@link DcatReading#identifier} reads. */
  private static final Remembered<Optional<String>> NAMING =
      Remembered.matching("(?i).*[/#](?:identifier|landingPage|title|label)>", Matcher::group);

  private static Set<String> words(Stream<? extends Resource> things) {
    return things
        .map(thing -> TurtleStatement.word(thing.asNode()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a property, as a word, tells no more of a dataset than its name. */
  public static boolean isNaming(String predicate) {
    return predicate.equals(TYPE) || NAMING.of(predicate).isPresent();
  }

  /** Whether a dataset is named where another one mentions it, and is not described. */
  public static boolean isMention(Resource dataset) {
    Graph graph = dataset.getModel().getGraph();
    return graph
            .find(Node.ANY, Node.ANY, dataset.asNode())
            .filterKeep(triple -> MENTIONS.contains(triple.getPredicate()))
            .hasNext()
        && !graph
            .find(dataset.asNode(), Node.ANY, Node.ANY)
            .filterDrop(triple -> isNaming(TurtleStatement.word(triple.getPredicate())))
            .hasNext();
  }

  /** Cuts a dataset out of a small graph, such as that of one record. */
  public static String of(Resource dataset) {
    Map<String, List<String>> said = new HashMap<>();
    dataset
        .getModel()
        .getGraph()
        .find()
        // A service may serve everything in a catalogue.
        .filterDrop(triple -> triple.getPredicate().equals(DCAT.servesDataset.asNode()))
        .forEachRemaining(
            triple ->
                said.computeIfAbsent(
                        TurtleStatement.word(triple.getSubject()), thing -> new ArrayList<>())
                    .add(
                        new TurtleStatement(triple.getSubject())
                            .and(triple.getPredicate(), triple.getObject())
                            .toString()));
    return of(TurtleStatement.word(dataset.asNode()), thing -> said.getOrDefault(thing, List.of()));
  }

  /**
   * Cuts a dataset out of a graph of any size.
   *
   * @param dataset the word for the dataset
   * @param said gives the sentences about a thing from its word
   */
  public static String of(String dataset, Function<String, List<String>> said) {
    StringBuilder excerpt = new StringBuilder(dataset).append(' ').append(TYPE).append(' ');
    excerpt.append(TurtleStatement.word(DCAT.Dataset.asNode())).append(" .\n");
    Set<String> seen = new HashSet<>(Set.of(dataset));
    Deque<List<String>> ahead = new ArrayDeque<>(List.of(own(dataset, said)));
    while (!ahead.isEmpty()) {
      for (String sentence : ahead.remove()) {
        excerpt.append(sentence).append('\n');
        TurtleStatement.read(
            sentence,
            (predicate, object) -> {
              if (TurtleStatement.isThing(object) && !seen.contains(object)) {
                List<String> more = said.apply(object);
                if (more.stream().noneMatch(Excerpt::isBoundary)) {
                  seen.add(object);
                  ahead.add(more);
                } else if (PART_OF.contains(predicate)) {
                  seen.add(object);
                  excerpt.append(titles(object, more));
                } else if (predicate.equals(RECORD)) {
                  seen.add(object);
                  ahead.add(ofRecord(object, more));
                }
              }
            });
      }
    }
    return excerpt.toString();
  }

  /**
   * The dataset's own statements. GeoNetwork 4.4 gives its page the same address, so that title and
   * description of the page get mixed in; the record about the dataset repeats the right ones.
   */
  private static List<String> own(String dataset, Function<String, List<String>> said) {
    List<String> all = said.apply(dataset);
    String itself = LANDING_PAGE + ' ' + dataset + ' ';
    List<String> some = all.stream().filter(sentence -> sentence.contains(itself)).toList();
    if (pairs(some).noneMatch(pair -> pair.equals(Map.entry(LANDING_PAGE, dataset)))) {
      return all;
    }
    Set<Map.Entry<String, String>> repeated =
        pairs(all)
            .filter(pair -> pair.getKey().equals(RECORD))
            .flatMap(pair -> pairs(said.apply(pair.getValue())))
            .filter(pair -> WORDS.contains(pair.getKey()))
            .collect(Collectors.toSet());
    repeated.retainAll(pairs(all).collect(Collectors.toSet()));
    Set<String> known = repeated.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    return pairs(all)
        .filter(pair -> !known.contains(pair.getKey()) || repeated.contains(pair))
        .map(pair -> dataset + ' ' + pair.getKey() + ' ' + pair.getValue() + " .")
        .toList();
  }

  /** The predicates and their objects. */
  private static Stream<Map.Entry<String, String>> pairs(List<String> sentences) {
    return sentences.stream()
        .<Map.Entry<String, String>>mapMulti(
            (sentence, pairs) ->
                TurtleStatement.read(
                    sentence, (predicate, object) -> pairs.accept(Map.entry(predicate, object))));
  }

  /** The identifier of the record about the dataset, and the contact, which may be the only one. */
  private static List<String> ofRecord(String record, List<String> said) {
    List<String> kept = new ArrayList<>();
    said.forEach(
        sentence ->
            TurtleStatement.read(
                sentence,
                (predicate, object) -> {
                  if (OF_RECORD.contains(predicate)) {
                    kept.add(record + ' ' + predicate + ' ' + object + " .");
                  }
                }));
    return kept;
  }

  /** The title of a series, or that a thing is a catalogue, of which data are no part. */
  private static String titles(String thing, List<String> said) {
    StringBuilder titles = new StringBuilder();
    boolean[] isDataset = {false};
    said.forEach(
        sentence ->
            TurtleStatement.read(
                sentence,
                (predicate, object) -> {
                  isDataset[0] |= predicate.equals(TYPE) && SERIES.contains(object);
                  if (predicate.equals(TITLE)) {
                    titles.append(thing).append(' ').append(TITLE).append(' ');
                    titles.append(object).append(" .\n");
                  }
                }));
    return isDataset[0] ? titles.toString() : thing + ' ' + TYPE + ' ' + CATALOGUE + " .\n";
  }

  private static boolean isBoundary(String sentence) {
    boolean[] found = {false};
    TurtleStatement.read(
        sentence,
        (predicate, object) -> found[0] |= predicate.equals(TYPE) && BOUNDARIES.contains(object));
    return found[0];
  }

  /** The dataset of an excerpt. */
  public static Resource read(String excerpt) {
    return read(excerpt, excerpt.lines(), predicate -> true);
  }

  /**
   * Reads only what is needed to name the dataset. If it has an IRI, its own sentences are enough,
   * and they come first.
   */
  public static Resource readName(String excerpt) {
    String itself = TurtleStatement.subject(excerpt) + ' ';
    return itself.startsWith("<")
        ? read(
            excerpt,
            excerpt.lines().takeWhile(sentence -> sentence.startsWith(itself)),
            predicate -> NAMING.of(predicate).isPresent())
        : read(excerpt);
  }

  private static Resource read(
      String excerpt, Stream<String> sentences, Predicate<String> isWanted) {
    SubjectGraph said = new SubjectGraph();
    sentences.forEach(
        sentence -> {
          Node subject = TurtleStatement.node(TurtleStatement.subject(sentence));
          TurtleStatement.read(
              sentence,
              (predicate, object) -> {
                if (isWanted.test(predicate)) {
                  said.performAdd(
                      Triple.create(
                          subject, PREDICATES.of(predicate), TurtleStatement.node(object)));
                }
              });
        });
    return ModelFactory.createModelForGraph(said)
        .wrapAsResource(TurtleStatement.node(TurtleStatement.subject(excerpt)));
  }

  private Excerpt() {}
}
