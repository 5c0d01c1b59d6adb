package fr.moisson.harvesters.model;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Notices as sentences, in the officer's language. */
public final class Messages {

  /** French or English; any other language reads French, the language of the portals. */
  public static String of(Notice notice, Locale locale) {
    String pattern = bundle(locale).getString(notice.code().name());
    String sentence = Sentence.of(pattern, locale, notice.args().toArray());
    return at(notice.row(), notice.column(), sentence, locale);
  }

  /**
   * A sentence, with the row and the column of a table that it is about, as far as it is of one.
   */
  public static String at(
      @Nullable Long row, @Nullable String column, String sentence, Locale locale) {
    if (row == null && column == null) {
      return sentence;
    }
    String where = row == null ? "where.column" : column == null ? "where.row" : "where.cell";
    // A number of a row is no quantity: no spaces between its thousands.
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
