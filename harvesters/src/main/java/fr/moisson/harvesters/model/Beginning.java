package fr.moisson.harvesters.model;

import java.util.List;

/**
 * The beginning of a text that is too long, without half of a surrogate pair at its end. Lengths
 * are in UTF-16 units, as {@link String#length} counts them.
 */
public final class Beginning {

  private static final int LONGEST_CODE = 2_000;

  /** Of the end of a list that is cut. */
  private static final int LONGEST_COUNT = 12;

  /** Not more than so many units of a text. */
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean isCutThrough = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, isCutThrough ? longest - 1 : longest);
  }

  /** The same, with an ellipsis as the last unit if something is missing. */
  public static String withEllipsis(String text, int longest) {
    return text.length() <= longest ? text : of(text, longest - 1) + "…";
  }

  /** The first elements of a list, and how many more there are: {@code a, b, c… (+ 12)}. */
  static String ofList(List<String> list, int longest) {
    String whole = String.join(", ", list);
    if (whole.length() <= longest) {
      return whole;
    }
    int shown = 0;
    int length = LONGEST_COUNT;
    while (length + list.get(shown).length() <= longest) {
      length += list.get(shown).length() + ", ".length();
      shown++;
    }
    return shown == 0
        ? whole
        : String.join(", ", list.subList(0, shown)) + "… (+ " + (list.size() - shown) + ")";
  }

  /** A code or a date of a source, limited to what any real one has. */
  static String ofCode(String stated) {
    return of(stated, LONGEST_CODE);
  }

  private Beginning() {}
}
