package fr.moisson.connectors.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.Run;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How far each of several listings was read, stored in the one text that a run remembers. */
public final class ListingMarks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Run run;
  private final Map<String, String> before;
  private final Map<String, String> last;
  private final Map<String, String> now = new TreeMap<>();

  public ListingMarks(Run run) {
    this.run = run;
    before = run.since().map(ListingMarks::read).orElse(Map.of());
    last = run.last().map(ListingMarks::read).orElse(Map.of());
  }

  private static Map<String, String> read(String marker) {
    try {
      return JSON.readValue(marker, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      // An unreadable marker, such as one of another version, only costs a full listing.
      return Map.of();
    }
  }

  /**
   * Whether a source with a single part is unchanged since it was last read; the run is then told
   * that not everything is read again.
   *
   * @param changed when the source last changed; blank if unknown, in which case it is read
   */
  public static boolean isUnchanged(Run run, String changed) {
    if (changed.isBlank()) {
      return false;
    }
    run.upTo(changed);
    boolean isKnown = run.last().equals(Optional.of(changed));
    if (isKnown) {
      run.stopEarly();
    }
    return isKnown;
  }

  /** The listings remembered by the last run. */
  public Set<String> listings() {
    return last.keySet();
  }

  /** How far the last run read a listing, unless a full listing is due. */
  public Optional<String> before(String listing) {
    return Optional.ofNullable(before.get(listing));
  }

  /** The same, even if a full listing is due: {@link Run#last}. */
  public Optional<String> last(String listing) {
    return Optional.ofNullable(last.get(listing));
  }

  /** How far a listing was read in this run. */
  Optional<String> now(String listing) {
    return Optional.ofNullable(now.get(listing));
  }

  public void put(String listing, String mark) {
    now.put(listing, mark);
  }

  /** Lets the run remember the marks; called once every listing has been read to its end. */
  public void remember() {
    if (!now.isEmpty()) {
      run.upTo(JSON.valueToTree(now).toString());
    }
  }
}
