package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.statements.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Quad;

/** The statements of a feed of any size, in files that can be queried by subject, and by object. */
final class KeptFeed extends StreamRDFBase {

  private final Predicate<Node> asked;
  private final Statements said;

  /** Statements by object, for the properties that shapes follow backwards. */
  private final Statements pointed;

  private KeptFeed(Predicate<Node> asked, Path folder, long most) {
    this.asked = asked;
    this.said = new Statements(folder, most);
    this.pointed = new Statements(folder, most);
  }

  /**
   * Reads a feed, and the {@linkplain ShapesFile#VOCABULARIES vocabularies}.
   *
   * @param files the shapes that it will be checked against
   * @param folder for what does not fit into memory
   * @param most characters to hold in memory
   */
  static KeptFeed read(Path file, URI origin, List<ShapesFile> files, Path folder, long most) {
    KeptFeed feed = new KeptFeed(asked(files), folder, most);
    RdfFile.read(file, origin, feed);
    ShapesFile.VOCABULARIES.find().forEachRemaining(feed::triple);
    try {
      feed.said.sort();
      feed.pointed.sort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return feed;
  }

  /** Properties that shapes follow backwards; all if there is a query, which may ask anything. */
  private static Predicate<Node> asked(List<ShapesFile> files) {
    Set<Node> asked = new HashSet<>();
    for (ShapesFile file : files) {
      Graph shapes = file.graph();
      if (shapes.contains(Node.ANY, SHACL.select, Node.ANY)
          || shapes.contains(Node.ANY, SHACL.ask, Node.ANY)) {
        return property -> true;
      }
      for (Node term : List.of(SHACL.inversePath, SHACL.targetObjectsOf)) {
        shapes.find(Node.ANY, term, Node.ANY).forEachRemaining(use -> asked.add(use.getObject()));
      }
    }
    return asked.stream().allMatch(Node::isURI) ? asked::contains : property -> true;
  }

  @Override
  public void quad(Quad quad) {
    // Some feeds keep each dataset, or the catalogue, in a separate graph.
    triple(quad.asTriple());
  }

  @Override
  public void triple(Triple triple) {
    Node subject = NodeCodec.hide(triple.getSubject());
    Node predicate = NodeCodec.hide(triple.getPredicate());
    Node object = triple.getObject();
    try {
      said.learn(Triple.create(subject, predicate, NodeCodec.hide(object)));
      if (asked.test(triple.getPredicate())) {
        pointed.learn(Triple.create(NodeCodec.hideThing(object), predicate, subject));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Statements by subject. */
  Statements said() {
    return said;
  }

  /** Statements with the followed properties by object: sentences about the object. */
  Statements pointed() {
    return pointed;
  }

  /** Whether subjects can be looked up by this property, or by any, without reading everything. */
  boolean isAsked(Node predicate) {
    return asked.test(predicate);
  }
}
