package fr.moisson.harvesters.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Brings the fields of a record up to date without taking back what people wrote there since our
 * last visit. A field that does not show what we left was edited by somebody; one of which we do
 * not know what we left is ours to write, since the record is.
 */
public final class Edits {

  private static final int HASH_LENGTH = 16;

  private final Overwrite overwrite;
  private final Map<String, String> left;
  private final SortedMap<String, String> shown = new TreeMap<>();
  private final TreeSet<String> edited = new TreeSet<>();

  /**
   * @param left {@link Remote#shown} of the last time; empty if it is not known
   */
  public Edits(Overwrite overwrite, Map<String, String> left) {
    this.overwrite = overwrite;
    this.left = left;
  }

  /**
   * What the field is to show.
   *
   * @param held on the portal; missing or null if it shows none
   * @param ours missing or null if the dataset states none
   */
  public JsonNode choose(String field, JsonNode held, JsonNode ours) {
    String before = left.get(field);
    boolean isEdited = before != null && !before.equals(hash(held)) && !says(held, ours);
    if (isEdited) {
      edited.add(field);
      if (overwrite == Overwrite.HARVESTED_ONLY) {
        shown.put(field, before);
        return held;
      }
    }
    return ours;
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

  /** What is to be known the next time. */
  public Remote remote(String id) {
    return new Remote(id, shown);
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

  private static boolean says(JsonNode held, JsonNode ours) {
    return hash(held).equals(hash(ours));
  }

  /** Portals write nothing as null, as an empty text, or not at all. */
  private static String hash(JsonNode value) {
    Predicate<JsonNode> isNothing =
        node ->
            node.isMissingNode() || node.isNull() || node.isTextual() && node.asText().isBlank();
    boolean isEmpty = isNothing.test(value) || value.isContainerNode() && value.isEmpty();
    String text = isEmpty ? "" : value.isTextual() ? value.asText().strip() : value.toString();
    return Hashes.sha256(text).substring(0, HASH_LENGTH);
  }
}
