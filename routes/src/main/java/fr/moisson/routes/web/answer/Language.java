package fr.moisson.routes.web.answer;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A language of the pages. Each has its own addresses, so that links keep the language. */
public enum Language {
  FRENCH("fr", Locale.FRANCE, "/"),
  ENGLISH("en", Locale.UK, "/en/");

  private final String code;
  private final Locale locale;
  private final String root;

  Language(String code, Locale locale, String root) {
    this.code = code;
    this.locale = locale;
    this.root = root;
  }

  /** The language of the page at an address; French unless the address says otherwise. */
  public static Language ofPath(String path) {
    return path.equals("/en") || path.startsWith(ENGLISH.root) ? ENGLISH : FRENCH;
  }

  /** The language that the client prefers, for an address without a language. */
  public static Language wanted(Context ctx) {
    String languages = ctx.header("Accept-Language");
    // Without countries, so that any English matches.
    List<Locale> known =
        Stream.of(values()).map(language -> Locale.forLanguageTag(language.code)).toList();
    Locale wanted = languages == null ? null : Locale.lookup(ranges(languages), known);
    return wanted == null ? FRENCH : ofLocale(wanted);
  }

  /** The client's language ranges; empty if the header cannot be parsed. */
  private static List<Locale.LanguageRange> ranges(String languages) {
    try {
      return Locale.LanguageRange.parse(languages);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  public static Language ofLocale(Locale locale) {
    return locale.getLanguage().equals(ENGLISH.code) ? ENGLISH : FRENCH;
  }

  public String code() {
    return code;
  }

  public Locale locale() {
    return locale;
  }

  /**
   * Address of a page in this language.
   *
   * @param page without a slash at its start; empty for the catalogue
   */
  public String address(String page) {
    return root + page;
  }

  public Language other() {
    return this == FRENCH ? ENGLISH : FRENCH;
  }
}
