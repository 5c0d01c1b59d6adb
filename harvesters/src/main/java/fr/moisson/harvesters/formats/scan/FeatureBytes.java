package fr.moisson.harvesters.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Positions of the members of a feature. Duplicate or missing members are {@link UnexpectedBytes}.
 */
final class FeatureBytes {

  private static final int TYPE = 1;
  private static final int PROPERTIES = 2;
  private static final int GEOMETRY = 4;
  private static final int IDENTIFIER = 8;
  private static final int ALL = TYPE | PROPERTIES | GEOMETRY;
  private static final byte[] NO_PROPERTIES = {'{', '}', 0};

  private final JsonBytes json;
  private final GeometryBytes geometry;
  private int properties;
  private int propertiesEnd;
  private int id;
  private int idEnd;

  FeatureBytes(JsonBytes json) {
    this.json = json;
    this.geometry = new GeometryBytes(json);
  }

  GeometryBytes geometry() {
    return geometry;
  }

  /** Moves to the end of the feature, which begins here. */
  void read(@Nullable FeatureColumns columns) {
    int members = 0;
    properties = -1;
    id = -1;
    json.expect('{');
    do {
      json.next();
      int from = json.at + 1;
      boolean escapes = json.string();
      int member = member(from, json.at - 1);
      if (escapes || (members & member) != 0) {
        throw UnexpectedBytes.FEATURE;
      }
      members |= member;
      json.expect(':');
      byte value = json.next();
      switch (member) {
        case TYPE -> type();
        case PROPERTIES -> properties(value, columns);
        case GEOMETRY -> geometry.read();
        case IDENTIFIER -> identifier(value);
        default -> json.value();
      }
    } while (json.more('}'));
    if ((members & ALL) != ALL) {
      throw UnexpectedBytes.FEATURE;
    }
    if (columns != null && id >= 0) {
      columns.takeId();
    }
  }

  private int member(int from, int to) {
    return switch (to - from) {
      case 2 -> json.is("id", from, to) ? IDENTIFIER : 0;
      case 4 -> json.is("type", from, to) ? TYPE : 0;
      case 8 -> json.is("geometry", from, to) ? GEOMETRY : 0;
      case 10 -> json.is("properties", from, to) ? PROPERTIES : 0;
      default -> 0;
    };
  }

  private void type() {
    int from = json.at + 1;
    json.string();
    if (!json.is("Feature", from, json.at - 1)) {
      throw UnexpectedBytes.FEATURE;
    }
  }

  private void properties(byte value, @Nullable FeatureColumns columns) {
    if (value == 'n') {
      json.literal("null");
      return;
    }
    if (value != '{') {
      throw UnexpectedBytes.FEATURE;
    }
    properties = json.at;
    if (columns == null) {
      json.value();
    } else {
      columns.read(json);
    }
    propertiesEnd = json.at;
  }

  private void identifier(byte value) {
    int from = json.at;
    boolean isText = value == '"';
    if (!isText) {
      json.value();
    } else if (json.string()) {
      throw UnexpectedBytes.FEATURE;
    }
    if (value != 'n' && value != '{' && value != '[') {
      id = isText ? from + 1 : from;
      idEnd = isText ? json.at - 1 : json.at;
    }
  }

  /** A copy, since the bytes are reused. */
  Properties properties() {
    byte[] object =
        properties < 0
            ? NO_PROPERTIES
            : Arrays.copyOfRange(json.bytes, properties, propertiesEnd + 1);
    object[object.length - 1] = 0;
    return new Properties(object, id < 0 ? null : new String(json.bytes, id, idEnd - id, UTF_8));
  }
}
