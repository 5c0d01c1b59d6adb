package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.JsonTree;
import fr.moisson.harvesters.formats.text.LineByLine;
import fr.moisson.harvesters.formats.text.Text;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves from row to row through JSON of any usual shape: a {@code FeatureCollection}, an array of
 * objects, an object of objects, or objects one after the other.
 */
final class JsonWalk implements Closeable {

  /** Kind of the root. */
  enum Shape {
    COLLECTION,
    /** An object with the rows in one of its members. */
    WRAPPED,
    ARRAY,
    /** An object whose members are all rows, named by their keys. */
    KEYED,
    OBJECTS,
    /** One object per line, so that an invalid one does not affect others. */
    LINES
  }

  /** Separates a member and one of its own members, if rows are that deep. */
  static final String INSIDE = "/";

  private static final String FEATURES = "features";

  private final @Nullable LineByLine lines;
  private final Shape shape;
  private final String member;
  private JsonParser parser;
  private boolean inCollection;
  private boolean inArray;
  private boolean inKeyed;
  private String inside = "";
  private @Nullable String crs;
  private @Nullable String key;

  private JsonWalk(JsonParser parser, @Nullable LineByLine lines, Shape shape, String member) {
    this.parser = parser;
    this.lines = lines;
    this.shape = shape;
    this.member = member;
  }

  /**
   * @param member with the rows, if they are {@link Shape#WRAPPED}
   */
  static JsonWalk open(Text text, Shape shape, @Nullable String member) throws IOException {
    String rows = shape == Shape.WRAPPED && member != null ? member : FEATURES;
    if (shape == Shape.LINES) {
      LineByLine lines = new LineByLine(text.open());
      return new JsonWalk(ofLine(lines), lines, shape, rows);
    }
    return new JsonWalk(parser(text.open()), null, shape, rows);
  }

  /** The rows of bytes in UTF-8. */
  static JsonWalk open(InputStream bytes, Shape shape) throws IOException {
    return new JsonWalk(Json.FACTORY.createParser(bytes), null, shape, FEATURES);
  }

  private static JsonParser parser(Reader reader) throws IOException {
    return Json.FACTORY.createParser(reader);
  }

  /** The parser of one line, after which the text goes on. */
  private static JsonParser ofLine(LineByLine lines) throws IOException {
    return parser(lines).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }

