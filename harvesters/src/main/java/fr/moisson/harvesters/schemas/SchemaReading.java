package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.types.FieldType;
import fr.moisson.harvesters.schemas.types.JsonType;
import fr.moisson.harvesters.schemas.types.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads schemas from JSON, in both versions of Table Schema. */
final class SchemaReading {

  private static final Set<String> NOTHING = Set.of("");

  private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

  private static final Set<String> CONSTRAINTS =
      Set.of(
          "required",
          "unique",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "pattern",
          "jsonSchema",
          "enum");

  private static final Set<String> REMARKS = Set.of("title", "description", "comment", "errors");

  private final String origin;

  private SchemaReading(String origin) {
    this.origin = origin;
  }

  static TableSchema read(InputStream json, String origin) throws IOException {
    return new SchemaReading(origin).schema(tree(json, origin));
  }

  static JsonNode tree(InputStream json, String origin) throws IOException {
    try {
      return StrictJson.read(json);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw new Misconfigured(
          Notice.of(Notice.Code.SCHEMA_UNREADABLE, origin, at.getLineNr(), at.getColumnNr()), e);
    }
  }

  private TableSchema schema(JsonNode json) {
    if (!json.path("fields").isArray() || json.path("fields").isEmpty()) {
      throw new Misconfigured(Notice.of(Notice.Code.SCHEMA_WITHOUT_FIELDS, origin));
    }
    Set<String> missing = missing("*", json, NOTHING);
    List<Field> fields = new ArrayList<>();
    json.path("fields").forEach(field -> fields.add(field(field, missing)));
    refuseUnclearNames(fields);
    String title = json.path("title").asText();
    TableSchema schema =
        new TableSchema(
            json.path("name").asText(title), // many schemas of data.gouv.fr have none
            title,
            json.path("description").asText(),
            json.path("version").asText(),
            address(json.path("path")),
            address(json.path("homepage")),
            json.hasNonNull("fieldsMatch")
                ? fieldsMatch(json.path("fieldsMatch"))
                : TableSchema.FieldsMatch.PARTIAL,
            fields,
            StrictJson.texts(json.path("primaryKey")),
            keys(json.path("uniqueKeys")),
            foreignKeys(json.path("foreignKeys")),
            customChecks(json));
    refuseUnknownKeys(schema);
    return schema;
  }

