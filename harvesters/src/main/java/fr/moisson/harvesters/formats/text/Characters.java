package fr.moisson.harvesters.formats.text;

/** Restricts texts to the characters that text files can hold. */
public final class Characters {

  private static final char REPLACEMENT = '\uFFFD';

  /**
   * Replaces the characters that XML 1.0 forbids: controls such as NUL, single surrogates, U+FFFE
   * and U+FFFF. Databases and spreadsheets refuse or truncate values that contain them.
   */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSuspect(text.charAt(i))) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static boolean isSuspect(char one) {
    return (one < ' ' && one != '\t' && one != '\n' && one != '\r')
        || Character.isSurrogate(one)
        || one >= '\uFFFE';
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            one -> {
              boolean kept = one > Character.MAX_VALUE || !isSuspect((char) one);
              clean.appendCodePoint(kept ? one : REPLACEMENT);
            });
    return clean.toString();
  }

  private Characters() {}
}
