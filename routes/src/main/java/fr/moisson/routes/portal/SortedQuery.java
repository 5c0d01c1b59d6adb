package fr.moisson.routes.portal;

import fr.moisson.routes.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a harvester searches for in the catalogue, and the order in which it reads the results.
 *
 * @param query its page is ignored; a text without any word finds nothing
 * @param key of the only dataset wanted; null for all
 * @param from first moment of change; null is open
 * @param to last moment of change
 */
public record SortedQuery(
    CatalogueQuery query,
    @Nullable String key,
    @Nullable Instant from,
    @Nullable Instant to,
    SortKey sort) {

  Filter filter() {
    Filter base = Filter.of(query);
    List<String> conditions = new ArrayList<>(List.of(base.where()));
    Map<String, Object> values = new HashMap<>(base.values());
    if (!query.text().isBlank() && SearchWords.sought(query.text()).isEmpty()) {
      conditions.add("1 = 0");
    }
    if (key != null) {
      conditions.add("key = :key");
      values.put("key", key);
    }
    if (from != null) {
      conditions.add("changed >= :from");
      values.put("from", Stored.moment(from));
    }
    if (to != null) {
      conditions.add("changed <= :to");
      values.put("to", Stored.moment(to));
    }
    return new Filter(String.join(" AND ", conditions), Map.copyOf(values));
  }
}
