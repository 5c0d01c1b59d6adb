package fr.moisson.harvesters.model;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How notices name the fields of a portal's record that people edited, or that the portal did not
 * take: by the portal's own names, which are put into the reader's language where we know what
 * people call them.
 */
public final class PortalFields {

  /** In place of a field: that the whole file is gone. */
  public static final String DELETED = "deleted";

  /** In place of a field: that only a part of the title fits. */
  public static final String TITLE_TOO_LONG = "title.too_long";

  /** In place of a field: that only a part of the description fits. */
  public static final String DESCRIPTION_TOO_LONG = "description.too_long";

  /** A title, which may have been cut, a value, or a field. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"?|“([^”]*)”?|[^\\s,()\"“]+");

  /** The name of a field of a file. */
  public static String ofFile(String title, String field) {
    return "\"" + title.replace('"', '”') + "\" (" + field + ")";
  }

  /** A field with the value that it should have. */
  public static String of(String field, String value) {
    return field + " " + quoted(value);
  }

  /** The words of a portal or of a dataset, which are shown as they are. */
  public static String quoted(String words) {
    return "“" + straight(words) + "”";
  }

  private static String straight(String words) {
    return words.replaceAll("[“”]", "\"");
  }

  static String words(String fields, Locale locale) {
    ResourceBundle words = Bundles.of(PortalFields.class, "fields", locale);
    return WORD.matcher(fields)
        .replaceAll(found -> Matcher.quoteReplacement(word(found, words, locale)));
  }

  private static String word(MatchResult found, ResourceBundle words, Locale locale) {
    if (found.group(1) != null) {
      return Sentence.of(words.getString("file.titled"), locale, straight(found.group(1)));
    }
    if (found.group(2) != null) {
      return Sentence.of(words.getString("value.quoted"), locale, found.group(2));
    }
    String field = found.group();
    return words.containsKey(field) ? words.getString(field) : field;
  }

  private PortalFields() {}
}
