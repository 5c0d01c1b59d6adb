package fr.moisson.harvesters.formats.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what was found for the first texts of a column, since most values recur. Long texts are
 * not remembered, so that its memory is bounded whatever the column contains. Not thread-safe.
 */
public final class Memo<T> {

  private final Map<String, T> known = new HashMap<>();
  private final int most;
  private final int longest;

  /**
   * @param most number of texts to remember
   * @param longest length of a text to remember
   */
  public Memo(int most, int longest) {
    this.most = most;
    this.longest = longest;
  }

  public T get(String text, Function<String, T> search) {
    T found = known.get(text);
    if (found == null) {
      found = search.apply(text);
      if (text.length() <= longest && known.size() < most) {
        known.put(text, found);
      }
    }
    return found;
  }
}
