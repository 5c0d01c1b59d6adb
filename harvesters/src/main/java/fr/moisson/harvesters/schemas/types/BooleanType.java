package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Yes or no, only in the words that the schema lists. */
public record BooleanType(List<String> trueValues, List<String> falseValues) implements FieldType {

  private static final List<String> TRUE = List.of("true", "True", "TRUE", "1");
  private static final List<String> FALSE = List.of("false", "False", "FALSE", "0");

  static BooleanType of(JsonNode field) {
    return new BooleanType(
        field.has("trueValues") ? StrictJson.texts(field.path("trueValues")) : TRUE,
        field.has("falseValues") ? StrictJson.texts(field.path("falseValues")) : FALSE);
  }

  @Override
  public String name() {
    return "boolean";
  }

  @Override
  public String format() {
    return "default";
  }

  @Override
  public FieldType ofValues() {
    return new BooleanType(with("true", trueValues), with("false", falseValues));
  }

  private static List<String> with(String value, List<String> words) {
    return words.contains(value) ? words : Stream.concat(words.stream(), Stream.of(value)).toList();
  }

  @Override
  public @Nullable Object read(String cell) {
    return trueValues.contains(cell) ? Boolean.TRUE : falseValues.contains(cell) ? false : null;
  }
}
