package fr.moisson.routes.web.ckan;

import fr.moisson.routes.portal.SortKey;
import fr.moisson.routes.portal.SortKey.By;
import fr.moisson.routes.web.api.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What {@code package_search} can sort by, as CKAN names it. */
final class ActionSorting {

  private static final Map<String, By> ORDERS =
      Map.of(
          "id", By.KEY,
          "name", By.KEY,
          "title", By.TITLE,
          "title_string", By.TITLE,
          "metadata_created", By.FIRST_PUBLICATION,
          "metadata_modified", By.CHANGE);

  /** Orders that we do not have: all results rank the same. */
  private static final Set<String> UNORDERED = Set.of("score", "relevance");

  /**
   * The first order that we have.
   *
   * @param sort orders between commas
   */
  static Optional<SortKey> key(String sort) {
    for (String one : sort.split(",")) {
      String[] words = one.strip().toLowerCase(Locale.ROOT).split("\\s+");
      By by = ORDERS.get(words[0]);
      if (by != null) {
        return Optional.of(new SortKey(by, words.length > 1 && words[1].equals("desc")));
      }
      if (!UNORDERED.contains(words[0])) {
        throw Problem.bad(
            "ckan.sort", one.strip(), String.join(", ", new TreeSet<>(ORDERS.keySet())));
      }
    }
    return Optional.empty();
  }

  /** CKAN's name of an order. */
  static String name(SortKey order) {
    String field =
        switch (order.by()) {
          case KEY -> "name";
          case TITLE -> "title_string";
          case FIRST_PUBLICATION -> "metadata_created";
          case CHANGE -> "metadata_modified";
        };
    return field + (order.descending() ? " desc" : " asc");
  }

  private ActionSorting() {}
}
