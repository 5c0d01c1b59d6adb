package fr.moisson.harvesters.model;

import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text of a bundle with its arguments filled in; every text that officers and citizens read goes
 * through it. Agreement with numbers is written in the text itself: {@code {0,choice,0#{0}
 * ligne|2#{0} lignes}}, because French uses the singular for zero and English the plural.
 */
public final class Sentence {

  private static final Pattern GLUED = Pattern.compile(" (?=[;:?!»%·])|(?<=«) ");
  private static final String NO_BREAK_SPACE = "\u00a0";

  /**
   * Fills in a text. A notice stored by an earlier version may have fewer arguments than its text
   * now uses.
   *
   * @param pattern as {@link MessageFormat} reads it
   * @param args numbers may be given as text, because notices are stored that way
   */
  public static String of(String pattern, Locale locale, Object... args) {
    MessageFormat format = new MessageFormat(pattern, locale);
    Format[] formats = format.getFormatsByArgumentIndex();
    Object[] values = Arrays.copyOf(args, Math.max(args.length, formats.length));
    for (int i = args.length; i < values.length; i++) {
      values[i] = formats[i] instanceof ChoiceFormat ? "0" : "…";
    }
    for (int i = 0; i < formats.length; i++) {
      if (formats[i] instanceof ChoiceFormat && values[i] instanceof String text) {
        values[i] = Long.valueOf(text);
      }
    }
    return format.format(values);
  }

  /**
   * A French text in which punctuation is not separated from its word at a line break: no line
   * begins with a colon. The texts themselves are written with ordinary spaces, which editors show.
   */
  public static String unbroken(String text) {
    return GLUED.matcher(text).replaceAll(NO_BREAK_SPACE);
  }

  private Sentence() {}
}
