package fr.moisson.routes.portal;

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
 * @param texts a dataset must have all words of at least one of them; empty finds everything
 * @param boxes a dataset must be about a place that meets one of them; empty finds everything,
 *     including datasets about no place
 * @param from first day of the period searched for; null is open. Datasets without a period always
 *     match
 * @param to last day
 * @param kinds empty finds all
 */
public record RecordQuery(
    List<String> texts,
    List<Box> boxes,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Set<Kind> kinds) {

  public static final RecordQuery EVERYTHING =
      new RecordQuery(List.of(), List.of(), null, null, Set.of());

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
    return new Filter(String.join(" AND ", conditions), Map.copyOf(values));
  }

  private static void any(List<String> conditions, List<String> alternatives) {
    if (!alternatives.isEmpty()) {
      conditions.add("(" + String.join(" OR ", alternatives) + ")");
    }
  }

  private static String words(String text, Map<String, Object> values) {
    List<String> all = new ArrayList<>();
    for (String word : SearchWords.sought(text)) {
      all.add("search LIKE :" + bound(values, "% " + word + "%"));
    }
    // A text without any word finds nothing; ignoring it would find everything.
    return all.isEmpty() ? "1 = 0" : String.join(" AND ", all);
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
