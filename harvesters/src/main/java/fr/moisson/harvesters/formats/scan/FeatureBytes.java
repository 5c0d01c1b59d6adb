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
  private static final byte[] TYPE_NAME = JsonBytes.quoted("type");
  private static final byte[] PROPERTIES_NAME = JsonBytes.quoted("properties");
  private static final byte[] GEOMETRY_NAME = JsonBytes.quoted("geometry");
  private static final byte[] IDENTIFIER_NAME = JsonBytes.quoted("id");
  private static final byte[] FEATURE = JsonBytes.quoted("Feature");
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
      int member = member();
      if ((members & member) != 0) {
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

  /** Moves past the name of a member. */
  private int member() {
    if (json.skip(TYPE_NAME)) {
      return TYPE;
    }
    if (json.skip(PROPERTIES_NAME)) {
      return PROPERTIES;
    }
    if (json.skip(GEOMETRY_NAME)) {
      return GEOMETRY;
    }
    if (json.skip(IDENTIFIER_NAME)) {
      return IDENTIFIER;
    }
    if (json.string()) {
      throw UnexpectedBytes.FEATURE;
    }
    return 0;
  }

  private void type() {
    if (!json.skip(FEATURE)) {
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
