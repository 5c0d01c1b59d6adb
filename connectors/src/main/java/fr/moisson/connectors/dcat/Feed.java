package fr.moisson.connectors.dcat;

import fr.moisson.connectors.dcat.Subjects.Subject;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.dcat.syntax.SchemaOrgTerms;
import fr.moisson.harvesters.statements.Statements;
import fr.moisson.harvesters.values.WebAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * The content of a page of any size: read statement by statement, and returned dataset by dataset.
 *
 * <p>Statements that point to a dataset are stored with it: that a catalogue lists it, that a
 * service serves it. The lists themselves, which are as long as the feed, are not stored.
 */
final class Feed extends StreamRDFBase {

  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  private static final Node NEXT = NodeFactory.createURI(HYDRA + "next");
  private static final Node NEXT_PAGE = NodeFactory.createURI(HYDRA + "nextPage");
  private static final Node TOTAL = NodeFactory.createURI(HYDRA + "totalItems");
  private static final Set<Node> OF_PAGES = Set.of(NEXT, NEXT_PAGE, TOTAL);
  private static final Set<Node> LISTS =
      Set.of(
          DCAT.dataset.asNode(),
          DCAT.record.asNode(),
          DCAT.servesDataset.asNode(),
          NodeFactory.createURI(HYDRA + "member"));
  private static final Set<Node> KNOWN =
      Stream.concat(Stream.of(DCAT.Catalog, DCAT.DataService), Excerpt.DATASETS.stream())
          .map(Resource::asNode)
          .collect(Collectors.toUnmodifiableSet());

  /** ArcGIS Hub has services among the distributions. */
  private static final Set<Node> LEADING_TO_SERVICES =
      Set.of(DCAT.accessService.asNode(), DCAT.distribution.asNode());

  /** Properties whose value is never the page in which they stand. */
  private static final Set<Node> LINKS =
      Stream.of(
              DCAT.accessURL,
              DCAT.downloadURL,
              DCAT.endpointURL,
              DCAT.landingPage,
              FOAF.page,
              DCTerms.license,
              DCTerms.rights,
              DCTerms.accessRights,
              DCTerms.conformsTo,
              DCTerms.format,
              DCAT.mediaType,
              DCAT.theme)
          .map(Resource::asNode)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  private final Node page;
  private final Statements statements;
  private final TreeSet<String> next = new TreeSet<>();
  private final TreeSet<String> nextPage = new TreeSet<>();
  private OptionalLong announced = OptionalLong.empty();
  private boolean known;
  private boolean ofSchemaOrg;

  /**
   * @param folder folder for what does not fit into memory
   * @param address address of the page
   */
  Feed(Path folder, URI address) {
    this.page = NodeFactory.createURI(address.toString());
    this.statements = new Statements(folder);
  }

  @Override
  public void quad(Quad quad) {
    // Some feeds have each dataset, or the catalogue, in a graph of its own.
    triple(quad.asTriple());
  }

  @Override
  public void triple(Triple triple) {
    Node predicate = triple.getPredicate();
    Node object = triple.getObject();
    // An empty address, as GeoNetwork writes for none, was resolved to that of the page.
    if (LINKS.contains(predicate) && object.equals(page)) {
      return;
    }
    if (OF_PAGES.contains(predicate)) {
      hydra(predicate, object);
    }
    if (predicate.equals(RDF.Nodes.type)) {
      known |= KNOWN.contains(object);
      ofSchemaOrg |= object.isURI() && SchemaOrgTerms.isDataset(object.getURI());
    }
    try {
      if (!LISTS.contains(predicate)) {
        statements.learn(triple);
        if (LEADING_TO_SERVICES.contains(predicate) && !object.isLiteral()) {
          statements.learn(Subjects.behind(object, predicate));
        }
        if (Excerpt.MENTIONS.contains(predicate) && !object.isLiteral()) {
          statements.learn(Triple.create(object, Subjects.MENTIONED, predicate));
        }
      } else if (!object.isLiteral() && predicate.equals(DCAT.dataset.asNode())) {
        known = true;
        statements.learn(Triple.create(object, Subjects.LISTED, triple.getSubject()));
      } else if (!object.isLiteral() && predicate.equals(DCAT.servesDataset.asNode())) {
        statements.learn(Triple.create(object, Excerpt.SERVED_BY.asNode(), triple.getSubject()));
        statements.learn(Subjects.behind(triple.getSubject(), predicate));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hydra(Node predicate, Node object) {
    String text = object.isLiteral() ? object.getLiteralLexicalForm().strip() : object.toString();
    if (predicate.equals(NEXT) && !text.isEmpty()) {
      next.add(text);
    } else if (predicate.equals(NEXT_PAGE) && !text.isEmpty()) {
      nextPage.add(text);
    } else if (predicate.equals(TOTAL) && COUNT.matcher(text).matches()) {
      long total = Long.parseLong(text);
      announced = OptionalLong.of(Math.max(total, announced.orElse(0)));
    }
  }

  /** To be called after the last statement, since the JSON reader does not signal the end. */
  void sort() {
    try {
      statements.sort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the page mentions a catalogue or a dataset. */
  boolean isOne() {
    return known;
  }

  /** Whether the page has a dataset of schema.org, by its own name. */
  boolean isOfSchemaOrg() {
    return ofSchemaOrg;
  }

  /** From {@code hydra:PartialCollectionView}, or the older {@code hydra:PagedCollection}. */
  Optional<String> next() {
    return (next.isEmpty() ? nextPage : next).stream().findFirst();
  }

  /** The number of entries of the whole feed, if stated. */
  OptionalLong announced() {
    return announced;
  }

  /** Whether datasets are only listed here, and described elsewhere. */
  boolean isList() {
    boolean listed = false;
    for (Iterator<Subject> all = new Subjects(statements); all.hasNext(); ) {
      Subject subject = all.next();
      if (subject.isDescribed()) {
        return false;
      }
      listed |= subject.isListed() && subject.isNamed();
    }
    return listed;
  }

  /**
   * Each dataset, cut out of the feed.
   *
   * @param withServices whether to include services that are catalogued by themselves: those behind
   *     no dataset, or all services if there are no datasets
   */
  Stream<String> datasets(boolean withServices) {
    boolean isMixed = withServices && hasDatasets();
    return subjects(
            one ->
                one.isEntry()
                    || withServices
                        && one.isService()
                        && !(isMixed && one.isBehindData())
                        && !one.isPart())
        .map(entry -> Excerpt.of(entry.word(), this::about));
  }

  boolean hasDatasets() {
    return subjects(Subject::isEntry).findFirst().isPresent();
  }

  private List<String> about(String thing) {
    return statements.about(thing).toList();
  }

  /** Addresses of the datasets that are described elsewhere. */
  Stream<URI> pointers() {
    return subjects(subject -> subject.isListed() && subject.isNamed())
        .map(Subject::word)
        .flatMap(word -> WebAddress.read(word.substring(1, word.length() - 1)).stream());
  }

  private Stream<Subject> subjects(Predicate<Subject> wanted) {
    Subjects all = new Subjects(statements);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .filter(wanted);
  }
}
