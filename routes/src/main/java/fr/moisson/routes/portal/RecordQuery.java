package fr.moisson.routes.portal;

import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a program searches for in the catalogue.
 *
 * @param texts a dataset must have at least one of them, its words one after the other; empty finds
 *     everything
 * @param boxes a dataset must be about a place that meets one of them; empty finds everything,
 *     including datasets about no place
 * @param from first day of the period searched for; null is open. Datasets without a period always
 *     match
 * @param to last day
 * @param kinds empty finds all
 * @param keys of the datasets to find; empty finds all
 * @param identifiers a dataset must have at least one of them elsewhere, at its source or as stated
 *     there; empty finds everything
 * @param order empty is the order of first publication
 */
public record RecordQuery(
    List<String> texts,
    List<Box> boxes,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Set<Kind> kinds,
    List<String> keys,
    List<String> identifiers,
    List<SortKey> order) {

  public static final RecordQuery EVERYTHING =
      new RecordQuery(List.of(), List.of(), null, null, Set.of(), List.of(), List.of(), List.of());

  Filter filter() {
    List<String> conditions = new ArrayList<>(List.of("hidden = 0"));
    Map<String, Object> values = new HashMap<>();
    any(conditions, texts.stream().map(text -> words(text, values)).toList());
    any(conditions, boxes.stream().map(box -> meets(box, values)).toList());
    // A year contains all of its days, so only the stated precision is compared.
    if (to != null) {
      conditions.add("(starts IS NULL OR starts <= substr(:to, 1, length(starts)))");
      values.put("to", to.toString());
    }
    if (from != null) {
      conditions.add("(ends IS NULL OR ends >= substr(:from, 1, length(ends)))");
      values.put("from", from.toString());
    }
    if (!kinds.isEmpty()) {
      // Enum names need no quoting.
      conditions.add(
          kinds.stream()
              .map(kind -> "'" + kind + "'")
              .collect(Collectors.joining(", ", "kind IN (", ")")));
    }
    any(conditions, keys.stream().map(key -> "key = :" + bound(values, key)).toList());
    any(conditions, identifiers.stream().map(id -> isKnownAs(id, values)).toList());
    return new Filter(String.join(" AND ", conditions), Map.copyOf(values));
  }

  /** Replacing compares letter by letter on every database, unlike searching. */
  private static String isKnownAs(String identifier, Map<String, Object> values) {
    return "remote_id = :%s OR replace(identifiers, :%s, '') <> identifiers"
        .formatted(
            bound(values, identifier), bound(values, TextNode.valueOf(identifier).toString()));
  }

  private static void any(List<String> conditions, List<String> alternatives) {
    if (!alternatives.isEmpty()) {
      conditions.add("(" + String.join(" OR ", alternatives) + ")");
    }
  }

  private static String words(String text, Map<String, Object> values) {
    String words = SearchWords.phrase(text);
    // A text without any word finds nothing; ignoring it would find everything.
    return words.isEmpty() ? "1 = 0" : "search LIKE :" + bound(values, "% " + words + "%");
  }

  private static String meets(Box box, Map<String, Object> values) {
    return "west <= :%s AND east >= :%s AND south <= :%s AND north >= :%s"
        .formatted(
            bound(values, box.east()),
            bound(values, box.west()),
            bound(values, box.north()),
            bound(values, box.south()));
  }

  private static String bound(Map<String, Object> values, Object value) {
    String name = "value" + values.size();
    values.put(name, value);
    return name;
  }
}
