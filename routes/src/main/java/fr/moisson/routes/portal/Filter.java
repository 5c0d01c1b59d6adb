package fr.moisson.routes.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A query as an SQL condition with its bound values. */
record Filter(String where, Map<String, Object> values) {

  /** Only what is shown. */
  static Filter of(CatalogueQuery query) {
    Filter all = evenHidden(query);
    return new Filter("hidden = 0 AND " + all.where, all.values);
  }

  /** Also what is hidden. */
  static Filter evenHidden(CatalogueQuery query) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> values = new HashMap<>();
    for (String word : SearchWords.sought(query.text())) {
      String name = "word" + values.size();
      conditions.add("search LIKE :" + name);
      values.put(name, "% " + word + "%");
    }
    if (query.theme() != null) {
      // Only the characters of codes: anything else could be a pattern written by the reader.
      conditions.add("themes LIKE :theme");
      values.put("theme", "% " + query.theme().replaceAll("[^A-Z_]", "") + " %");
    }
    if (query.producer() != null) {
      conditions.add("publisher = :producer");
      values.put("producer", query.producer());
    }
    if (query.territory() != null) {
      conditions.add("territory = :territory");
      values.put("territory", query.territory());
    }
    if (query.source() != null) {
      conditions.add("source = :source");
      values.put("source", query.source());
    }
    return new Filter(String.join(" AND ", conditions), Map.copyOf(values));
  }
}
