package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.model.Bundles;
import fr.moisson.harvesters.model.Sentence;
import fr.moisson.harvesters.values.Themes;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of the pages, from {@code texts_fr.properties} and {@code texts_en.properties}. */
public record Texts(Language language) {

  public String get(String key, Object... args) {
    return Sentence.of(unbroken(bundle().getString(key)), language.locale(), args);
  }

  /** A sentence in the page's language, in which punctuation stays with its word. */
  public String unbroken(String sentence) {
    return language == Language.FRENCH ? Sentence.unbroken(sentence) : sentence;
  }

  /** The name of a code of a published list, or the code itself if it is not in the list. */
  public String nameOf(String list, String code) {
    return find(list + "." + code).orElse(code);
  }

  /** The name of a theme in the European list. */
  public String theme(String code) {
    return Themes.name(code, language.locale()).orElse(code);
  }

  public Optional<String> find(String key, Object... args) {
    return bundle().containsKey(key) ? Optional.of(get(key, args)) : Optional.empty();
  }

  private ResourceBundle bundle() {
    return Bundles.of(Texts.class, "texts", language.locale());
  }
}
