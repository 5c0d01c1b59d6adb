package fr.moisson.harvesters.formats.scan;

/**
 * The type and the box of a GeoJSON geometry, without its positions. Whatever a reader would refuse
 * or repair is {@link UnexpectedBytes}: empty geometries, rings of three positions, strings instead
 * of numbers.
 */
final class GeometryBytes {

  private static final int DEEPEST = 4;
  private static final byte[] TYPE = JsonBytes.quoted("type");
  private static final byte[] COORDINATES = JsonBytes.quoted("coordinates");
  private static final Type[] TYPES = Type.values();

  private final JsonBytes json;
  private double minX;
  private double minY;
  private double maxX;
  private double maxY;
  private int leastPositions;
  private Type type = Type.POINT;
  private int coordinates;

  /**
   * Types, with the depth of brackets around positions, and the minimum of positions in a line or a
   * ring.
   */
  enum Type {
    POINT("Point", 1, 0),
    MULTI_POINT("MultiPoint", 2, 1),
    LINE_STRING("LineString", 2, 2),
    MULTI_LINE_STRING("MultiLineString", 3, 2),
    POLYGON("Polygon", 3, 4),
    MULTI_POLYGON("MultiPolygon", 4, 4);

    private final byte[] quoted;
    private final int depth;
    private final int least;

    Type(String name, int depth, int least) {
      this.quoted = JsonBytes.quoted(name);
      this.depth = depth;
      this.least = least;
    }
  }

  GeometryBytes(JsonBytes json) {
    this.json = json;
  }

  Type type() {
    return type;
  }

  /** Where the coordinates begin. */
  int coordinates() {
    return coordinates;
  }

  boolean isIn(BoxFilter elsewhere) {
    return elsewhere.isCertain(minX, minY, maxX, maxY);
  }

  /** Moves past an object with {@code type} and {@code coordinates}. */
  void read() {
    minX = Double.POSITIVE_INFINITY;
    minY = Double.POSITIVE_INFINITY;
    maxX = Double.NEGATIVE_INFINITY;
    maxY = Double.NEGATIVE_INFINITY;
    leastPositions = Integer.MAX_VALUE;
    boolean isTyped = false;
    int depth = 0;
    json.expect('{');
    do {
      json.next();
      if (!isTyped && json.skip(TYPE)) {
        json.expect(':');
        json.next();
        type = type(json);
        isTyped = true;
      } else if (depth == 0 && json.skip(COORDINATES)) {
        json.expect(':');
        json.next();
        coordinates = json.at;
        depth = nested(1);
      } else {
        throw UnexpectedBytes.FEATURE;
      }
    } while (json.more('}'));
    if (!isTyped || depth != type.depth || leastPositions < type.least) {
      throw UnexpectedBytes.FEATURE;
    }
  }

  private static Type type(JsonBytes json) {
    for (Type type : TYPES) {
      if (json.skip(type.quoted)) {
        return type;
      }
    }
    throw UnexpectedBytes.FEATURE;
  }

  /**
   * Moves past a position, or nested lists of positions.
   *
   * @return number of brackets around a number
   */
  private int nested(int level) {
    if (level > DEEPEST) {
      throw UnexpectedBytes.FEATURE;
    }
    json.expect('[');
    if (json.next() != '[') {
      position();
      return 1;
    }
    int count = 0;
    int depth = 0;
    do {
      int inner = nested(level + 1);
      if (count++ > 0 && inner != depth) {
        throw UnexpectedBytes.FEATURE;
      }
      depth = inner;
    } while (json.more(']'));
    if (depth == 1) {
      leastPositions = Math.min(leastPositions, count);
    }
    return depth + 1;
  }

  private void position() {
    double x = json.number();
    json.expect(',');
    json.next();
    double y = json.number();
    double z = 0;
    if (json.more(']')) {
      json.next();
      z = json.number();
      json.expect(']');
    }
    if (Double.isNaN(x + y + z)) {
      throw UnexpectedBytes.FEATURE;
    }
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
}
