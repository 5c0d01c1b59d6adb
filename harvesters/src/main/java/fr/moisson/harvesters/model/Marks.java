package fr.moisson.harvesters.model;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Unicode normalisation of accents and other combining marks. */
public final class Marks {

  /**
   * More than any language puts on a letter (<a
   * href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">Unicode, Stream-Safe Text
   * Format</a>). Normalising a longer sequence takes quadratic time.
   */
  private static final int MOST = 30;

  /** The first combining mark of Unicode. */
  private static final int FIRST = 0x300;

  private static final Pattern ALL = Pattern.compile("\\p{M}+");
  private static final Pattern MORE = Pattern.compile("(\\p{M}{" + MOST + "})\\p{M}++");

  /** The text in a form of Unicode, without those marks on a letter that are more than any has. */
  public static String normalized(String text, Normalizer.Form form) {
    return Normalizer.normalize(limited(text), form);
  }

  /** The text in a form of Unicode that parts letters from their marks, without any of these. */
  public static String removed(String text, Normalizer.Form decomposed) {
    return ALL.matcher(normalized(text, decomposed)).replaceAll("");
  }

  /**
   * The text without those marks, in which expressions look for the bounds of words: at each mark,
   * they go back to its letter.
   */
  public static String limited(String text) {
    return hasMore(text) ? MORE.matcher(text).replaceAll("$1") : text;
  }

  /** Nearly every text has no such sequence, which a loop finds out far sooner than a pattern. */
  private static boolean hasMore(String text) {
    int sequence = 0;
    for (int i = 0; i < text.length() && sequence <= MOST; ) {
      int character = text.charAt(i) < FIRST ? ' ' : text.codePointAt(i);
      sequence = isMark(character) ? sequence + 1 : 0;
      i += Character.charCount(character);
    }
    return sequence > MOST;
  }

  private static boolean isMark(int character) {
    return character >= FIRST
        && switch (Character.getType(character)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  private Marks() {}
}
