package fr.moisson.harvesters.model;

/**
 * Trimming the end of untrusted text. A regular expression such as {@code /+$} retries from each
 * slash, which takes quadratic time on a long run of slashes.
 */
public final class Endings {

  /**
   * The text without trailing characters.
   *
   * @param leftovers the characters to remove, as often as they occur
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
