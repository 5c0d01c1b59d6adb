package fr.moisson.harvesters.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a portal holds of one dataset, as we left it.
 *
 * @param id the portal's own
 * @param version the portal's version of the record ({@link Portal.Session#versions}); null if it
 *     has none
 * @param shown for each of our fields, a hash of what the portal showed after our write; several,
 *     separated by spaces, if the answer to a write never came. {@link Edits} detects by it what
 *     was edited since
 */
public record Remote(String id, @Nullable String version, SortedMap<String, String> shown) {

  public Remote {
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
  }

  /** A record of which we only know that it exists. */
  public static Remote of(String id) {
    return of(id, null);
  }

  /** A record of which we only know the version. */
  public static Remote of(String id, @Nullable String version) {
    return new Remote(id, version, new TreeMap<>(Map.of()));
  }
}
