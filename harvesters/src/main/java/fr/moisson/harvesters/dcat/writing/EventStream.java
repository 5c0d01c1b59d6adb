package fr.moisson.harvesters.dcat.writing;

import static fr.moisson.harvesters.dcat.Vocabulary.AS;
import static fr.moisson.harvesters.dcat.Vocabulary.LDES;
import static fr.moisson.harvesters.dcat.Vocabulary.TREE;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.syntax.TurtleSink;
import fr.moisson.harvesters.model.Dataset;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the catalogue as a <a href="https://w3id.org/ldes/specification">Linked Data Event
 * Stream</a>, after <a href="https://semiceu.github.io/LDES-DCAT-AP-feeds/">DCAT-AP Feeds</a>:
 * activities, each with the new state of the dataset in a graph named after the activity. Documents
 * are TriG, and are found by time: the view links to one fragment per month, whose pages link to
 * the next.
 */
public final class EventStream {

  public static final String MEDIA_TYPE = "application/trig";

  private static final Property PUBLISHED = Vocabulary.property(AS, "published");
  private static final Property OBJECT = Vocabulary.property(AS, "object");
  private static final Property TIMESTAMP_PATH = Vocabulary.property(LDES, "timestampPath");
  private static final Property VERSION_OF_PATH = Vocabulary.property(LDES, "versionOfPath");
  private static final Property RETENTION_POLICY = Vocabulary.property(LDES, "retentionPolicy");
  private static final Property FULL_LOG_DURATION = Vocabulary.property(LDES, "fullLogDuration");
  private static final Property VERSION_AMOUNT = Vocabulary.property(LDES, "versionAmount");
  private static final Property VIEW = Vocabulary.property(TREE, "view");
  private static final Property MEMBER = Vocabulary.property(TREE, "member");
  private static final Property RELATION = Vocabulary.property(TREE, "relation");
  private static final Property PATH = Vocabulary.property(TREE, "path");
  private static final Property VALUE = Vocabulary.property(TREE, "value");
  private static final Property NODE = Vocabulary.property(TREE, "node");
  private static final Property SHAPE = Vocabulary.property(TREE, "shape");
  private static final Resource STREAM_TYPE = Vocabulary.resource(LDES, "EventStream");
  private static final Resource SOURCE_TYPE = Vocabulary.resource(LDES, "EventSource");
  private static final Resource RETENTION_TYPE = Vocabulary.resource(LDES, "RetentionPolicy");
  private static final Resource NODE_TYPE = Vocabulary.resource(TREE, "Node");
  private static final Resource NOT_BEFORE =
      Vocabulary.resource(TREE, "GreaterThanOrEqualToRelation");
  private static final Resource BEFORE = Vocabulary.resource(TREE, "LessThanRelation");
  private static final String ACTIVITY_SHAPE =
      "https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape";

  private final CatalogueHeader header;

  public EventStream(CatalogueHeader header) {
    this.header = header;
  }

  /**
   * A document that this one links to.
   *
   * @param from when its changes begin, including those of the documents that it links to
   * @param until when they ended; null if they go on
   */
  public record Relation(URI document, Instant from, @Nullable Instant until) {}

  /**
   * A change.
   *
   * @param version its number
   * @param kind {@code Create}, {@code Update} or {@code Delete}
   * @param dataset IRI of the dataset
   */
  public record Activity(long version, String kind, String dataset, Instant at) {}

  /**
   * Writes the view: the description of the catalogue, and links to its changes.
   *
   * @param changed when the catalogue last changed
   * @param kept how far back every activity is kept; before that, the last one of each dataset
   */
  public void writeView(
      OutputStream out,
      Optional<Instant> changed,
      URI address,
      List<Relation> relations,
      Period kept) {
    try (TurtleSink sink = new TurtleSink(out, Vocabulary.STREAM_PREFIXES)) {
      DcatGraph.header(header.modified(changed), null).forEach(sink::write);
      Description description = new Description(address.toString());
      stream(description)
          .text(DCTerms.title, header.title())
          .link(SHAPE, ACTIVITY_SHAPE)
          .link(VIEW, address.toString());
      node(description, address, relations)
          .type(SOURCE_TYPE)
          .link(
              RETENTION_POLICY,
              description
                  .blank()
                  .type(RETENTION_TYPE)
                  .typed(FULL_LOG_DURATION, kept.toString(), XSDDatatype.XSDduration)
                  .typed(VERSION_AMOUNT, "1", XSDDatatype.XSDinteger));
      description.forEach(sink::write);
    }
  }

  /** Opens a fragment, to which activities are added. */
  public Fragment fragment(OutputStream out, URI address, List<Relation> relations) {
    return new Fragment(out, address, relations);
  }

  /** IRI of an activity. */
  private String activity(long version) {
    return iri() + "/" + version;
  }

  private String iri() {
    return header.at("changes").toString();
  }

  private Description.About stream(Description description) {
    return description
        .about(iri())
        .type(STREAM_TYPE)
        .link(TIMESTAMP_PATH, PUBLISHED.getURI())
        .link(VERSION_OF_PATH, OBJECT.getURI());
  }

  private static Description.About node(
      Description description, URI address, List<Relation> relations) {
    Description.About node = description.about(address.toString()).type(NODE_TYPE);
    for (Relation relation : relations) {
      node.link(RELATION, relation(description, NOT_BEFORE, relation.document(), relation.from()));
      if (relation.until() != null) {
        node.link(RELATION, relation(description, BEFORE, relation.document(), relation.until()));
      }
    }
    return node;
  }

  private static Description.About relation(
      Description description, Resource type, URI document, Instant bound) {
    return description
        .blank()
        .type(type)
        .link(PATH, PUBLISHED.getURI())
        .typed(VALUE, time(bound), XSDDatatype.XSDdateTime)
        .link(NODE, document.toString());
  }

  /** With milliseconds: readers ask for everything after the moment that they have reached. */
  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** A fragment, written activity by activity. */
  public final class Fragment implements AutoCloseable {
    private final TurtleSink sink;

    private Fragment(OutputStream out, URI address, List<Relation> relations) {
      sink = new TurtleSink(out, Vocabulary.STREAM_PREFIXES);
      Description description = new Description(address.toString());
      stream(description);
      // A view is a document from which the whole stream can be reached, which a page is not.
      node(description, address, relations).link(DCTerms.isPartOf, iri());
      description.forEach(sink::write);
    }

    /**
     * Adds an activity.
     *
     * @param dataset the dataset as the feed lists it from then on; null if it no longer does
     */
    public void add(Activity activity, @Nullable Listed dataset) {
      String iri = activity(activity.version());
      Description description = new Description(iri);
      description.about(iri()).link(MEMBER, iri);
      Description.About about =
          description
              .about(iri)
              .type(Vocabulary.resource(AS, activity.kind()))
              .link(OBJECT, activity.dataset())
              .typed(PUBLISHED, time(activity.at()), XSDDatatype.XSDdateTime);
      description.forEach(sink::write);
      if (dataset != null) {
        sink.startGraph(about.node());
        DcatGraph.entry(header, dataset.dataset(), dataset.listing()).forEach(sink::write);
        sink.endGraph();
      }
    }

    @Override
    public void close() {
      sink.close();
    }
  }

  /** A dataset as a feed lists it. */
  public record Listed(Dataset dataset, CatalogRecord listing) {}
}
