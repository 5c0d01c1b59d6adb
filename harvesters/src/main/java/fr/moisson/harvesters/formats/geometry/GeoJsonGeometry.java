package fr.moisson.harvesters.formats.geometry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Builds a geometry from a stream of JSON tokens (RFC 7946, section 3.1), so that a coastline is
 * never in memory twice.
 *
 * <p>Cases seen in the wild: geometries and coordinates written as strings, open rings, {@code
 * type} after {@code coordinates}, and in place of a geometry {@code {"lon": …, "lat": …}}, a
 * feature, features, or SensorThings' objects with a geometry: {@code {"location": …}}.
 */
public final class GeoJsonGeometry {

  public static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

  private String type = "";
  private @Nullable Object coordinates;
  private @Nullable Geometry inner;
  private final List<Geometry> members = new ArrayList<>();
  private double longitude = Double.NaN;
  private double latitude = Double.NaN;

  /**
   * Reads the object at the parser's position, to its end.
   *
   * @return null for a JSON null and for an object that describes no place
   * @throws IllegalArgumentException if the object was read but is not a geometry
   */
  public static @Nullable Geometry read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      boolean isQuoted = parser.currentToken() == JsonToken.VALUE_STRING;
      parser.skipChildren();
      return isQuoted ? quoted(parser.getText().strip()) : null;
    }
    GeoJsonGeometry geometry = new GeoJsonGeometry();
    IllegalArgumentException fault = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      try {
        geometry.take(name, parser);
      } catch (IllegalArgumentException e) {
        fault = e; // the rest of the object must be read nonetheless
      }
    }
    if (fault != null) {
      throw fault;
    }
    return geometry.build();
  }

  /** A geometry that a database gave as a string. */
  private static @Nullable Geometry quoted(String text) throws IOException {
    if (!text.startsWith("{")) {
      return null;
    }
    try (JsonParser inside = Json.FACTORY.createParser(text)) {
      inside.nextToken();
      return read(inside);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON in a text that begins so", e);
    }
  }

  /** A bare {@code [longitude, latitude]} array. */
  public static @Nullable Geometry readPosition(JsonParser parser) throws IOException {
    return nested(parser) instanceof Coordinate position ? point(position) : null;
  }

  private void take(String name, JsonParser parser) throws IOException {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "type" -> type = parser.getValueAsString("");
      case "coordinates" -> coordinates = nested(parser);
      case "geometry", "location", "feature" -> inner = read(parser);
      case "geometries", "features" -> takeMembers(parser);
      case "lon", "lng", "long", "longitude", "x" -> longitude = number(parser);
      case "lat", "latitude", "y" -> latitude = number(parser);
      default -> parser.skipChildren();
    }
  }

  private void takeMembers(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    IllegalArgumentException fault = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      try {
        Geometry member = read(parser);
        if (member != null) {
          members.add(member);
        }
      } catch (IllegalArgumentException e) {
        fault = e;
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  /** A {@link Coordinate}, or a nested list of coordinates. */
  private static @Nullable Object nested(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_ARRAY && first != JsonToken.END_ARRAY) {
      return position(parser);
    }
    List<Object> items = new ArrayList<>();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      Object item = nested(parser);
      if (item != null) {
        items.add(item);
      }
      parser.nextToken();
    }
    return items;
  }

  private static Coordinate position(JsonParser parser) throws IOException {
    double[] ordinates = {Double.NaN, Double.NaN, Double.NaN};
    for (int i = 0; parser.currentToken() != JsonToken.END_ARRAY; i++, parser.nextToken()) {
      if (i < ordinates.length) {
        ordinates[i] = number(parser);
      } else {
        parser.skipChildren();
      }
    }
    return Double.isNaN(ordinates[2])
        ? new CoordinateXY(ordinates[0], ordinates[1])
        : new Coordinate(ordinates[0], ordinates[1], ordinates[2]);
  }

  private static double number(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Numbers.decimal(parser.getText()).orElse(Double.NaN);
    }
    boolean number = parser.currentToken().isNumeric();
    parser.skipChildren();
    return number ? parser.getDoubleValue() : Double.NaN;
  }

  private @Nullable Geometry build() {
    if (inner != null) {
      return inner;
    }
    if (type.equals("GeometryCollection")) {
      return FACTORY.createGeometryCollection(members.toArray(new Geometry[0]));
    }
    if (type.equals("FeatureCollection")) {
      return members.isEmpty() ? null : FACTORY.buildGeometry(members);
    }
    if (coordinates == null) {
      return Double.isNaN(longitude) || Double.isNaN(latitude)
          ? null
          : point(new CoordinateXY(longitude, latitude));
    }
    return switch (type) {
      case "Point" -> point(coordinates);
      case "MultiPoint" ->
          FACTORY.createMultiPoint(
              list(coordinates).stream().map(GeoJsonGeometry::point).toArray(Point[]::new));
      case "LineString" -> line(coordinates);
      case "MultiLineString" ->
          FACTORY.createMultiLineString(
              list(coordinates).stream().map(GeoJsonGeometry::line).toArray(LineString[]::new));
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" ->
          FACTORY.createMultiPolygon(
              list(coordinates).stream().map(GeoJsonGeometry::polygon).toArray(Polygon[]::new));
      default -> throw new IllegalArgumentException("geometry type " + type);
    };
  }

  private static Point point(Object item) {
    if (item instanceof Coordinate position) {
      return FACTORY.createPoint(finite(position));
    }
    if (list(item).isEmpty()) {
      return FACTORY.createPoint();
    }
    throw new IllegalArgumentException("too many brackets around a position");
  }

  private static LineString line(Object item) {
    return FACTORY.createLineString(positions(item).toCoordinateArray());
  }

  private static Polygon polygon(Object item) {
    List<LinearRing> rings = list(item).stream().map(GeoJsonGeometry::ring).toList();
    return rings.isEmpty()
        ? FACTORY.createPolygon()
        : FACTORY.createPolygon(
            rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
  }

  private static LinearRing ring(Object item) {
    CoordinateList positions = positions(item);
    positions.closeRing();
    return FACTORY.createLinearRing(positions.toCoordinateArray());
  }

  private static CoordinateList positions(Object item) {
    CoordinateList positions = new CoordinateList();
    for (Object one : list(item)) {
      if (!(one instanceof Coordinate position)) {
        throw new IllegalArgumentException("brackets where a position should be");
      }
      positions.add(finite(position));
    }
    return positions;
  }

  private static List<?> list(Object item) {
    if (item instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("a position where a list should be");
  }

  private static Coordinate finite(Coordinate position) {
    if (!position.isValid()) {
      throw new IllegalArgumentException("a position without two numbers");
    }
    return position;
  }

  private GeoJsonGeometry() {}
}
