package fr.moisson.harvesters.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Notices as sentences, in the officer's language. */
public final class Messages {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** French or English; any other language reads French, the language of the portals. */
  public static String of(Notice notice, Locale locale) {
    ResourceBundle texts = bundle(locale);
    String sentence =
        new MessageFormat(texts.getString(notice.code().name()), locale)
            .format(notice.args().toArray());
    String where = where(notice);
    return where == null
        ? sentence
        : new MessageFormat(texts.getString(where), locale)
            // A number of a row is no quantity: no spaces between its thousands.
            .format(new Object[] {String.valueOf(notice.row()), notice.column(), sentence});
  }

  private static @Nullable String where(Notice notice) {
    if (notice.row() == null) {
      return notice.column() == null ? null : "where.column";
    }
    return notice.column() == null ? "where.row" : "where.cell";
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
