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
 * @param version what the portal said of its last change ({@link Portal.Session#versions}); null if
 *     it did not
 * @param shown for each field that is ours, a hash of what the portal showed once it was written,
 *     or several with spaces between where the answer to a write never came; {@link Edits} tells by
 *     it what was edited since
 */
public record Remote(String id, @Nullable String version, SortedMap<String, String> shown) {

  public Remote {
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
  }

  /** A record of which nothing is known but that it is there. */
  public static Remote of(String id) {
    return new Remote(id, null, new TreeMap<>(Map.of()));
  }
}
