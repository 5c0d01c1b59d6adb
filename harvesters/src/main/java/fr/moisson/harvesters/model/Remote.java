package fr.moisson.harvesters.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param earlier for some of these fields, hashes of what the portal showed after earlier writes,
 *     oldest first, separated by spaces: a portal that is restored from a backup shows it again
 * @param kept notices that hold until the next write: fields that people edited and that stay so,
 *     and what the portal did not take
 */
public record Remote(
    String id,
    @Nullable String version,
    SortedMap<String, String> shown,
    SortedMap<String, String> earlier,
    List<Notice> kept) {

  private static final Set<Notice.Code> LASTING =
      Set.of(
          Notice.Code.PORTAL_EDITS_KEPT,
          Notice.Code.PORTAL_LOSES,
          Notice.Code.PORTAL_WITHOUT_GROUP);
  private static final Set<Notice.Code> DOUBTFUL =
      Set.of(
          Notice.Code.PORTAL_LOSES,
          Notice.Code.PORTAL_WITHOUT_GROUP,
          Notice.Code.OF_ANOTHER_VERSION);

  public Remote {
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
    earlier = Collections.unmodifiableSortedMap(new TreeMap<>(earlier));
    kept = List.copyOf(kept);
  }

  /** A record that we have written once, and of which all fields are as we left them. */
  public Remote(String id, @Nullable String version, SortedMap<String, String> shown) {
    this(id, version, shown, Collections.emptySortedMap(), List.of());
  }

  /** The same with those of the notices about the last write that still hold afterwards. */
  public Remote keeping(List<Notice> remarks) {
    List<Notice> lasting =
        remarks.stream().filter(remark -> LASTING.contains(remark.code())).toList();
    return new Remote(id, version, shown, earlier, lasting);
  }

  /** Whether fields stay as people edited them. */
  public boolean keepsEdits() {
    return kept.stream().anyMatch(notice -> notice.code() == Notice.Code.PORTAL_EDITS_KEPT);
  }

  /** Whether the portal did not take a part of what it was sent, as far as we know. */
  public boolean isIncomplete() {
    return kept.stream().anyMatch(notice -> DOUBTFUL.contains(notice.code()));
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
