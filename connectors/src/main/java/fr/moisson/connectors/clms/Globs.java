package fr.moisson.connectors.clms;

import java.util.regex.Pattern;

/** Matches names with {@code *} for any characters, regardless of case. */
final class Globs {

  static boolean matches(String glob, String text) {
    String pattern = Pattern.quote(glob).replace("*", "\\E.*\\Q");
    return Pattern.compile(
            pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
        .matcher(text.strip())
        .matches();
  }

  private Globs() {}
}
