package fr.moisson.harvesters.model;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Notices as sentences, in the officer's language. */
public final class Messages {

  /** In French or English; any other language gets French, the language of the portals. */
  public static String of(Notice notice, Locale locale) {
    String pattern = bundle(locale).getString(notice.code().name());
    String sentence = Sentence.of(pattern, locale, notice.args().toArray());
    return at(notice.row(), null, sentence, locale);
  }

  /** A sentence preceded by the row and the column that it is about, if any. */
  public static String at(
      @Nullable Long row, @Nullable String column, String sentence, Locale locale) {
    if (row == null && column == null) {
      return sentence;
    }
    String where = row == null ? "where.column" : column == null ? "where.row" : "where.cell";
    // A row number is not a quantity: it gets no thousands separators.
    return Sentence.of(
        bundle(locale).getString(where),
        locale,
        String.valueOf(row),
        String.valueOf(column),
        sentence);
  }

  private static ResourceBundle bundle(Locale locale) {
    return Bundles.of(Messages.class, "messages", locale);
  }

  private Messages() {}
}
