package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Hashes;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The IRIs of what we publish. They depend on what a thing is, and not on its place in a list or on
 * its current content: ckanext-dcat and udata recognise things by them.
 */
final class FeedIris {

  private static final int SHORT = 12;

  private final URI root;

  /**
   * @param root address of our server
   */
  FeedIris(URI root) {
    String text = Iris.encode(root.toString());
    this.root = URI.create(text.endsWith("/") ? text : text + "/");
  }

  String home() {
    return root.toString();
  }

  String catalogue() {
    return root + "catalogue";
  }

  String dataset(DatasetId id) {
    return dataset(id.key());
  }

  String dataset(String key) {
    return Iris.encode(root + "datasets/" + key);
  }

  String file(Distribution.Extract extract) {
    return file(extract.file());
  }

  /**
   * The address of a file that we made.
   *
   * @param path under {@code files/}
   */
  String file(String path) {
    return Iris.encode(root + "files/" + path);
  }

  /** A metric, which has the same IRI in all of our feeds. */
  String metric(String name) {
    return root + "metrics/" + name;
  }

  /** A party without an IRI of its own, identified by all that we know of it. */
  String known(String kind, @Nullable Object... facts) {
    return root + kind + "/" + hash(Stream.of(facts).map(String::valueOf).toArray(String[]::new));
  }

  /** A foreign address. A relative one cannot be right, but must not break the feed. */
  String foreign(URI address) {
    return Iris.encode(root.resolve(address).toString());
  }

  /** A short name derived from facts. */
  static String hash(String... parts) {
    return Hashes.sha256(Stream.of(parts).collect(Collectors.joining("\n"))).substring(0, SHORT);
  }
}
