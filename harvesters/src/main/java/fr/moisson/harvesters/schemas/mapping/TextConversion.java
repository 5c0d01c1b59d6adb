package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.ColumnNames;
import fr.moisson.harvesters.schemas.Field;
import java.util.HashMap;
import java.util.Map;

/** Text as it is, or in the schema's own words where the schema lists them. */
final class TextConversion implements Conversion {

  private static final int LONGEST_CODE = 5;

  private final Field field;
  private final Map<String, String> words = new HashMap<>();

  TextConversion(Field field) {
    this.field = field;
    field.constraints().values().forEach(value -> words.putIfAbsent(ColumnNames.key(value), value));
  }

  @Override
  public Cell convert(String raw) {
    if (words.isEmpty()) {
      return Cell.of(withZero(raw));
    }
    String word = words.get(ColumnNames.key(raw));
    return word == null ? Cell.LOST : Cell.of(word);
  }

  /** Spreadsheets take the code 08190 for the number 8190. */
  private String withZero(String raw) {
    boolean hasLostOne =
        raw.length() < LONGEST_CODE
            && raw.chars().allMatch(Character::isDigit)
            && field.constraints().pattern() != null
            && !Accepted.by(field, raw)
            && Accepted.by(field, "0" + raw);
    return hasLostOne ? "0" + raw : raw;
  }
}
