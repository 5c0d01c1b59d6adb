package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;

/**
 * A file of <a href="https://www.w3.org/TR/shacl/">SHACL</a> shapes, ready for checking feeds. The
 * official files have faults, which are worked around and reported:
 *
 * <ul>
 *   <li>{@code dcat-ap-SHACL.ttl}, {@code ranges-generated.ttl} and {@code hvd-SHACL-base.ttl}
 *       refer to undefined property shapes (SEMICeu/DCAT-AP issue 448): those references are left
 *       out;
 *   <li>some import others from the network, which are not fetched: give these files too;
 *   <li>they require everything that an address leads to to be declared an {@code rdfs:Resource},
 *       which everything is (<a href="https://www.w3.org/TR/rdf-schema/#ch_resource">RDF Schema,
 *       2.1</a>): anything but a literal is accepted.
 * </ul>
 *
 * @param name of the file
 * @param graph its content, repaired
 */
public record ShapesFile(String name, Graph graph, Shapes shapes) {

  /** The shapes that are used if none are given. */
  private static final List<String> OWN = List.of("dcat-ap.ttl", "hvd.ttl", "geodcat-ap.ttl");

  private static final URI HERE = URI.create("urn:x-moisson:shapes");

  /** Subclass relations of the vocabularies, which feeds need not repeat. */
  static final Graph VOCABULARIES = resource("vocabularies.ttl");

  /**
   * Our own wording of DCAT-AP 3.0.1, of its annex on high-value datasets and of GeoDCAT-AP 3.0.0.
   */
  public static List<ShapesFile> own() {
    return OWN.stream().map(ShapesFile::own).toList();
  }

  private static ShapesFile own(String name) {
    Graph graph = resource(name);
    return new ShapesFile(name, graph, Shapes.parse(graph));
  }

  /**
   * Checks the whole of a small graph against the shapes; the results are sorted. For feeds use
   * {@link Conformance}.
   */
  public Stream<Result> check(Graph small) {
    return ShaclValidator.get()
        .validate(shapes, new Union(small, VOCABULARIES))
        .getEntries()
        .stream()
        .map(entry -> Result.of(entry, this))
        .sorted(Result.ORDER);
  }

  /**
   * @param notices receives the parts of the file that could not be used
   * @throws Misconfigured if it is not RDF, or none of its shapes can be used
   */
  public static ShapesFile read(Path file, String name, URI origin, Consumer<Notice> notices) {
    Graph graph = RdfFile.graph(file, origin);
    leaveOutUndefined(graph, name, notices);
    leaveOutImports(graph, name, notices);
    everythingIsAResource(graph);
    Shapes shapes = parse(graph, name);
    if (shapes.getTargetShapes().isEmpty()) {
      throw new Misconfigured(Notice.of(Notice.Code.SHAPES_UNUSABLE, name, "0 × sh:targetClass"));
    }
    return new ShapesFile(name, graph, shapes);
  }

  /**
   * Jena fails in various ways on an invalid pattern, number or list, and follows a circular list
   * until the memory is full.
   */
  private static Shapes parse(Graph graph, String name) {
    try {
      return Shapes.parse(graph);
    } catch (ShaclParseException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException
        | OutOfMemoryError e) {
      throw new Misconfigured(
          Notice.of(Notice.Code.SHAPES_UNUSABLE, name, String.valueOf(e.getMessage())), e);
    }
  }

  private static void leaveOutUndefined(Graph graph, String name, Consumer<Notice> notices) {
    List<Triple> undefined =
        all(graph, SHACL.property)
            .filter(triple -> !graph.contains(triple.getObject(), SHACL.path, Node.ANY))
            .toList();
    undefined.forEach(graph::delete);
    if (!undefined.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.SHAPES_UNDEFINED, name, undefined.size()));
    }
  }

  private static void leaveOutImports(Graph graph, String name, Consumer<Notice> notices) {
    for (Triple triple : all(graph, OWL.imports.asNode()).toList()) {
      graph.delete(triple);
      notices.accept(Notice.of(Notice.Code.SHAPES_NOT_IMPORTED, name, triple.getObject()));
    }
  }

  private static void everythingIsAResource(Graph graph) {
    all(graph, SHACL.class_)
        .filter(triple -> triple.getObject().equals(RDFS.Nodes.Resource))
        .toList()
        .forEach(
            triple -> {
              graph.delete(triple);
              if (!graph.contains(triple.getSubject(), SHACL.nodeKind, Node.ANY)) {
                graph.add(triple.getSubject(), SHACL.nodeKind, SHACL.BlankNodeOrIRI);
              }
            });
  }

  private static Stream<Triple> all(Graph graph, Node predicate) {
    return graph.find(Node.ANY, predicate, Node.ANY).toList().stream();
  }

  private static Graph resource(String name) {
    try (InputStream turtle =
        Objects.requireNonNull(ShapesFile.class.getResourceAsStream(name), name)) {
      return RdfFile.graph(turtle, HERE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
