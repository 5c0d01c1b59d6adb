package fr.moisson.harvesters.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the fields of a record up to date without taking back what people wrote there since our
 * last visit. A field that does not show what we left was edited by somebody; one of which we do
 * not know what we left is ours to write, since the record is.
 *
 * <p>The answer to a write may be lost, by the network or because we are killed: so what is about
 * to be shown is noted down first, and counts as left by us as well.
 */
public final class Edits {

  private static final int HASH_LENGTH = 16;

  /** Of one field, when several writes in a row got no answer. */
  private static final int MOST_HASHES = 4;

  private final Overwrite overwrite;
  private final Map<String, String> left;
  private final Consumer<SortedMap<String, String>> notes;
  private final SortedMap<String, String> planned = new TreeMap<>();
  private final SortedMap<String, String> shown = new TreeMap<>();
  private final Set<String> edited = new TreeSet<>();

  /**
   * @param left {@link Remote#shown} of the last time; empty if it is not known
   * @param notes takes what is about to be shown, in the same form
   */
  public Edits(
      Overwrite overwrite, Map<String, String> left, Consumer<SortedMap<String, String>> notes) {
    this.overwrite = overwrite;
    this.left = left;
    this.notes = notes;
  }

  /**
   * What the field is to show.
   *
   * @param held on the portal; missing or null if it shows none
   * @param ours missing or null if the dataset states none
   */
  public JsonNode choose(String field, JsonNode held, JsonNode ours) {
    String before = left.get(field);
    String now = hash(held);
    planned.put(field, hash(ours));
    boolean isEdited = before != null && !hashes(before).contains(now) && !now.equals(hash(ours));
    if (isEdited) {
      edited.add(field);
      if (overwrite == Overwrite.HARVESTED_ONLY) {
        planned.remove(field);
        shown.put(field, before);
        return held;
      }
    }
    return ours;
  }

  /** Whether we left this in a field the last time; not if we do not know what we left. */
  public boolean isAsLeft(String field, JsonNode value) {
    String before = left.get(field);
    return before != null && hashes(before).contains(hash(value));
  }

  /** To be called before a record that was known is written to, once its fields are chosen. */
  public void writing() {
    if (left.isEmpty()) {
      return;
    }
    SortedMap<String, String> either = new TreeMap<>(left);
    planned.forEach((field, hash) -> either.merge(field, hash, Edits::either));
    notes.accept(either);
  }

  private static String either(String before, String planned) {
    List<String> all =
        List.copyOf(
            Stream.concat(hashes(before).stream(), Stream.of(planned))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    return String.join(" ", all.subList(Math.max(0, all.size() - MOST_HASHES), all.size()));
  }

  private static List<String> hashes(String joined) {
    return Arrays.asList(joined.split(" "));
  }

  /** Whether a field stays as somebody edited it. */
  public boolean isKept(String field) {
    return overwrite == Overwrite.HARVESTED_ONLY && edited.contains(field);
  }

  /** What the portal shows of a field, once it is written. */
  public void shows(String field, JsonNode value) {
    if (!isKept(field)) {
      shown.put(field, hash(value));
    }
  }

  /**
   * What is to be known the next time.
   *
   * @param version as in {@link Remote}
   */
  public Remote remote(String id, @Nullable String version) {
    return new Remote(id, version, shown);
  }

  /**
   * What the officer is told.
   *
   * @param page where the record is edited
   */
  public List<Notice> remarks(Object page) {
    if (edited.isEmpty()) {
      return List.of();
    }
    Notice.Code code =
        overwrite == Overwrite.HARVESTED_ONLY
            ? Notice.Code.PORTAL_EDITS_KEPT
            : Notice.Code.PORTAL_EDITS_OVERWRITTEN;
    return List.of(Notice.of(code, String.join(", ", edited), page));
  }

  /**
   * What the officer is told, of what the portal does not take as well.
   *
   * @param lost names of that
   */
  public List<Notice> remarks(Object page, Collection<String> lost) {
    return Stream.concat(
            remarks(page).stream(),
            Stream.of(lost)
                .filter(names -> !names.isEmpty())
                .map(names -> Notice.of(Notice.Code.PORTAL_LOSES, String.join(", ", names))))
        .toList();
  }

  /** Portals write nothing as null, as an empty text, or not at all. */
  private static String hash(JsonNode value) {
    boolean isBlank = value.isTextual() && value.asText().isBlank();
    boolean isNothing = value.isMissingNode() || value.isNull() || isBlank;
    boolean isEmpty = isNothing || value.isContainerNode() && value.isEmpty();
    String text = isEmpty ? "" : value.isTextual() ? value.asText().strip() : value.toString();
    return Hashes.sha256(text).substring(0, HASH_LENGTH);
  }
}
