package fr.moisson.harvesters.model;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Accents and other marks of letters, brought into one form. */
public final class Marks {

  /**
   * More than any language puts on a letter (<a
   * href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">Unicode, Stream-Safe Text
   * Format</a>); to bring more into order takes the square of their number.
   */
  private static final int MOST = 30;

  private static final Pattern MORE = Pattern.compile("(\\p{M}{" + MOST + "})\\p{M}++");

  /** The text in a form of Unicode, without those marks on a letter that are more than any has. */
  public static String normalized(String text, Normalizer.Form form) {
    return Normalizer.normalize(limited(text), form);
  }

  /**
   * The text without those marks, in which expressions look for the bounds of words: at each mark,
   * they go back to its letter.
   */
  public static String limited(String text) {
    return text.length() <= MOST ? text : MORE.matcher(text).replaceAll("$1");
  }

  private Marks() {}
}
