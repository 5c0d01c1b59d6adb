package fr.moisson.routes.web;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the pages say, from {@code texts_fr.properties} and {@code texts_en.properties}. */
record Texts(Language language) {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  String get(String key, Object... args) {
    return new MessageFormat(bundle().getString(key), language.locale()).format(args);
  }

  /** The name of a code of a published list, or what the source says when it is not in the list. */
  String nameOf(String list, String code) {
    return find(list + "." + code).orElse(code);
  }

  Optional<String> find(String key, Object... args) {
    return bundle().containsKey(key) ? Optional.of(get(key, args)) : Optional.empty();
  }

  private ResourceBundle bundle() {
    return ResourceBundle.getBundle(
        "fr.moisson.routes.web.texts",
        language.locale(),
        Texts.class.getClassLoader(),
        NO_FALLBACK);
  }
}
