package fr.moisson.harvesters.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Notices as sentences, in the officer's language. */
public final class Messages {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** French or English; any other language reads French, the language of the portals. */
  public static String of(Notice notice, Locale locale) {
    String pattern = bundle(locale).getString(notice.code().name());
    return new MessageFormat(pattern, locale).format(notice.args().toArray());
  }

  private static ResourceBundle bundle(Locale locale) {
    Locale known = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
    return ResourceBundle.getBundle(
        "fr.moisson.harvesters.model.messages",
        known,
        Messages.class.getClassLoader(),
        NO_FALLBACK);
  }

  private Messages() {}
}
