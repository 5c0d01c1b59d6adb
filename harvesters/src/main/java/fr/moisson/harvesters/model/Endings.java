package fr.moisson.harvesters.model;

/**
 * Ends of texts that anybody may have written. An expression such as {@code /+$} looks from each
 * slash to the end of all of them, which takes the square of a long run of slashes.
 */
public final class Endings {

  /**
   * The text without what is left over at its end.
   *
   * @param leftovers each of these characters, however often
   */
  public static String without(String text, String leftovers) {
    int end = text.length();
    while (end > 0 && leftovers.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private Endings() {}
}
