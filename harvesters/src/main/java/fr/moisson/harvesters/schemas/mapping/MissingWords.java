package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.ColumnNames;
import fr.moisson.harvesters.formats.Numbers;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** What producers write where they know nothing: « non définie », « *Sans réponse* », 0. */
final class MissingWords {

  private final Set<String> keys = new HashSet<>();
  private final Set<Double> numbers = new HashSet<>();

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

  boolean contains(String value) {
    if (!numbers.isEmpty()) {
      OptionalDouble number = Numbers.decimal(value);
      if (number.isPresent()) {
        return numbers.contains(number.getAsDouble());
      }
    }
    return keys.contains(ColumnNames.key(value));
  }
}
