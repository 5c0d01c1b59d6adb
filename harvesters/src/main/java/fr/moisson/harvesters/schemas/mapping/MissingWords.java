package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** What producers write if they have no value: « non définie », « *Sans réponse* », 0. */
final class MissingWords {

  /** How geographic information systems write « no value » in columns of numbers. */
  private static final Set<Double> NO_DATA = Set.of(-9999.0, -99999.0);

  private final Set<String> keys = new HashSet<>();
  private final Set<Double> numbers = new HashSet<>(NO_DATA);

  MissingWords(Stream<String> words) {
    words.forEach(
        word -> {
          OptionalDouble number = Numbers.decimal(word);
          if (number.isPresent()) {
            numbers.add(number.getAsDouble());
          } else {
            keys.add(ColumnNames.key(word));
          }
        });
    keys.add(""); // « - », « ? »
  }

  /** Whether a number means « no value », even if it would be valid. */
  static boolean isNoData(String value) {
    OptionalDouble number = Numbers.decimal(value);
    return number.isPresent() && NO_DATA.contains(number.getAsDouble());
  }

  boolean contains(String value) {
    OptionalDouble number = Numbers.decimal(value);
    if (number.isPresent()) {
      return numbers.contains(number.getAsDouble());
    }
    return keys.contains(ColumnNames.key(value));
  }
}
