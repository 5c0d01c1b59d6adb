package fr.moisson.harvesters.formats.text;

import java.util.regex.Pattern;

/**
 * Skips what precedes the first element of XML: blanks, declarations, comments, a document type.
 * Each character is visited once, whatever the text.
 */
public final class Prolog {

  /** The document type of HTML is kept, as some pages have nothing else to be recognised by. */
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

  /** The position after one part of the prolog; unchanged if there is none. */
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

  /** A document type may have an internal subset in brackets. */
  private static int behindType(String text, int at) {
    int end = text.indexOf('>', at);
    int bracket = text.indexOf('[', at);
    boolean declares = bracket >= 0 && bracket < end;
    return behind(text, ">", declares ? behind(text, "]", bracket) : at);
  }

  private Prolog() {}
}