  /** Of two fields of one name, only the first would be checked. */
  private void refuseUnclearNames(List<Field> fields) {
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      String name = field.name();
      if (name.isEmpty()) {
        throw bad("fields[" + names.size() + "]", "name", "");
      }
      if (!names.add(name)) {
        throw bad(name, "fields[].name", name + ", " + name);
      }
    }
  }

  /** A key over a misspelt column would be a check that never fails. */
  private void refuseUnknownKeys(TableSchema schema) {
    Set<String> named = new LinkedHashSet<>(schema.primaryKey());
    schema.uniqueKeys().forEach(named::addAll);
    for (ForeignKey key : schema.foreignKeys()) {
      named.addAll(key.fields());
      if (key.resource().isEmpty()) {
        named.addAll(key.references());
      }
      if (key.fields().size() != key.references().size()) {
        String fields = String.join(", ", key.fields());
        throw bad(fields, "foreignKeys.reference.fields", String.join(", ", key.references()));
      }
    }
    for (String name : named) {
      if (schema.field(name).isEmpty()) {
        throw bad(name, "primaryKey, uniqueKeys, foreignKeys", name);
      }
    }
  }

  private Field field(JsonNode json, Set<String> missingInSchema) {
    String name = json.path("name").asText();
    String format = json.path("format").asText("");
    FieldType type =
        FieldType.of(json)
            .orElseThrow(
                () -> bad(name, "type", StrictJson.text(json.path("type")) + " " + format));
    JsonNode items = json.path("arrayItem");
    return new Field(
        name,
        json.path("title").asText(),
        json.path("description").asText(),
        StrictJson.text(json.path("example")),
        type,
        constraints(name, type, json),
        missing(name, json, missingInSchema),
        items.isObject() ? field(items, Set.of()) : null);
  }

  private Constraints constraints(String name, FieldType type, JsonNode field) {
    JsonNode json = field.path("constraints");
    if (field.hasNonNull("constraints") && !json.isObject()) {
      throw bad(name, "constraints", StrictJson.text(json));
    }
    if (flag(name, field, "required")) { // beside the constraints, where it would be ignored
      throw bad(name, "fields[].required", "true");
    }
    for (Map.Entry<String, JsonNode> one : json.properties()) {
      if (!CONSTRAINTS.contains(one.getKey()) && !REMARKS.contains(one.getKey())) {
        throw bad(name, one.getKey(), StrictJson.text(one.getValue()));
      }
    }
    Constraints constraints =
        new Constraints(
            flag(name, json, "required"),
            flag(name, json, "unique"),
            length(name, json, "minLength"),
            length(name, json, "maxLength"),
            limit(name, type, json, "minimum"),
            limit(name, type, json, "maximum"),
            limit(name, type, json, "exclusiveMinimum"),
            limit(name, type, json, "exclusiveMaximum"),
            pattern(name, json),
            json.get("jsonSchema"),
            json.has("enum")
                ? StrictJson.texts(json.path("enum"))
                : categories(field.path("categories")));
    for (String value : constraints.values()) {
      if (type.read(value) == null) {
        throw bad(name, "enum", value);
      }
    }
    JsonNode shape = constraints.jsonSchema();
    if (shape != null && (!(type instanceof JsonType) || JsonShape.of(shape).isEmpty())) {
      throw bad(name, "jsonSchema", shape.toString());
    }
    return constraints;
  }

  private @Nullable String pattern(String name, JsonNode json) {
    String pattern = json.path("pattern").textValue();
    if (json.hasNonNull("pattern") && (pattern == null || BoundedPattern.of(pattern).isEmpty())) {
      throw bad(name, "pattern", StrictJson.text(json.path("pattern")));
    }
    return pattern;
  }

  /** Plain values, or values with a label each. */
  private static List<String> categories(JsonNode json) {
    List<String> values = new ArrayList<>();
    json.forEach(item -> values.add(StrictJson.text(item.isObject() ? item.path("value") : item)));
    return values;
  }

  private boolean flag(String name, JsonNode json, String key) {
    JsonNode flag = json.path(key);
    if (json.hasNonNull(key) && !flag.isBoolean()) {
      throw bad(name, key, StrictJson.text(flag));
    }
    return flag.asBoolean();
  }

  private @Nullable Integer length(String name, JsonNode json, String key) {
    if (!json.hasNonNull(key)) {
      return null;
    }
    String length = StrictJson.text(json.path(key));
    if (!LENGTH.matcher(length).matches()) {
      throw bad(name, key, length);
    }
    return Integer.valueOf(length);
  }

  private @Nullable String limit(String name, FieldType type, JsonNode json, String key) {
    if (!json.hasNonNull(key)) {
      return null;
    }
    String limit = StrictJson.text(json.path(key));
    if (!(type.read(limit) instanceof Comparable<?>)) {
      throw bad(name, key, limit);
    }
    return limit;
  }

  private Set<String> missing(String name, JsonNode json, Set<String> otherwise) {
    if (!json.hasNonNull("missingValues")) {
      return otherwise;
    }
    JsonNode values = json.path("missingValues");
    if (!values.isArray()) {
      throw bad(name, "missingValues", StrictJson.text(values));
    }
    return new LinkedHashSet<>(categories(values));
  }

  private TableSchema.FieldsMatch fieldsMatch(JsonNode json) {
    String stated = json.isArray() ? json.path(0).asText() : json.asText();
    return TableSchema.FieldsMatch.of(stated).orElseThrow(() -> bad("*", "fieldsMatch", stated));
  }

  private static List<List<String>> keys(JsonNode json) {
    List<List<String>> keys = new ArrayList<>();
    json.forEach(key -> keys.add(StrictJson.texts(key)));
    return keys;
  }

  private static List<ForeignKey> foreignKeys(JsonNode json) {
    List<ForeignKey> keys = new ArrayList<>();
    for (JsonNode key : json) {
      JsonNode reference = key.path("reference");
      String resource = reference.path("resource").asText();
      keys.add(
          new ForeignKey(
              StrictJson.texts(key.path("fields")),
              // « self » was the notation before version 1.0.
              resource.equals("self") ? "" : resource,
              StrictJson.texts(reference.path("fields"))));
    }
    return keys;
  }

  private static List<CustomCheck> customChecks(JsonNode schema) {
    List<CustomCheck> checks = new ArrayList<>();
    for (String key : List.of("custom_checks", "custom-checks")) {
      for (JsonNode json : schema.path(key)) {
        Map<String, List<String>> params = new TreeMap<>();
        json.path("params")
            .fields()
            .forEachRemaining(p -> params.put(p.getKey(), StrictJson.texts(p.getValue())));
        checks.add(new CustomCheck(json.path("name").asText(), params));
      }
    }
    return checks;
  }

  /** Null for a text that is not a web address. */
  private static @Nullable URI address(JsonNode json) {
    String text = json.asText();
    return text.matches("https?://[^\\s|<>\"{}\\\\^`]+") ? URI.create(text) : null;
  }

  private Misconfigured bad(String field, String key, String value) {
    return new Misconfigured(
        Notice.of(Notice.Code.SCHEMA_BAD_FIELD, origin, field, key, value.strip()));
  }
}
