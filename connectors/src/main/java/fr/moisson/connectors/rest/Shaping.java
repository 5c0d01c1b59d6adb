package fr.moisson.connectors.rest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a table their {@link Shape}. Nested objects become columns such as {@code
 * geo_latitude}, because a spreadsheet cannot nest; features remain features, with the selected
 * properties.
 */
final class Shaping {

  private final Map<String, JsonPointer> columns = new LinkedHashMap<>();
  private final Map<String, List<WrittenDate>> dates = new HashMap<>();
  private final List<String> missing;
  private final @Nullable String codeColumn;

  // Names that are an object in some row, and names that are null or [] in some row.
  private final Set<String> parents = new HashSet<>();
  private final Set<String> nothings = new HashSet<>();

  Shaping(Shape shape) {
    shape.columns().forEach((name, at) -> columns.put(name, JsonPointer.compile(at)));
    shape
        .dates()
        .forEach((column, ways) -> dates.put(column, ways.stream().map(WrittenDate::of).toList()));
    this.missing = shape.missing();
    this.codeColumn = shape.codeColumn();
  }

  /** The values of a row; for a feature, its properties. */
  static JsonNode properties(JsonNode row) {
    return isFeature(row) ? row.path("properties") : row;
  }

  private static boolean isFeature(JsonNode row) {
    return row.path("type").asText().equals("Feature") && row.has("geometry");
  }

  /**
   * @param code the requested code
   */
  JsonNode apply(JsonNode row, String code) {
    if (isFeature(row)) {
      ObjectNode feature = row.deepCopy();
      feature.retain("type", "id", "geometry");
      return feature.set("properties", shaped(row.path("properties"), row, code));
    }
    return row.isObject() ? shaped(row, row, code) : row;
  }

  private ObjectNode shaped(JsonNode properties, JsonNode row, String code) {
    ObjectNode shaped = JsonNodeFactory.instance.objectNode();
    if (codeColumn != null) {
      shaped.put(codeColumn, code);
    }
    if (!columns.isEmpty()) {
      columns.forEach((name, pointer) -> shaped.set(name, value(properties, row, pointer)));
    } else if (properties == row) {
      flatten("", row, shaped);
    } else {
      properties.properties().forEach(field -> shaped.set(field.getKey(), field.getValue()));
    }
    if (!missing.isEmpty()) {
      shaped.properties().removeIf(field -> missing.contains(field.getValue().asText()));
    }
    dates.forEach((column, ways) -> date(shaped, column, ways));
    shaped.properties().forEach(field -> field.setValue(whole(field.getValue())));
    return shaped;
  }

  /** Some programs write 327734.0 for a count, which is a text for a French spreadsheet. */
  private static JsonNode whole(JsonNode value) {
    // Not 1e99999, which nobody writes out.
    boolean isWhole = value.decimalValue().scale() > 0 && value.canConvertToExactIntegral();
    return isWhole ? JsonNodeFactory.instance.numberNode(value.bigIntegerValue()) : value;
  }

  private static JsonNode value(JsonNode properties, JsonNode row, JsonPointer pointer) {
    JsonNode value = properties.at(pointer);
    return value.isMissingNode() ? row.at(pointer) : value;
  }

  private void flatten(String prefix, JsonNode node, ObjectNode into) {
    node.properties()
        .forEach(
            field -> {
              String name = prefix + field.getKey();
              JsonNode value = field.getValue();
              if (value.isObject() && !isGeometry(value)) {
                parents.add(name);
                flatten(name + "_", value, into);
              } else {
                into.set(name, value);
                if (value.isNull() || value.isArray() && value.isEmpty()) {
                  nothings.add(name);
                }
              }
            });
  }

  /** Columns that only say that an object is missing whose members have columns of their own. */
  Set<String> dead() {
    Set<String> dead = new HashSet<>(nothings);
    dead.retainAll(parents);
    return dead;
  }

  /**
   * GeoJSON and Opendatasoft points are kept as a whole, because they are the position of the row.
   */
  private static boolean isGeometry(JsonNode node) {
    return node.has("type") && (node.has("coordinates") || node.has("geometries"))
        || node.has("lon") && node.has("lat");
  }

  /** A date written in another way is the producer's mistake, and stays as it is. */
  private static void date(ObjectNode row, String column, List<WrittenDate> ways) {
    String text = row.path(column).asText("").strip();
    ways.stream()
        .map(way -> way.iso(text))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(iso -> row.put(column, iso));
  }
}
