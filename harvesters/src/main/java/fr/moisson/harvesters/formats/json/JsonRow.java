package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.scan.FeatureReader;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.JsonTree;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature or one object, flattened: nested values are kept as JSON text.
 *
 * @param texts columns whose value here is a JSON string
 * @param fault why there is no valid geometry; null if there is no fault
 */
record JsonRow(
    boolean feature,
    Map<String, String> values,
    Set<String> texts,
    @Nullable Geometry geometry,
    @Nullable String fault) {
  static JsonRow read(JsonNode object, boolean asFeature) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(JsonText.of(object))) {
      parser.nextToken();
      return read(parser, asFeature);
    }
  }

  /** Reads the geometry at the parser's position, which makes up the whole row. */
  static JsonRow alone(JsonParser parser) throws IOException {
    try {
      return new JsonRow(true, Map.of(), Set.of(), GeoJsonGeometry.read(parser), null);
    } catch (IllegalArgumentException e) {
      return broken(String.valueOf(e.getMessage()));
    }
  }

  /** A row that could not be read at all. */
  static JsonRow broken(String fault) {
    return new JsonRow(false, Map.of(), Set.of(), null, fault);
  }

  /** The same row, not as a feature. */
  JsonRow asObject() {
    return new JsonRow(false, values, texts, geometry, fault);
  }

  /** The same row with its name in a column. */
  JsonRow named(@Nullable String column, @Nullable String name) {
    if (column == null || name == null) {
      return this;
    }
    Map<String, String> named = new LinkedHashMap<>();
    named.put(column, name);
    named.putAll(values);
    return new JsonRow(feature, named, texts, geometry, fault);
  }

  /** Reads the object at the parser's position, to its last brace. */
  static JsonRow read(JsonParser parser, boolean asFeature) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> texts = new HashSet<>();
    Geometry geometry = null;
    String fault = null;
    String id = null;
    boolean feature = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!asFeature) {
        put(values, texts, name, parser);
        feature |= name.equals("type") && "Feature".equals(values.get(name));
      } else if (name.equals("properties") && value == JsonToken.START_OBJECT) {
        properties(parser, values, texts);
      } else if (name.equals("geometry")) {
        try {
          geometry = GeoJsonGeometry.read(parser);
        } catch (IllegalArgumentException e) {
          fault = String.valueOf(e.getMessage());
        }
      } else if (name.equals("id") && value.isScalarValue()) {
        id = parser.getValueAsString();
      } else if (name.equals("type") && value.isScalarValue()) {
        feature = "Feature".equals(parser.getValueAsString());
      } else {
        parser.skipChildren();
      }
    }
    if (id != null && values.putIfAbsent("id", id) == null) {
      texts.add("id");
    }
    return new JsonRow(feature, values, texts, geometry, fault);
  }

  /**
   * Reads the array at the parser's position, to its last bracket; an array with more items than
   * names is broken.
   *
   * @param names of the items; empty for those to leave out
   */
  static JsonRow listed(JsonParser parser, List<String> names) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> texts = new HashSet<>();
    int items = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String name = Cell.at(names, items);
      if (name.isEmpty()) {
        parser.skipChildren();
      } else {
        put(values, texts, name, parser);
      }
      items++;
    }
    return items > names.size()
        ? broken(items + " > " + names.size())
        : new JsonRow(false, values, texts, null, null);
  }

  /** The feature that begins at a position; empty if it is none. */
  static Optional<Seen> seen(byte[] bytes, int from, int to) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(bytes, from, to - from)) {
      parser.nextToken();
      JsonRow row = read(parser, true);
      int end = from + (int) parser.currentLocation().getByteOffset();
      return row.feature() ? Optional.of(new Seen(row, end)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  record Seen(JsonRow row, int end) implements FeatureReader.Seen {

    @Override
    public Set<String> columns() {
      return row.values().keySet();
    }

    @Override
    public Set<String> texts() {
      return row.texts();
    }
  }

  /** Reads the members of the object at the parser's position. */
  static void properties(JsonParser parser, Map<String, String> values, Set<String> texts)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String property = parser.currentName();
      parser.nextToken();
      put(values, texts, property, parser);
    }
  }

  /** What a text or a number says. */
  static String told(String text) {
    return text.equalsIgnoreCase("NULL") ? "" : text.strip();
  }

  private static boolean isNoNumber(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN();
  }

  private static void put(
      Map<String, String> values, Set<String> texts, String name, JsonParser parser)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      values.put(name, "");
    } else if (token.isStructStart()) {
      values.put(name, JsonText.of(JsonTree.read(parser)));
    } else {
      // Python writes « NaN » for missing values.
      values.put(name, isNoNumber(parser) ? "" : told(parser.getText()));
      if (token == JsonToken.VALUE_STRING) {
        texts.add(name);
      }
    }
  }
}