  /**
   * Determines the shape, reading no further than necessary.
   *
   * @param member that may hold the rows
   */
  static Shape shape(Text text, @Nullable String member) throws IOException {
    try (JsonParser parser = parser(text.open())) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        return Shape.ARRAY;
      }
      Alike alike = new Alike();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_OBJECT && member != null && member.startsWith(name + INSIDE)) {
          return Shape.WRAPPED;
        }
        if (value == JsonToken.START_ARRAY) {
          if (name.equals(member)) {
            return Shape.WRAPPED;
          }
          if (name.equals(FEATURES)) {
            return Shape.COLLECTION;
          }
        }
        alike.learn(parser);
      }
      // If more follows the object, it is one row of several.
      return alike.areRows() && parser.nextToken() == null ? Shape.KEYED : Shape.OBJECTS;
    }
  }

  /** Whether the members of an object are so similar that they must be rows. */
  private static final class Alike {

    private static final int SAMPLE = 20;

    /** More than a row has; such an object is a table itself. */
    private static final int MOST_NAMES = 1000;

    private final Set<String> first = new HashSet<>();
    private int members;
    private boolean differ;

    /** Reads the value at the parser's position. */
    void learn(JsonParser parser) throws IOException {
      differ |= parser.currentToken() != JsonToken.START_OBJECT;
      if (differ || members >= SAMPLE) {
        parser.skipChildren();
        return;
      }
      Set<String> names = new HashSet<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (names.size() < MOST_NAMES) {
          names.add(parser.currentName());
        }
        parser.nextToken();
        parser.skipChildren();
      }
      if (members++ == 0) {
        first.addAll(names);
      }
      names.retainAll(first);
      differ = names.isEmpty() || first.size() == MOST_NAMES || names.size() * 2 < first.size();
    }

    boolean areRows() {
      return !differ && members > 1;
    }
  }

  /** Members that describe Esri's rows; they may come after the rows. */
  private static final Set<String> OF_ESRI =
      Set.of("fields", "types", "typeIdField", "spatialReference", "transform");

  /** The members beside the rows of an ArcGIS answer, up to the first JSON fault. */
  static JsonNode head(Text text) throws IOException {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    try (JsonParser parser = parser(text.open())) {
      head(parser, head);
    } catch (JsonProcessingException e) {
      return head; // the reader of the rows meets the fault
    }
    return head;
  }

  private static void head(JsonParser parser, ObjectNode head) throws IOException {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (OF_ESRI.contains(name)) {
          head.set(name, JsonTree.read(parser));
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  /** The parser, at the first brace or bracket of a row; the caller leaves it at the last one. */
  JsonParser parser() {
    return parser;
  }

  /** The key of the row at the parser's position; null if rows have none. */
  @Nullable String key() {
    return key;
  }

  /** The coordinate system declared so far: it may come after the features. */
  @Nullable String crs() {
    return crs;
  }

  /**
   * Whether rows go on after invalid JSON, in which case the rest of its line is skipped.
   *
   * @throws JsonProcessingException the fault, if the text ends in its line, so that it was
   *     truncated
   */
  boolean goesOn(JsonProcessingException fault) throws IOException {
    if (lines == null) {
      return false;
    }
    lines.leave();
    if (lines.isCut()) {
      JsonLocation at = fault.getLocation() == null ? JsonLocation.NA : fault.getLocation();
      throw new JsonParseException(
          parser,
          fault.getOriginalMessage(),
          new JsonLocation(at.contentReference(), -1, (int) lines.line(), at.getColumnNr()));
    }
    parser = ofLine(lines);
    return true;
  }

  /** The next token, from the next line if the current one has no more. */
  private @Nullable JsonToken token() throws IOException {
    JsonToken token = parser.nextToken();
    while (token == null && lines != null && lines.next()) {
      parser = ofLine(lines);
      token = parser.nextToken();
    }
    return token;
  }

  /** Moves to the next row. */
  boolean next() throws IOException {
    JsonToken token = token();
    while (token != null) {
      if (inArray) {
        if (token.isStructStart()) {
          return true;
        }
        inArray = token != JsonToken.END_ARRAY;
        parser.skipChildren();
      } else if (inCollection) {
        inCollection = token != JsonToken.END_OBJECT || !inside.isEmpty();
        inside = token == JsonToken.END_OBJECT ? "" : inside;
        member(token);
      } else if (inKeyed) {
        inKeyed = token == JsonToken.FIELD_NAME;
        key = inKeyed ? parser.currentName() : null;
        if (inKeyed && parser.nextToken() == JsonToken.START_OBJECT) {
          return true;
        }
        parser.skipChildren();
      } else if (isOfObjects() && token == JsonToken.START_OBJECT) {
        return true;
      } else if (token == JsonToken.START_OBJECT) {
        inCollection = shape == Shape.COLLECTION || shape == Shape.WRAPPED;
        inKeyed = shape == Shape.KEYED;
      } else if (token == JsonToken.START_ARRAY) {
        inArray = shape == Shape.ARRAY;
      }
      token = token();
    }
    return false;
  }

  private boolean isOfObjects() {
    return shape == Shape.OBJECTS || shape == Shape.LINES;
  }

  private void member(JsonToken token) throws IOException {
    if (token != JsonToken.FIELD_NAME) {
      return;
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (member.equals(inside + name) && value == JsonToken.START_ARRAY) {
      inArray = true;
    } else if (member.startsWith(name + INSIDE) && value == JsonToken.START_OBJECT) {
      inside = name + INSIDE;
    } else if (name.equals("crs") && value == JsonToken.START_OBJECT) {
      crs = DeclaredCrs.of(JsonTree.read(parser), crs);
    } else {
      parser.skipChildren();
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
    if (lines != null) {
      lines.close();
    }
  }
}
