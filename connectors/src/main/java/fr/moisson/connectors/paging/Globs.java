package fr.moisson.connectors.paging;

import java.util.regex.Pattern;

/** Matches names in listings with {@code *} for any characters, regardless of case. */
public final class Globs {

  public static boolean matches(String glob, String text) {
    String pattern = Pattern.quote(glob).replace("*", "\\E.*\\Q");
    return Pattern.compile(
            pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
        .matcher(text.strip())
        .matches();
  }

  private Globs() {}
}
