package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one column mean, as a mapping says.
 *
 * @param words whole values, as {@link ColumnNames#key} gives them, as all texts here
 * @param beginnings of values, in the order of the mapping
 */
record ValueTable(Map<String, String> words, Map<String, String> beginnings) {

  /** Stands for any text: {@code poteau*}. */
  private static final String ANY = "*";

  /** Codes made of words leave it out: {@code point_aspiration} for « point d’aspiration ». */
  private static final Pattern ELIDED = Pattern.compile("\\bd[’']", Pattern.CASE_INSENSITIVE);

  /**
   * @param entries of the schema's column
   * @param own entries of the producer's column, which come first
   */
  static ValueTable of(Map<String, String> entries, Map<String, String> own) {
    Map<String, String> words = new HashMap<>();
    entries.forEach((said, meant) -> words.put(ColumnNames.key(said), meant));
    own.forEach((said, meant) -> words.put(ColumnNames.key(said), meant));
    Map<String, String> beginnings = new LinkedHashMap<>();
    entries.forEach(
        (said, meant) -> {
          String elided = ColumnNames.key(ELIDED.matcher(said).replaceAll(""));
          words.putIfAbsent(elided, meant);
          if (said.endsWith(ANY) && said.length() > ANY.length()) {
            beginnings.put(ColumnNames.key(said), meant);
            beginnings.putIfAbsent(elided, meant);
          }
        });
    return new ValueTable(words, beginnings);
  }

  /** The meaning of all values that no entry has; null if the mapping gives none. */
  @Nullable String otherwise() {
    return words.get(ColumnNames.key(ANY));
  }

  /**
   * What the table says of a value; « oui » and « non » stand for their other spellings, too. Null
   * if it says nothing.
   */
  @Nullable String meant(String raw) {
    if (words.isEmpty()) {
      return null; // as for most columns
    }
    String key = ColumnNames.key(raw);
    String exactly = words.get(key);
    return exactly != null
        ? exactly
        : beginnings.entrySet().stream()
            .filter(beginning -> key.startsWith(beginning.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .or(() -> BooleanConversion.yesOrNo(raw).map(words::get))
            .orElse(null);
  }
}
