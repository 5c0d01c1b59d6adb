package fr.moisson.harvesters.dcat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.formats.Degrees;
import fr.moisson.harvesters.formats.geometry.SafeWkt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Envelopes of geometries that are written as text: WKT, GeoJSON, GML, the {@code ENVELOPE} of
 * search engines, the {@code box} of schema.org, and ArcGIS Hub's bare {@code
 * west,south,east,north}. Coordinates in metres are converted to degrees. The eastern side of an
 * envelope that crosses the 180th meridian is above 180.
 */
public final class Shapes {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double HALF_TURN = 180;

  /** All quantifiers are possessive, because a feed may contain a million blanks. */
  private static final String NUMBER =
      "([-+]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][-+]?+\\d++)?+)";

  private static final String COMMA = "\\s*+,\\s*+";
  private static final String BLANKS = "\\s++";
  private static final Pattern ONE_NUMBER = Pattern.compile(NUMBER);
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile(NUMBER + COMMA + NUMBER + COMMA + NUMBER + COMMA + NUMBER);

  private static final Pattern WITHOUT_COMMAS =
      Pattern.compile(NUMBER + BLANKS + NUMBER + BLANKS + NUMBER + BLANKS + NUMBER);

  /** West, east, north, south. */
  private static final Pattern ENVELOPE =
      Pattern.compile(
          "(?i)ENVELOPE\\s*+\\(\\s*+"
              + (NUMBER + COMMA + NUMBER + COMMA + NUMBER + COMMA + NUMBER)
              + "\\s*+\\)");

  private static final Pattern BOX =
      Pattern.compile(
          "(?i)BOX\\s*+\\(\\s*+"
              + (NUMBER + BLANKS + NUMBER + COMMA + NUMBER + BLANKS + NUMBER)
              + "\\s*+\\)");

  /** Latitude and longitude of two corners. */
  private static final Pattern SCHEMA_ORG =
      Pattern.compile(NUMBER + COMMA + NUMBER + BLANKS + NUMBER + COMMA + NUMBER);

  /** ArcGIS Hub puts commas between all the numbers of a ring. */
  private static final Pattern FLAT =
      Pattern.compile(
          "(?i)POLYGON\\s*+\\(\\(\\s*+(" + NUMBER + "(?:" + COMMA + NUMBER + ")++)\\s*+\\)\\)");

  private static final Pattern WKT =
      Pattern.compile("(?s)(?:<([^>]*)>|SRID=(\\d+);)?\\s*([A-Za-z].*)");
  private static final Pattern GML =
      Pattern.compile(
          "<(?:\\w++:)?(?:lowerCorner|upperCorner|pos|posList|coordinates)(\\s[^<>]*+)?>([^<]*+)<");
  private static final Pattern DIMENSION = Pattern.compile("srsDimension=[\"']([2-9])[\"']");
  private static final Pattern SYSTEM = Pattern.compile("srsName\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[\\s,]+");

  /** Reference systems whose first axis is latitude, by their official names. */
  private static final Pattern LATITUDE_FIRST =
      Pattern.compile("urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:4326|.*/def/crs/EPSG/[^/]*/4326");

