package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Goes from one row to the next through JSON of any of the shapes in use: a {@code
 * FeatureCollection}, an array of objects, or objects one after the other.
 */
final class JsonWalk implements Closeable {

  /** What stands at the root. */
  enum Shape {
    COLLECTION,
    ARRAY,
    OBJECTS
  }

  private final JsonParser parser;
  private final Shape shape;
  private boolean inCollection;
  private boolean inArray;
  private @Nullable String crs;

  private JsonWalk(JsonParser parser, Shape shape) {
    this.parser = parser;
    this.shape = shape;
  }

  static JsonWalk open(Text text, Shape shape) throws IOException {
    return new JsonWalk(parser(text.open()), shape);
  }

  private static JsonParser parser(Reader reader) throws IOException {
    return Json.FACTORY.createParser(reader);
  }

  /** Reads no further than it takes to know. */
  static Shape shape(Text text) throws IOException {
    try (JsonParser parser = parser(text.open())) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        return Shape.ARRAY;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean features = parser.currentName().equals("features");
        if (parser.nextToken() == JsonToken.START_ARRAY && features) {
          return Shape.COLLECTION;
        }
        parser.skipChildren();
      }
      return Shape.OBJECTS;
    }
  }

  /** The parser, on the first brace of a row; whoever reads the row leaves it on the last one. */
  JsonParser parser() {
    return parser;
  }

  /** The coordinate system declared by what was walked so far: it may come after the features. */
  @Nullable String crs() {
    return crs;
  }

  /** Goes to the next row. */
  boolean next() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null) {
      if (inArray) {
        if (token == JsonToken.START_OBJECT) {
          return true;
        }
        inArray = token != JsonToken.END_ARRAY;
        parser.skipChildren();
      } else if (inCollection) {
        inCollection = token != JsonToken.END_OBJECT;
        member(token);
      } else if (shape == Shape.OBJECTS && token == JsonToken.START_OBJECT) {
        return true;
      } else if (token == JsonToken.START_OBJECT) {
        inCollection = shape == Shape.COLLECTION;
      } else if (token == JsonToken.START_ARRAY) {
        inArray = shape == Shape.ARRAY;
      }
      token = parser.nextToken();
    }
    return false;
  }

  private void member(JsonToken token) throws IOException {
    if (token != JsonToken.FIELD_NAME) {
      return;
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (name.equals("features") && value == JsonToken.START_ARRAY) {
      inArray = true;
    } else if (name.equals("crs") && value == JsonToken.START_OBJECT) {
      JsonNode declared = Json.MAPPER.readTree(parser);
      String named = declared.at("/properties/name").asText();
      crs = named.isEmpty() ? crs : named;
    } else {
      parser.skipChildren();
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
