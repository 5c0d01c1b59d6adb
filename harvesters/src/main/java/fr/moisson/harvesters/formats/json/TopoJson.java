package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.row.Layers;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.JsonTree;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites one layer ({@code objects}) of <a
 * href="https://github.com/topojson/topojson-specification">TopoJSON</a> as GeoJSON. The lines that
 * its zones share are in memory; its zones are read one by one.
 */
public final class TopoJson {

  private static final Pattern SIGN =
      Pattern.compile("\"(?:Topology|arcs|objects|transform)\"\\s*[:,}]");

  private static final String GEOMETRIES = "geometries";
  private static final String COLLECTION = "GeometryCollection";
  private static final Set<String> TYPES =
      Set.of(
          "Point",
          "MultiPoint",
          "LineString",
          "MultiLineString",
          "Polygon",
          "MultiPolygon",
          COLLECTION);

  /** Members of an object that has a geometry, or several. */
  private static final Set<String> OF_PLACES = Set.of(GEOMETRIES, "arcs", "coordinates");

  private final TopoArcs arcs = new TopoArcs();
  private final Map<String, Layers.Content> layers = new LinkedHashMap<>();

  /** As GeoJSON of 2008 states it; null if it is not stated. */
  private @Nullable JsonNode crs;

  private TopoJson() {}

  /** Whether the root of a file is a topology with objects. */
  public static boolean is(Path file) throws IOException {
    String head = Text.headOf(file);
    if (!FormatMismatch.isJson(head) || !SIGN.matcher(head).find()) {
      return false;
    }
    // The names of members are ASCII, which is the same in other charsets of bytes.
    Text text = Text.marked(file);
    try (JsonParser parser = Json.FACTORY.createParser(text.open())) {
      parser.nextToken();
      boolean isTopology = false;
      boolean hasObjects = false;
      while (!(isTopology && hasObjects) && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("type")) {
          isTopology = parser.getText().equals("Topology");
          if (!isTopology) {
            return false;
          }
        }
        hasObjects |= name.equals("objects") && value == JsonToken.START_OBJECT;
        parser.skipChildren();
      }
      return isTopology && hasObjects;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * @param table a topology; the layer that it names is taken, else the first
   * @param out closed at the end
   * @throws BadItem if the file is damaged, has no such layer, or lines beyond a limit
   */
  public static void write(Table table, OutputStream out, Consumer<Notice> notices)
      throws IOException {
    Text text = Text.of(table, notices);
    TopoJson topology = new TopoJson();
    try {
      try (JsonParser parser = Json.FACTORY.createParser(text.open())) {
        topology.survey(parser);
        if (parser.nextToken() != null) {
          throw FormatMismatch.notThat(table, "TopoJSON, > 1 × Topology");
        }
      }
      if (topology.layers.isEmpty()) {
        throw FormatMismatch.notThat(table, "TopoJSON, 0 × objects");
      }
      List<String> names = List.copyOf(topology.layers.keySet());
      String layer = Layers.choose(table, names, topology::content, notices);
      try (JsonParser parser = Json.FACTORY.createParser(text.open());
          JsonGenerator json = Json.FACTORY.createGenerator(out)) {
        topology.write(parser, layer, json);
      }
    } catch (JsonProcessingException e) {
      throw FormatMismatch.malformed(table, e);
    } catch (TopoArcs.TooMany e) {
      throw FormatMismatch.unread(table, "TopoJSON (> " + e.limit() + ")");
    }
  }

  private void survey(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("arcs") && value == JsonToken.START_ARRAY) {
        arcs.read(parser);
      } else if (name.equals("transform") && value == JsonToken.START_OBJECT) {
        arcs.transformBy(JsonTree.read(parser));
      } else if (name.equals("crs")) {
        crs = JsonTree.read(parser);
      } else if (name.equals("objects") && value == JsonToken.START_OBJECT) {
        layers(parser);
      } else {
        parser.skipChildren();
      }
    }
    arcs.finish();
  }

  private void layers(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String layer = parser.currentName();
      boolean hasPlaces = false;
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean isOfPlaces = OF_PLACES.contains(parser.currentName());
          parser.nextToken();
          hasPlaces |= isOfPlaces & isFilled(parser);
        }
        layers.put(layer, hasPlaces ? Layers.Content.PLACES : Layers.Content.NONE);
      } else {
        parser.skipChildren();
      }
    }
  }

  private Layers.Content content(String layer) {
    return Objects.requireNonNull(layers.get(layer));
  }

  /** Whether the value at the parser's position, which is passed, is an array with elements. */
  private static boolean isFilled(JsonParser parser) throws IOException {
    boolean isFilled = false;
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        isFilled = true;
        parser.skipChildren();
      }
    } else {
      parser.skipChildren();
    }
    return isFilled;
  }

  private void write(JsonParser parser, String layer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    if (crs != null) {
      json.writeFieldName("crs");
      json.writeTree(crs);
    }
    json.writeArrayFieldStart("features");
    parser.nextToken();
    if (Json.enters(parser, "objects") && Json.enters(parser, layer)) {
      features(parser, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void features(JsonParser parser, JsonGenerator json) throws IOException {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(GEOMETRIES)) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          feature(JsonTree.read(parser), json);
        }
      } else {
        alone.set(name, JsonTree.read(parser));
      }
    }
    if (!alone.path("type").asText().equals(COLLECTION)) {
      feature(alone, json);
    }
  }

  private void feature(JsonNode object, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    if (object.has("id")) {
      json.writeFieldName("id");
      json.writeTree(object.get("id"));
    }
    json.writeFieldName("properties");
    json.writeTree(object.path("properties").isObject() ? object.get("properties") : null);
    json.writeFieldName("geometry");
    geometry(object, json);
    json.writeEndObject();
  }

  private void geometry(JsonNode object, JsonGenerator json) throws IOException {
    String type = object.path("type").asText();
    if (!TYPES.contains(type)) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", type);
    if (type.equals(COLLECTION)) {
      json.writeArrayFieldStart(GEOMETRIES);
      for (JsonNode part : object.path(GEOMETRIES)) {
        geometry(part, json);
      }
      json.writeEndArray();
    } else {
      json.writeFieldName("coordinates");
      switch (type) {
        case "Point" -> arcs.point(object.path("coordinates"), json);
        case "MultiPoint" -> arcs.points(object.path("coordinates"), json);
        case "LineString" -> arcs.lines(object.path("arcs"), 0, json);
        case "MultiPolygon" -> arcs.lines(object.path("arcs"), 2, json);
        default -> arcs.lines(object.path("arcs"), 1, json);
      }
    }
    json.writeEndObject();
  }
}