  /** The envelope of a shape in any of these forms; empty if it has none of them. */
  public static Optional<Envelope> envelope(String text) {
    String shape = text.strip();
    if (shape.startsWith("{")) {
      return geoJson(shape);
    }
    if (shape.startsWith("<") && shape.contains("</")) {
      return gml(shape);
    }
    return Stream.of(
            corners(FOUR_NUMBERS.matcher(shape), 1, 2, 3, 4),
            corners(WITHOUT_COMMAS.matcher(shape), 1, 2, 3, 4),
            corners(ENVELOPE.matcher(shape), 1, 4, 2, 3),
            corners(BOX.matcher(shape), 1, 2, 3, 4),
            corners(SCHEMA_ORG.matcher(shape), 2, 1, 4, 3))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> flat(FLAT.matcher(shape)))
        .or(() -> wkt(WKT.matcher(shape)));
  }

  /**
   * The envelope between four sides in degrees. If the shorter way is across the 180th meridian,
   * the eastern side is above 180, because {@code Envelope} would swap the two sides.
   */
  public static Envelope between(double west, double east, double south, double north) {
    boolean crosses = west <= HALF_TURN && east >= -HALF_TURN && west - east > HALF_TURN;
    return new Envelope(west, crosses ? east + 2 * HALF_TURN : east, south, north);
  }

  /**
   * The envelope of GML coordinates.
   *
   * @param positions contents of {@code pos}, {@code posList} and similar elements
   * @param dimension count of numbers per position
   * @param system the {@code srsName}, or null
   */
  public static Optional<Envelope> ofGml(
      List<String> positions, int dimension, @Nullable String system) {
    Envelope envelope = new Envelope();
    for (String position : positions) {
      List<Double> numbers =
          BETWEEN_NUMBERS
              .splitAsStream(position.strip())
              .flatMap(text -> number(text).stream())
              .toList();
      for (int i = 0; i + 1 < numbers.size(); i += dimension) {
        envelope.expandToInclude(new Coordinate(numbers.get(i), numbers.get(i + 1)));
      }
    }
    return settled(envelope, system);
  }

  private static Optional<Envelope> gml(String shape) {
    Matcher system = SYSTEM.matcher(shape);
    Matcher found = GML.matcher(shape);
    List<String> positions = new ArrayList<>();
    int dimension = 2;
    while (found.find()) {
      positions.add(found.group(2));
      // The older "x,y,z x,y,z" shows its dimension by its commas.
      Matcher stated = DIMENSION.matcher(found.group(1) == null ? "" : found.group(1));
      dimension = stated.find() ? Integer.parseInt(stated.group(1)) : dimension;
    }
    return ofGml(positions, dimension, system.find() ? system.group(1) : null);
  }

  private static Optional<Envelope> flat(Matcher ring) {
    return ring.matches() ? ofGml(List.of(ring.group(1)), 2, null) : Optional.empty();
  }

  private static Optional<Envelope> wkt(Matcher shape) {
    if (!shape.matches()) {
      return Optional.empty();
    }
    WKTReader reader = new WKTReader();
    // GeoNetwork leaves rings open.
    reader.setFixStructure(true);
    try {
      String system = shape.group(2) == null ? shape.group(1) : "EPSG:" + shape.group(2);
      return settled(SafeWkt.read(shape.group(3), reader).getEnvelopeInternal(), system);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** In degrees, longitude first, if the system is known; otherwise left for the rules to judge. */
  private static Optional<Envelope> settled(Envelope envelope, @Nullable String system) {
    if (system == null || real(envelope).isEmpty()) {
      return real(envelope);
    }
    return LATITUDE_FIRST.matcher(system).matches()
        ? Optional.of(swapped(envelope))
        : Degrees.of(envelope, system).or(() -> Optional.of(envelope));
  }

  private static Optional<Envelope> geoJson(String shape) {
    try {
      return geoJson(JSON.readTree(shape));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The envelope of a GeoJSON geometry, feature or collection; empty if it has no positions. */
  public static Optional<Envelope> geoJson(JsonNode shape) {
    Envelope envelope = new Envelope();
    shape.findValues("coordinates").forEach(coordinates -> include(coordinates, envelope));
    return real(envelope);
  }

  /** Nesting is limited by the parser. */
  private static void include(JsonNode coordinates, Envelope envelope) {
    if (coordinates.path(0).isNumber() && coordinates.path(1).isNumber()) {
      envelope.expandToInclude(
          new Coordinate(coordinates.get(0).doubleValue(), coordinates.get(1).doubleValue()));
    } else {
      coordinates.forEach(part -> include(part, envelope));
    }
  }

  private static Optional<Envelope> corners(
      Matcher numbers, int west, int south, int east, int north) {
    if (!numbers.matches()) {
      return Optional.empty();
    }
    return real(
        between(
            Double.parseDouble(numbers.group(west)),
            Double.parseDouble(numbers.group(east)),
            Double.parseDouble(numbers.group(south)),
            Double.parseDouble(numbers.group(north))));
  }

  private static Envelope swapped(Envelope box) {
    return new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
  }

  private static Optional<Double> number(String text) {
    return ONE_NUMBER.matcher(text).matches()
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Envelope> real(Envelope envelope) {
    boolean real =
        !envelope.isNull()
            && Double.isFinite(envelope.getArea())
            && Double.isFinite(envelope.getMinX())
            && Double.isFinite(envelope.getMinY());
    return real ? Optional.of(envelope) : Optional.empty();
  }

  private Shapes() {}
}
