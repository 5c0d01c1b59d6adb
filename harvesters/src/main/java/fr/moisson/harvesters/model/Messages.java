package fr.moisson.harvesters.model;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices as sentences, in the officer's language. */
public final class Messages {

  /** The notices whose first argument names fields of a portal. */
  private static final Set<Notice.Code> OF_FIELDS =
      Set.of(
          Notice.Code.PORTAL_EDITS_KEPT,
          Notice.Code.PORTAL_EDITS_OVERWRITTEN,
          Notice.Code.PORTAL_LOSES,
          Notice.Code.PORTAL_LOSES_OF_SEVERAL);

  /** In French or English; any other language gets French, the language of the portals. */
  public static String of(Notice notice, Locale locale) {
    String pattern = bundle(locale).getString(notice.code().name());
    Object[] args = notice.args().toArray();
    if (OF_FIELDS.contains(notice.code()) && args.length > 0) {
      args[0] = PortalFields.words(args[0].toString(), locale);
    }
    String sentence = Sentence.of(pattern, locale, args);
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
