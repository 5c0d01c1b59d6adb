package fr.moisson.harvesters.formats.place;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.geometry.SafeWkb;
import fr.moisson.harvesters.formats.geometry.SafeWkt;
import fr.moisson.harvesters.formats.text.Json;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

/**
 * A place in one cell, in an unambiguous notation: GeoJSON, WKT or EWKT, PostGIS's hexadecimal
 * well-known binary, {@code [lon, lat]}, or an object with a place. For bare numbers, see {@link
 * PairText}.
 */
public final class PlaceText {

  /**
   * Byte order and type, then at least the two numbers of a point; optionally preceded by a prefix
   * of databases.
   */
  private static final Pattern WKB =
      Pattern.compile("(?:\\\\x|0x)?(0[01](?:[0-9A-Fa-f]{2}){20,}+)");

  private static final Pattern WKT =
      Pattern.compile(
          "(?:SRID=(?<srid>\\d{4,6});)?\\s*(?<plain>"
              + "(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION|MULTI(?:CURVE|SURFACE)"
              + "|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|POLYHEDRALSURFACE|TIN|TRIANGLE)Z?M?\\b.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Python notation: {@code {'type': 'Point', …}}. */
  private static final JsonParser.Feature APOSTROPHES =
      JsonReadFeature.ALLOW_SINGLE_QUOTES.mappedFeature();

  /** In degrees: a decimetre. */
  private static final double SAME = 1e-6;

  private static final Pattern OBJECTS = Pattern.compile("\\[\\s*\\{");

  /** Null if the text describes no place; a stated system becomes that of the geometry. */
  public static @Nullable Geometry read(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return null;
    }
    return switch (text.charAt(0)) {
      case '{', '[' -> json(text);
      case 'P', 'p', 'L', 'l', 'M', 'm', 'G', 'g', 'S', 's', 'C', 'c', 'T', 't' -> wkt(text);
      default -> binary(text);
    };
  }

  /** Whether a cell holds a shape in WGS 84, and not in another system or before it was cut. */
  public static boolean isShape(String cell, Geometry shape) {
    Geometry place = read(cell);
    return place != null
        && !(place instanceof Point)
        && areAlike(place.getEnvelopeInternal(), shape.getEnvelopeInternal(), SAME);
  }

  /** Whether the edges of two boxes differ by less than a tolerance. */
  public static boolean areAlike(Envelope one, Envelope other, double tolerance) {
    return Math.abs(one.getMinX() - other.getMinX()) < tolerance
        && Math.abs(one.getMinY() - other.getMinY()) < tolerance
        && Math.abs(one.getMaxX() - other.getMaxX()) < tolerance
        && Math.abs(one.getMaxY() - other.getMaxY()) < tolerance;
  }

  private static @Nullable Geometry binary(String text) {
    Matcher binary = WKB.matcher(text);
    if (!binary.matches()) {
      return null;
    }
    try {
      return SafeWkb.read(WKBReader.hexToBytes(binary.group(1)));
    } catch (ParseException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Geometry json(String text) {
    try (JsonParser parser = Json.FACTORY.createParser(text).enable(APOSTROPHES)) {
      parser.nextToken();
      if (OBJECTS.matcher(text).lookingAt()) {
        return only(parser);
      }
      return text.charAt(0) == '{'
          ? GeoJsonGeometry.read(parser)
          : GeoJsonGeometry.readPosition(parser);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /** The place of the only object of an array, as in SensorThings' {@code Locations}. */
  private static @Nullable Geometry only(JsonParser parser) throws IOException {
    parser.nextToken();
    Geometry place = GeoJsonGeometry.read(parser);
    return parser.nextToken() == JsonToken.END_ARRAY ? place : null;
  }

  private static @Nullable Geometry wkt(String text) {
    Matcher known = WKT.matcher(text);
    if (!known.matches()) {
      return null;
    }
    try {
      Geometry geometry =
          SafeWkt.read(known.group("plain"), new WKTReader(GeoJsonGeometry.FACTORY));
      if (known.group("srid") != null) {
        geometry.setSRID(Integer.parseInt(known.group("srid")));
      }
      return geometry;
    } catch (ParseException e) {
      return null;
    }
  }

  private PlaceText() {}
}
