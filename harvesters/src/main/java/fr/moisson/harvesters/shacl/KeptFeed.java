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

/**
 * What a feed of any size says, in files that can be asked what is said of a thing, and who says
 * something of a thing.
 */
final class KeptFeed extends StreamRDFBase {

  private final Predicate<Node> asked;
  private final Statements said;

  /** The same the other way round, of the properties by which that is asked. */
  private final Statements pointed;

  private KeptFeed(Predicate<Node> asked, Path folder, long most) {
    this.asked = asked;
    this.said = new Statements(folder, most);
    this.pointed = new Statements(folder, most);
  }

  /**
   * Reads a feed, and what {@linkplain ShapesFile#VOCABULARIES vocabularies} say.
   *
   * @param files that it will be held against
   * @param folder for what is too much for the memory
   * @param most characters that are held in memory
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

  /** By which properties shapes ask what points at a thing; a query may ask anything. */
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
    // Some feeds keep each dataset, or the catalogue, in a graph of its own.
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

  /** What is said of things. */
  Statements said() {
    return said;
  }

  /** By what, of the asked properties, things point at things: sentences about those pointed at. */
  Statements pointed() {
    return pointed;
  }

  /** Whether what points by a property, or by any, can be told without looking at everything. */
  boolean isAsked(Node predicate) {
    return asked.test(predicate);
  }
}
