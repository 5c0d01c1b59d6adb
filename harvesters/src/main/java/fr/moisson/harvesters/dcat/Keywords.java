package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Marks;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Keywords in feeds. CKAN takes letters, digits, spaces, hyphens, underscores and dots, and refuses
 * the whole dataset for one keyword that has something else (ckan/logic/validators.py, {@code
 * tag_name_validator}), where ckanext-dcat is not told to clean them. French has an apostrophe in
 * many: it is written U+02BC, which looks alike and is a letter.
 */
public final class Keywords {

  private static final String LETTER_APOSTROPHE = "\u02BC";
  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['\u2018\u2019](?=\\p{L})");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=\\d),(?=\\d)");
  private static final Pattern REFUSED = Pattern.compile("[^\\p{L}\\p{N} ._-]+");
  private static final int SHORTEST = 2;

  /** As all readers take it; empty if nothing is left. */
  public static String written(String keyword) {
    String text = Marks.normalized(keyword, Normalizer.Form.NFC);
    text = APOSTROPHE.matcher(text).replaceAll(LETTER_APOSTROPHE);
    text = DECIMAL_COMMA.matcher(text).replaceAll(".");
    text = REFUSED.matcher(text).replaceAll(" ").replaceAll(" +", " ").strip();
    return text.length() < SHORTEST ? "" : text;
  }

  /** As people write it. */
  public static String read(String keyword) {
    return keyword.replace(LETTER_APOSTROPHE, "\u2019");
  }

  private Keywords() {}
}
