package fr.moisson.routes.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the command line, in French or in English. */
record Words(Locale locale, ResourceBundle bundle) {

  static Words in(Locale locale) {
    return new Words(
        locale,
        ResourceBundle.getBundle(
            "fr.moisson.routes.cli.texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String of(String key, Object... args) {
    return new MessageFormat(bundle.getString(key), locale).format(args);
  }
}
