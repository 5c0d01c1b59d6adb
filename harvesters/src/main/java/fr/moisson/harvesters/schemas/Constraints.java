package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema asks of the cells of a field, as it writes it. Limits and values are cells
 * themselves, to be read as the field's type says.
 *
 * @param pattern XML Schema or Python regular expression that the whole cell matches
 * @param jsonSchema what objects and arrays are to follow
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
