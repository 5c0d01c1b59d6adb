package fr.moisson.harvesters.model;

import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text of a bundle with what it names filled in: the one way that officers and citizens are
 * spoken to. Where a text counts, it says itself how its words agree: {@code {0,choice,0#{0}
 * ligne|2#{0} lignes}}, since French has one of nothing where English has several.
 */
public final class Sentence {

  private static final Pattern GLUED = Pattern.compile(" (?=[;:?!»%])|(?<=«) ");
  private static final String NO_BREAK_SPACE = "\u00a0";

  /**
   * Fills a text in. A notice that an earlier version has kept may name less than its text does
   * now.
   *
   * @param pattern as {@link MessageFormat} reads it
   * @param args numbers may be written as text: notices are kept so
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
   * A French text whose signs stay with their words where lines are broken: none begins with a
   * colon. The texts themselves are written with ordinary blanks, which an editor shows.
   */
  public static String unbroken(String text) {
    return GLUED.matcher(text).replaceAll(NO_BREAK_SPACE);
  }

  private Sentence() {}
}
