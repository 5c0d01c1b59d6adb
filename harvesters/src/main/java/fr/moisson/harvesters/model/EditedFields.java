package fr.moisson.harvesters.model;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How notices name the fields of a portal's record that people edited: by the portal's own names,
 * which are put into the reader's language where we know what people call them.
 */
public final class EditedFields {

  /** In place of a field: that the whole file is gone. */
  public static final String DELETED = "deleted";

  /** A title, which may have been cut, or a field. */
  private static final Pattern TITLE_OR_FIELD = Pattern.compile("\"([^\"]*)\"?|[^\\s,()\"]+");

  /** The name of a field of a file. */
  public static String ofFile(String title, String field) {
    return "\"" + title.replace('"', '”') + "\" (" + field + ")";
  }

  static String words(String fields, Locale locale) {
    ResourceBundle words = Bundles.of(EditedFields.class, "fields", locale);
    return TITLE_OR_FIELD
        .matcher(fields)
        .replaceAll(found -> Matcher.quoteReplacement(word(found, words, locale)));
  }

  private static String word(MatchResult found, ResourceBundle words, Locale locale) {
    if (found.group(1) != null) {
      return Sentence.of(words.getString("file.titled"), locale, found.group(1));
    }
    String field = found.group();
    return words.containsKey(field) ? words.getString(field) : field;
  }

  private EditedFields() {}
}
