package fr.moisson.harvesters.rules;

import java.util.Locale;
import java.util.Optional;

/** What the European data-theme list calls its themes. */
public final class Themes {

  /** The French name of a code, which is none if it is not of the list. */
  public static Optional<String> name(String code) {
    return name(code, Locale.FRENCH);
  }

  /** The name of a code in English, or in French for all others. */
  public static Optional<String> name(String code, Locale language) {
    return ThemeRule.names(code).skip(language.getLanguage().equals("en") ? 1 : 0).findFirst();
  }

  private Themes() {}
}
