package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Bundles;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the command line, in French or in English. */
record Words(Locale locale, ResourceBundle bundle) {

  static Words in(Locale locale) {
    return new Words(locale, Bundles.of(Words.class, "texts", locale));
  }

  String of(String key, Object... args) {
    return new MessageFormat(bundle.getString(key), locale).format(args);
  }
}
