package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Marks;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Keywords in feeds. CKAN allows letters, digits, spaces, hyphens, underscores and dots, and
 * rejects the whole dataset if one keyword has any other character (ckan/logic/validators.py,
 * {@code tag_name_validator}), unless ckanext-dcat is configured to clean them. Many French
 * keywords have an apostrophe: it is written as U+02BC, which looks alike and is a letter.
 */
public final class Keywords {

  private static final String LETTER_APOSTROPHE = "\u02BC";
  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['\u2018\u2019](?=\\p{L})");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=\\d),(?=\\d)");
  private static final Pattern REFUSED = Pattern.compile("[^\\p{L}\\p{N} ._-]+");
  private static final int SHORTEST = 2;

  /** The keyword in the form that all readers accept; empty if nothing is left. */
  public static String written(String keyword) {
    String text = Marks.normalized(keyword, Normalizer.Form.NFC);
    text = APOSTROPHE.matcher(text).replaceAll(LETTER_APOSTROPHE);
    text = DECIMAL_COMMA.matcher(text).replaceAll(".");
    text = REFUSED.matcher(text).replaceAll(" ").replaceAll(" +", " ").strip();
    return text.length() < SHORTEST ? "" : text;
  }

  /** The keyword with the usual apostrophe. */
  public static String read(String keyword) {
    return keyword.replace(LETTER_APOSTROPHE, "\u2019");
  }

  private Keywords() {}
}
