package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several values in a cell, separated by a delimiter (version 2 of Table Schema). */
public record ListType(String delimiter, FieldType items) implements FieldType {

  static @Nullable ListType of(JsonNode field) {
    String items = field.path("itemType").asText("string");
    String delimiter = field.path("delimiter").asText(",");
    boolean isKnown =
        switch (items) {
          case "string", "integer", "number", "boolean", "date", "time", "datetime" -> true;
          default -> false;
        };
    return isKnown && !delimiter.isEmpty()
        ? FieldType.of(JsonNodeFactory.instance.objectNode().put("type", items))
            .map(type -> new ListType(delimiter, type))
            .orElse(null)
        : null;
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String format() {
    return "default";
  }

  @Override
  public @Nullable Object read(String cell) {
    List<Object> values = new ArrayList<>();
    for (int from = 0; from <= cell.length(); ) {
      int end = cell.indexOf(delimiter, from);
      Object value = items.read(cell.substring(from, end < 0 ? cell.length() : end));
      if (value == null) {
        return null;
      }
      values.add(value);
      from = end < 0 ? cell.length() + 1 : end + delimiter.length();
    }
    return values;
  }
}
