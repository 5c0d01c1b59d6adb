package fr.moisson.harvesters.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids for the distributions of one dataset that do not depend on their contents: portals recognise
 * resources by them, and permanent links remain valid.
 */
public final class ResourceIds {

  private static final int LENGTH = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /** To be called once for each distribution, in their order. */
  public String of(Distribution distribution) {
    List<Object> parts =
        distribution instanceof Distribution.Extract extract
            ? List.of("extract", extract.territory(), extract.derivedFrom(), extract.format())
            : List.of("link", ((Distribution.Link) distribution).id());
    String hash = Hashes.sha256(parts.toString()).substring(0, LENGTH);
    // A source may use one name several times; the later ones are distinguished by their rank.
    int rank = seen.merge(hash, 1, Integer::sum);
    return rank == 1 ? hash : hash + "-" + rank;
  }
}
