package fr.moisson.harvesters.formats.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what was found for the first texts of a column, since most values recur. Long texts are
 * not remembered, so that its memory is bounded whatever the column contains. Not thread-safe.
 */
public final class Memo<T> {

  /** In a column with more values, most of them are different. */
  private static final int MOST = 2_000;

  /** Longer texts are remarks, which seldom recur. */
  private static final int LONGEST = 100;

  private final Map<String, T> known = new HashMap<>();

  public T get(String text, Function<String, T> search) {
    T found = known.get(text);
    if (found == null) {
      found = search.apply(text);
      if (text.length() <= LONGEST && known.size() < MOST) {
        known.put(text, found);
      }
    }
    return found;
  }
}
