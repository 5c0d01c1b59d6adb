package fr.moisson.harvesters.dcat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * The envelopes of geometries written as text: WKT, GeoJSON, GML envelopes, and ArcGIS Hub's bare
 * {@code west,south,east,north}.
 */
final class Shapes {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NUMBER = "\\s*([-+]?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?)\\s*";
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile(NUMBER + "," + NUMBER + "," + NUMBER + "," + NUMBER);
  private static final Pattern WKT =
      Pattern.compile("(?s)(?:<([^>]*)>)?\\s*(?:SRID=\\d+;)?([A-Za-z].*)");
  private static final Pattern GML =
      Pattern.compile(
          "(?s).*lowerCorner[^>]*>"
              + NUMBER
              + "\\s"
              + NUMBER
              + "<.*upperCorner[^>]*>"
              + NUMBER
              + "\\s"
              + NUMBER
              + "<.*");

  /** Reference systems whose first axis is latitude, by their official names. */
  private static final Pattern LATITUDE_FIRST =
      Pattern.compile(".*(urn:ogc:def:crs:EPSG:[^:\"']*:4326|/def/crs/EPSG/[^/\"']*/4326).*");

  static Optional<Envelope> envelope(String text) {
    String shape = text.strip();
    if (shape.startsWith("{")) {
      return geoJson(shape);
    }
    Matcher numbers = FOUR_NUMBERS.matcher(shape);
    if (numbers.matches()) {
      return corners(numbers);
    }
    Matcher gml = GML.matcher(shape);
    if (gml.matches()) {
      return corners(gml).map(box -> LATITUDE_FIRST.matcher(shape).find() ? swapped(box) : box);
    }
    Matcher wkt = WKT.matcher(shape);
    return wkt.matches() ? wkt(wkt.group(1), wkt.group(2)) : Optional.empty();
  }

  private static Optional<Envelope> wkt(@Nullable String system, String shape) {
    WKTReader reader = new WKTReader();
    // GeoNetwork leaves rings open.
    reader.setFixStructure(true);
    try {
      Envelope envelope = reader.read(shape).getEnvelopeInternal();
      boolean swap = system != null && LATITUDE_FIRST.matcher(system).matches();
      return real(swap ? swapped(envelope) : envelope);
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Envelope> geoJson(String shape) {
    try {
      Envelope envelope = new Envelope();
      for (JsonNode coordinates : JSON.readTree(shape).findValues("coordinates")) {
        include(coordinates, envelope);
      }
      return real(envelope);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void include(JsonNode coordinates, Envelope envelope) {
    if (coordinates.path(0).isNumber() && coordinates.path(1).isNumber()) {
      envelope.expandToInclude(
          new Coordinate(coordinates.get(0).doubleValue(), coordinates.get(1).doubleValue()));
    } else {
      coordinates.forEach(part -> include(part, envelope));
    }
  }

  private static Optional<Envelope> corners(Matcher numbers) {
    return real(
        new Envelope(
            Double.parseDouble(numbers.group(1)),
            Double.parseDouble(numbers.group(3)),
            Double.parseDouble(numbers.group(2)),
            Double.parseDouble(numbers.group(4))));
  }

  private static Envelope swapped(Envelope box) {
    return new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
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
