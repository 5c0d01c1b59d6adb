package fr.moisson.harvesters.formats.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;

/**
 * Well-known text of the kinds that JTS does not read (ISO 13249-3, 5.1.66): arcs of circles are
 * read as lines, the facets of a surface as polygons. Heights and measures are dropped.
 */
final class CurveWkt {

  private static final Pattern KINDS =
      Pattern.compile(
          "\\b(?:CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE"
              + "|POLYHEDRALSURFACE|TIN|TRIANGLE)Z?M?\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COLLECTION =
      Pattern.compile("GEOMETRYCOLLECTION", Pattern.CASE_INSENSITIVE);

  private static final Pattern TOKEN = Pattern.compile("[(),]|[^\\s(),]+");
  private static final Pattern DIMENSIONS = Pattern.compile("Z?M?");
  private static final String LINE = "LINESTRING";
  private static final String POLYGON = "POLYGON";

  private final Matcher tokens;

  /** In upper case; empty at the end. */
  private String token = "";

  private CurveWkt(String text) {
    tokens = TOKEN.matcher(text);
    next();
  }

  /** Whether a text has a geometry that may hold arcs or facets. */
  static boolean is(String text) {
    Matcher kinds = KINDS.matcher(text);
    // Only in collections can they be further on, in a text that may be long.
    return kinds.lookingAt() || COLLECTION.matcher(text).lookingAt() && kinds.find();
  }

  /**
   * @param text with no more nested brackets than the stack bears
   * @throws ParseException if the text is not a geometry
   */
  static Geometry read(String text) throws ParseException {
    try {
      CurveWkt wkt = new CurveWkt(text);
      Geometry geometry = wkt.geometry();
      wkt.expect("");
      return geometry;
    } catch (IllegalArgumentException e) {
      throw new ParseException(e);
    }
  }

  private void next() {
    token = tokens.find() ? tokens.group().toUpperCase(Locale.ROOT) : "";
  }

  private void expect(String expected) {
    if (!token.equals(expected)) {
      throw new IllegalArgumentException("« %s » in place of « %s »".formatted(token, expected));
    }
    next();
  }

  private boolean passes(String expected) {
    boolean isIt = token.equals(expected);
    if (isIt) {
      next();
    }
    return isIt;
  }

  private Geometry geometry() {
    String kind = token.replaceFirst("Z?M?$", "");
    next();
    if (!token.isEmpty() && DIMENSIONS.matcher(token).matches()) {
      next();
    }
    return content(kind);
  }

  private Geometry content(String kind) {
    return switch (kind) {
      case "POINT" -> point(positions());
      case LINE -> CurveWkb.line(positions());
      case "CIRCULARSTRING" -> CurveWkb.line(CurveWkb.arcs(positions()));
      case "COMPOUNDCURVE" -> CurveWkb.line(Arcs.joined(members(LINE)));
      case POLYGON, "TRIANGLE", "CURVEPOLYGON" ->
          CurveWkb.polygon(
              members(LINE).stream().map(Geometry::getCoordinates).map(List::of).toList());
      case "MULTILINESTRING", "MULTICURVE" -> many(LINE);
      case "MULTIPOLYGON", "MULTISURFACE", "POLYHEDRALSURFACE", "TIN" -> many(POLYGON);
      case "GEOMETRYCOLLECTION" -> many("");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Geometry point(List<Coordinate> positions) {
    return positions.isEmpty()
        ? GeoJsonGeometry.FACTORY.createPoint()
        : GeoJsonGeometry.FACTORY.createPoint(positions.get(0));
  }

  private Geometry many(String kind) {
    return GeoJsonGeometry.FACTORY.buildGeometry(members(kind));
  }

  /**
   * @param kind of members that do not state theirs
   */
  private List<Geometry> members(String kind) {
    List<Geometry> members = new ArrayList<>();
    if (!passes("EMPTY")) {
      expect("(");
      do {
        members.add(token.equals("(") || token.equals("EMPTY") ? content(kind) : geometry());
      } while (passes(","));
      expect(")");
    }
    return members;
  }

  private List<Coordinate> positions() {
    List<Coordinate> positions = new ArrayList<>();
    if (!passes("EMPTY")) {
      expect("(");
      do {
        positions.add(new CoordinateXY(number(), number()));
        while (!token.equals(",") && !token.equals(")")) {
          number(); // a height or a measure
        }
      } while (passes(","));
      expect(")");
    }
    return positions;
  }

  private double number() {
    double number = Double.parseDouble(token);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(token);
    }
    next();
    return number;
  }
}
