package fr.moisson.harvesters.rules;

import java.util.Locale;
import java.util.Optional;

/** Names of the themes in the European data-theme list. */
public final class Themes {

  /** The French name of a code; empty if it is not in the list. */
  public static Optional<String> name(String code) {
    return name(code, Locale.FRENCH);
  }

  /** The name of a code in English, or in French for any other language. */
  public static Optional<String> name(String code, Locale language) {
    return ThemeRule.names(code).skip(language.getLanguage().equals("en") ? 1 : 0).findFirst();
  }

  private Themes() {}
}
