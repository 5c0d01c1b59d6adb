package fr.moisson.harvesters.formats.text;

import java.util.regex.Pattern;

/**
 * What stands before the first element of XML: blanks, declarations, comments, a document type.
 * Whatever a text holds, it is walked over once.
 */
public final class Prolog {

  /** That of HTML is all that some pages have to say of themselves. */
  private static final Pattern TYPE = Pattern.compile("(?i)<!doctype\\s(?!\\s*+html)");

  /** The text from its first element on, or from the document type of HTML. */
  public static String skipped(String text) {
    int at = 0;
    int next = next(text, at);
    while (next > at) {
      at = next;
      next = next(text, at);
    }
    return text.substring(at);
  }

  /** Behind one thing of the prolog; the same place where there is none. */
  private static int next(String text, int at) {
    if (at < text.length() && isBlank(text.charAt(at))) {
      return at + 1;
    }
    if (text.startsWith("<?", at)) {
      return behind(text, "?>", at);
    }
    if (text.startsWith("<!--", at)) {
      return behind(text, "-->", at);
    }
    return TYPE.matcher(text).region(at, text.length()).lookingAt() ? behindType(text, at) : at;
  }

  private static boolean isBlank(char one) {
    return Character.isWhitespace(one) || one == '\uFEFF';
  }

  private static int behind(String text, String end, int at) {
    int found = text.indexOf(end, at);
    return found < 0 ? text.length() : found + end.length();
  }

  /** A type may declare things of its own in brackets. */
  private static int behindType(String text, int at) {
    int end = text.indexOf('>', at);
    int bracket = text.indexOf('[', at);
    boolean declares = bracket >= 0 && bracket < end;
    return behind(text, ">", declares ? behind(text, "]", bracket) : at);
  }

  private Prolog() {}
}
