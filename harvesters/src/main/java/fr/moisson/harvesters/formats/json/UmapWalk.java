package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.JsonTree;
import fr.moisson.harvesters.formats.text.Text;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Moves from feature to feature through the layers of a uMap map. */
final class UmapWalk implements Closeable {

  /** Names, current and before 2016, of the drawing options of a layer or a feature. */
  private static final Set<String> OPTIONS =
      Set.of("_umap_options", "_storage", "_storage_options");

  private enum In {
    MAP,
    LAYERS,
    LAYER,
    FEATURES
  }

  private final JsonParser parser;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, String> remote = new TreeMap<>();
  private In in = In.MAP;
  private int layer;

  private UmapWalk(JsonParser parser) {
    this.parser = parser;
  }

  static UmapWalk open(Text text) throws IOException {
    return new UmapWalk(Json.FACTORY.createParser(text.open()));
  }

  /** Number of the feature's layer. */
  int layer() {
    return layer;
  }

  /** Names of the layers walked through so far, by their numbers. */
  Map<Integer, String> names() {
    return names;
  }

  /** Addresses of the layers walked through so far whose data are elsewhere, by their numbers. */
  Map<Integer, String> remote() {
    return remote;
  }

  /** Moves to the next feature. */
  boolean next() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null) {
      if (in == In.FEATURES && token == JsonToken.START_OBJECT) {
        return true;
      }
      switch (in) {
        case MAP -> map(token);
        case LAYERS -> layers(token);
        case LAYER -> layer(token);
        case FEATURES -> {
          in = token == JsonToken.END_ARRAY ? In.LAYER : In.FEATURES;
          parser.skipChildren();
        }
      }
      token = parser.nextToken();
    }
    return false;
  }

  private void map(JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      boolean isLayers = parser.currentName().equals("layers");
      if (parser.nextToken() == JsonToken.START_ARRAY && isLayers) {
        in = In.LAYERS;
      } else {
        parser.skipChildren();
      }
    }
  }

  private void layers(JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      in = In.LAYER;
      layer++;
    } else {
      in = token == JsonToken.END_ARRAY ? In.MAP : In.LAYERS;
      parser.skipChildren();
    }
  }

  private void layer(JsonToken token) throws IOException {
    if (token != JsonToken.FIELD_NAME) {
      in = In.LAYERS;
      return;
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (name.equals("features") && value == JsonToken.START_ARRAY) {
      in = In.FEATURES;
    } else if (OPTIONS.contains(name) && value == JsonToken.START_OBJECT) {
      JsonNode options = JsonTree.read(parser);
      String called = options.path("name").asText().strip();
      if (!called.isEmpty()) {
        names.put(layer, called);
      }
      String address = options.path("remoteData").path("url").asText().strip();
      if (!address.isEmpty()) {
        remote.put(layer, address);
      }
    } else {
      parser.skipChildren();
    }
  }

  /** The feature at the current position. */
  JsonRow row() throws IOException {
    JsonRow row = JsonRow.read(parser, true);
    row.values().keySet().removeAll(OPTIONS);
    return row;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
