package fr.moisson.harvesters.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids of the distributions of one dataset, the same whatever becomes of their contents: by these a
 * portal's resources are known again, and permanent links to them stay.
 */
public final class ResourceIds {

  private static final int LENGTH = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /** To be asked for each distribution once, in their order. */
  public String of(Distribution distribution) {
    List<Object> parts =
        distribution instanceof Distribution.Extract extract
            ? List.of("extract", extract.territory(), extract.derivedFrom(), extract.format())
            : List.of("link", ((Distribution.Link) distribution).id());
    String hash = Hashes.sha256(parts.toString()).substring(0, LENGTH);
    // A source may use one name twice; the second one is told apart by its rank.
    int rank = seen.merge(hash, 1, Integer::sum);
    return rank == 1 ? hash : hash + "-" + rank;
  }
}
