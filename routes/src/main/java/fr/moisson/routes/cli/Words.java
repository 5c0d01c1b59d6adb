package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Bundles;
import fr.moisson.harvesters.model.Sentence;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the command line, in French or in English. */
record Words(Locale locale, ResourceBundle bundle) {

  static Words in(Locale locale) {
    return new Words(locale, Bundles.of(Words.class, "texts", locale));
  }

  String of(String key, Object... args) {
    return Sentence.of(bundle.getString(key), locale, args);
  }
}
