package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A place written in one cell: GeoJSON, WKT or EWKT, {@code [lon, lat]}, or a bare pair, which is
 * latitude first as in the {@code geo_point_2d} of Opendatasoft.
 */
final class PlaceText {

  private static final String NUMBER = "[-+]?\\d{1,10}(?:[.,]\\d{1,20})?";
  private static final Pattern PAIR =
      Pattern.compile(
          "\\(?\\s*(" + NUMBER + ")(?:\\s*[;#|/]\\s*|,\\s*|\\s+)(" + NUMBER + ")\\s*\\)?");
  private static final Pattern WKT =
      Pattern.compile(
          "(?:SRID=\\d{4,6};)?\\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int LONGEST_PAIR = 100;
  private static final int DEEPEST_WKT = 8;

  /** Null when the text describes no place. */
  static @Nullable Geometry read(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return null;
    }
    return switch (text.charAt(0)) {
      case '{', '[' -> json(text);
      case 'P', 'p', 'L', 'l', 'M', 'm', 'G', 'g', 'S', 's' -> wkt(text);
      default -> pair(text);
    };
  }

  private static @Nullable Geometry json(String text) {
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      parser.nextToken();
      return text.charAt(0) == '{'
          ? GeoJsonGeometry.read(parser)
          : GeoJsonGeometry.readPosition(parser);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Geometry wkt(String text) {
    // JTS reads by recursion, so that a hostile cell could exhaust the stack.
    if (!WKT.matcher(text).matches() || depth(text) > DEEPEST_WKT) {
      return null;
    }
    try {
      String plain = text.substring(text.indexOf(';') + 1);
      return new WKTReader(GeoJsonGeometry.FACTORY).read(plain);
    } catch (ParseException | IllegalArgumentException e) {
      return null;
    }
  }

  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static @Nullable Geometry pair(String text) {
    Matcher pair = PAIR.matcher(text);
    if (text.length() > LONGEST_PAIR || !pair.matches()) {
      return null;
    }
    OptionalDouble first = Numbers.decimal(pair.group(1));
    OptionalDouble second = Numbers.decimal(pair.group(2));
    if (first.isEmpty() || second.isEmpty()) {
      return null;
    }
    boolean metres = Math.abs(first.getAsDouble()) > 180;
    Coordinate position =
        metres
            ? new CoordinateXY(first.getAsDouble(), second.getAsDouble())
            : new CoordinateXY(second.getAsDouble(), first.getAsDouble());
    return GeoJsonGeometry.FACTORY.createPoint(position);
  }

  private PlaceText() {}
}
