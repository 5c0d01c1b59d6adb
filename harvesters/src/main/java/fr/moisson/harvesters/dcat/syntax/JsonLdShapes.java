package fr.moisson.harvesters.dcat.syntax;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;

/** Tells GeoJSON from other objects, since vocabularies have types of the same names. */
final class JsonLdShapes {

  private static final String COORDINATES = "coordinates";

  /** Names of the member that tells whether an object may be a shape, if it is the first. */
  static final Set<String> BEGINNINGS = Set.of("type", COORDINATES);

  private static final Set<String> TYPES =
      Set.of(
          "Point",
          "MultiPoint",
          "LineString",
          "MultiLineString",
          "Polygon",
          "MultiPolygon",
          "GeometryCollection",
          "Feature",
          "FeatureCollection");

  private static final Map<String, JsonToken> PARTS =
      Map.ofEntries(
          Map.entry(COORDINATES, JsonToken.START_ARRAY),
          Map.entry("geometries", JsonToken.START_ARRAY),
          Map.entry("features", JsonToken.START_ARRAY),
          Map.entry("geometry", JsonToken.START_OBJECT));

  /**
   * @param name of the first member, of which the parser is at the value
   */
  static boolean mayBegin(String name, JsonParser from) throws IOException {
    return name.equals(COORDINATES)
        ? from.hasToken(JsonToken.START_ARRAY)
        : from.hasToken(JsonToken.VALUE_STRING) && TYPES.contains(from.getText());
  }

  /** An object, of which the parser is at the first value. */
  static String whole(String name, JsonParser from) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonLdRepair.JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeFieldName(name);
      json.copyCurrentStructure(from);
      while (from.nextToken() == JsonToken.FIELD_NAME) {
        json.copyCurrentStructure(from);
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  static boolean isShape(String object) throws IOException {
    try (JsonParser from = JsonLdRepair.JSON.createParser(object)) {
      from.nextToken();
      while (from.nextToken() == JsonToken.FIELD_NAME) {
        String name = from.currentName();
        if (from.nextToken() == PARTS.get(name)) {
          return true;
        }
        from.skipChildren();
      }
      return false;
    }
  }

  private JsonLdShapes() {}
}
