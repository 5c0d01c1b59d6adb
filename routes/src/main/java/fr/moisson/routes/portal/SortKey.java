package fr.moisson.routes.portal;

import java.util.List;
import java.util.stream.Collectors;

/** What results of a search are sorted by, and in which direction. */
public record SortKey(By by, boolean descending) {

  /** The properties to sort by. */
  public enum By {
    KEY("key"),
    TITLE("sort_title"),
    FIRST_PUBLICATION("number"),
    CHANGE("changed");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /** The number of the dataset breaks ties, so that no dataset appears on two pages. */
  static String orderBy(List<SortKey> keys) {
    return keys.stream()
        .map(key -> key.by.column + (key.descending ? " DESC, " : ", "))
        .collect(Collectors.joining("", " ORDER BY ", "number"));
  }
}
