package fr.moisson.harvesters.model;

/**
 * The beginning of a text that is too long, without half of a surrogate pair at its end. Lengths
 * are in UTF-16 units, as {@link String#length} counts them.
 */
public final class Beginning {

  private static final int LONGEST_CODE = 2_000;

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

  /** A code or a date of a source, limited to what any real one has. */
  static String ofCode(String stated) {
    return of(stated, LONGEST_CODE);
  }

  private Beginning() {}
}
