package fr.moisson.harvesters.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Updates the fields of a portal's record without reverting what people edited there since our last
 * visit. A field that no longer shows what we left, now or earlier, was edited by somebody; what we
 * left earlier is back if the portal was restored from a backup. A field for which we have no trace
 * of what we left may be overwritten, because the record is ours.
 *
 * <p>The answer to a write may be lost, through the network or because the process is killed.
 * Therefore what is about to be shown is noted before the write, and also counts as left by us.
 */
public final class Edits {

  private static final int HASH_LENGTH = 16;

  /** Kept per field, for when several writes in a row got no answer. */
  private static final int MOST_HASHES = 4;

  /** Kept per field of earlier writes: a backup is rarely older than this many changes. */
  private static final int MOST_EARLIER = 20;

  private final Overwrite overwrite;
  private final Map<String, String> left;
  private final Map<String, String> earlier;
  private final Consumer<SortedMap<String, String>> notes;
  private final SortedMap<String, String> planned = new TreeMap<>();
  private final SortedMap<String, String> shown = new TreeMap<>();
  private final Set<String> edited = new TreeSet<>();

  /**
   * @param left {@link Remote#shown} of the last visit; empty if unknown
   * @param earlier {@link Remote#earlier} of the last visit
   * @param notes receives what is about to be shown, in the form of {@code left}
   */
  public Edits(
      Overwrite overwrite,
      Map<String, String> left,
      Map<String, String> earlier,
      Consumer<SortedMap<String, String>> notes) {
    this.overwrite = overwrite;
    this.left = left;
    this.earlier = earlier;
    this.notes = notes;
  }

  /**
   * What the field is to show.
   *
   * @param held the portal's value; missing or null if it shows none
   * @param ours missing or null if the dataset states none
   */
  public JsonNode choose(String field, JsonNode held, JsonNode ours) {
    String before = left.get(field);
    String now = hash(held);
    // Where nothing was left, a write that fails leaves what is there, which then is no edit.
    planned.put(field, before == null ? either(now, hash(ours)) : hash(ours));
    boolean wasOurs =
        before == null || hashes(before).contains(now) || earlier(field).contains(now);
    boolean isEdited = !wasOurs && !now.equals(hash(ours));
    if (isEdited) {
      edited.add(field);
      if (overwrite == Overwrite.HARVESTED_ONLY) {
        planned.remove(field);
        shown.put(field, Objects.requireNonNull(before));
        return held;
      }
    }
    return ours;
  }

  /** Whether the field still shows what we left; false if we do not know what we left. */
  public boolean isAsLeft(String field, JsonNode value) {
    String before = left.get(field);
    return before != null && hashes(before).contains(hash(value));
  }

  /** Whether we left a value in the field, as far as we know, and not perhaps none. */
  public boolean hasLeft(String field) {
    String before = left.get(field);
    return before != null && !hashes(before).contains(hash(MissingNode.getInstance()));
  }

  /** To be called before writing to a known record, once its fields are chosen. */
  public void writing() {
    if (left.isEmpty()) {
      return;
    }
    SortedMap<String, String> either = new TreeMap<>(left);
    planned.forEach((field, hash) -> either.merge(field, hash, Edits::either));
    notes.accept(either);
  }

  private static String either(String before, String planned) {
    return last(MOST_HASHES, Stream.concat(hashes(before).stream(), Stream.of(planned)));
  }

  private static String last(int most, Stream<String> hashes) {
    List<String> all = List.copyOf(hashes.collect(Collectors.toCollection(LinkedHashSet::new)));
    return String.join(" ", all.subList(Math.max(0, all.size() - most), all.size()));
  }

  private List<String> earlier(String field) {
    String joined = earlier.get(field);
    return joined == null ? List.of() : hashes(joined);
  }

  private static List<String> hashes(String joined) {
    return Arrays.asList(joined.split(" "));
  }

  /** Whether a field keeps the value that somebody gave it. */
  public boolean isKept(String field) {
    return overwrite == Overwrite.HARVESTED_ONLY && edited.contains(field);
  }

  /** Notes what the portal shows in a field after the write. */
  public void shows(String field, JsonNode value) {
    if (!isKept(field)) {
      shown.put(field, hash(value));
    }
  }

  /**
   * What must be known at the next visit.
   *
   * @param version as in {@link Remote}
   */
  public Remote remote(String id, @Nullable String version) {
    SortedMap<String, String> ours = new TreeMap<>();
    for (Map.Entry<String, String> entry : shown.entrySet()) {
      String field = entry.getKey();
      List<String> now = hashes(entry.getValue());
      List<String> before = left.containsKey(field) ? hashes(left.get(field)) : List.of();
      String joined =
          last(
              MOST_EARLIER,
              Stream.concat(earlier(field).stream(), before.stream())
                  .filter(hash -> !now.contains(hash)));
      if (!joined.isEmpty()) {
        ours.put(field, joined);
      }
    }
    return new Remote(id, version, shown, ours, List.of());
  }

  /**
   * Notices for the officer, about the edits and about fields that the portal cannot hold.
   *
   * @param page where the record can be edited
   * @param lost names of those fields
   */
  public List<Notice> remarks(Object page, Collection<String> lost) {
    return remarks(page, lost, UnaryOperator.identity());
  }

  /**
   * The same, of a portal whose fields have other names for people than for us.
   *
   * @param names gives what {@link PortalFields} calls a field
   */
  public List<Notice> remarks(Object page, Collection<String> lost, UnaryOperator<String> names) {
    List<Notice> remarks = new ArrayList<>();
    if (!edited.isEmpty()) {
      Notice.Code code =
          overwrite == Overwrite.HARVESTED_ONLY
              ? Notice.Code.PORTAL_EDITS_KEPT
              : Notice.Code.PORTAL_EDITS_OVERWRITTEN;
      String fields = edited.stream().map(names).distinct().collect(Collectors.joining(", "));
      remarks.add(Notice.of(code, fields, page));
    }
    if (!lost.isEmpty()) {
      remarks.add(Notice.of(Notice.Code.PORTAL_LOSES, lost));
    }
    return List.copyOf(remarks);
  }

  /** Portals represent an absent value as null, as an empty text, or not at all. */
  private static String hash(JsonNode value) {
    boolean isBlank = value.isTextual() && value.asText().isBlank();
    boolean isNothing = value.isMissingNode() || value.isNull() || isBlank;
    boolean isEmpty = isNothing || value.isContainerNode() && value.isEmpty();
    String text = isEmpty ? "" : value.isTextual() ? value.asText().strip() : value.toString();
    return Hashes.sha256(text).substring(0, HASH_LENGTH);
  }
}
