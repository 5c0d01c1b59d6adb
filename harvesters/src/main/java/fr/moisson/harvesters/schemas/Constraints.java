package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of a schema on the cells of a field, as written there. Limits and values are in the
 * form of cells, to be read with the field's type.
 *
 * @param pattern XML Schema or Python regular expression that the whole cell matches
 * @param jsonSchema JSON Schema for objects and arrays
 * @param values the only ones allowed ({@code enum}); empty if any is
 */
public record Constraints(
    boolean required,
    boolean unique,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable String minimum,
    @Nullable String maximum,
    @Nullable String exclusiveMinimum,
    @Nullable String exclusiveMaximum,
    @Nullable String pattern,
    @Nullable JsonNode jsonSchema,
    List<String> values) {

  public Constraints {
    values = List.copyOf(values);
  }
}
