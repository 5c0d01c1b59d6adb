package fr.moisson.harvesters.model;

import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids for the distributions of one dataset that do not depend on their contents or on their order:
 * portals recognise resources by them, and permanent links remain valid. Each method is to be
 * called once for each distribution.
 */
public final class ResourceIds {

  private static final int LENGTH = 16;
  private static final int SHORT = 12;

  private final Map<String, Integer> seen = new HashMap<>();

  /** An id in the records of portals. */
  public String of(Distribution distribution) {
    List<Object> parts =
        distribution.either(
            link -> List.of("link", link.id()),
            made -> List.of("extract", made.territory(), made.derivedFrom(), made.format()));
    return id(parts + columns(distribution), LENGTH);
  }

  /** A name in the IRIs of feeds. */
  public String inFeed(Distribution distribution) {
    String facts =
        distribution.either(
            Link::id, made -> made.territory() + "\n" + made.format() + "\n" + made.derivedFrom());
    return id(facts + columns(distribution), SHORT);
  }

  /**
   * Distinguishes rows in the columns of a schema from the same rows in the producer's columns,
   * whose ids must not change when a schema is recognised.
   */
  private static String columns(Distribution distribution) {
    return distribution instanceof Extract extract && !extract.schema().isEmpty()
        ? "\n" + extract.schema()
        : "";
  }

  private String id(String facts, int length) {
    String hash = Hashes.sha256(facts).substring(0, length);
    // A source may use one name several times; the later ones are distinguished by their rank.
    int rank = seen.merge(hash, 1, Integer::sum);
    return rank == 1 ? hash : hash + "-" + rank;
  }
}
