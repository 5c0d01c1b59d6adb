package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.CommuneCodes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The values of the placeholders of a preset, for one question about one territory. All coordinates
 * are WGS 84 in degrees, with six decimals, those of outlines with five; a preset writes them in
 * whatever axis order it needs.
 *
 * <ul>
 *   <li>{@code {nom}}, {@code {date}} (of the run, in Paris), {@code {siren}} (of the EPCI, also
 *       for a commune)
 *   <li>{@code {codes}} and {@code {code}}: what the question is about ({@link Scope}); for the
 *       whole territory, its communes and its own code
 *   <li>{@code {departement}} of the one commune that a question is about
 *   <li>{@code {west}}, {@code {south}}, {@code {east}}, {@code {north}}; {@code {wkt}}: a polygon
 *       that covers the territory, counter-clockwise, as GBIF requires; {@code {geojson}}: the
 *       same; for a question about a tile, those of the tile
 *   <li>{@code {lon}}, {@code {lat}}, {@code {radius}}: of the question's circle, in metres
 * </ul>
 *
 * @param codes one by one, to check the rows of the answer
 */
public record TerritoryValues(Map<String, String> values, List<String> codes) {

  private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");

  /** A margin larger than the rounding of coordinates, in degrees. */
  private static final double MARGIN = 1e-4;

  public TerritoryValues {
    values = Map.copyOf(values);
    codes = List.copyOf(codes);
  }

  static TerritoryValues of(
      Territory territory, Instant at, List<String> communes, String separator) {
    Map<String, String> values = new TreeMap<>();
    values.put("nom", territory.name());
    values.put("code", territory.code());
    values.put("codes", String.join(separator, communes));
    values.put("date", LocalDate.ofInstant(at, LegalTime.FRANCE).toString());
    territory.siren().ifPresent(siren -> values.put("siren", siren));
    values.putAll(around(territory.contour()));
    List<String> codes = new ArrayList<>(communes);
    codes.add(territory.code());
    return new TerritoryValues(values, codes);
  }

  private static Map<String, String> around(Geometry area) {
    Map<String, String> values = new TreeMap<>(sides(area.getEnvelopeInternal()));
    Hull hull = Hull.of(area);
    values.put("wkt", hull.wkt());
    values.put("geojson", hull.geoJson());
    return values;
  }

  private static Map<String, String> sides(Envelope box) {
    return Map.of(
        "west", degrees(box.getMinX()),
        "south", degrees(box.getMinY()),
        "east", degrees(box.getMaxX()),
        "north", degrees(box.getMaxY()));
  }

  /** The values for the part of a territory inside a box. */
  TerritoryValues over(Geometry area) {
    return with(around(area));
  }

  /** The values for some codes of the territory. */
  TerritoryValues about(List<String> some, String separator) {
    Map<String, String> more = new TreeMap<>(values);
    more.put("codes", String.join(separator, some));
    more.put("code", String.join(separator, some));
    if (some.size() == 1 && Territory.isCommuneCode(some.get(0))) {
      more.put("departement", Territory.departementOf(some.get(0)));
    }
    return new TerritoryValues(more, some);
  }

  /** The values with one more placeholder. */
  public TerritoryValues with(String word, String value) {
    return with(Map.of(word, value));
  }

  private TerritoryValues with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(others);
    return new TerritoryValues(all, codes);
  }

  /** The values with a box that is wider than the territory by the rounding of coordinates. */
  public TerritoryValues padded() {
    Envelope box = box();
    box.expandBy(MARGIN);
    return with(sides(box));
  }

  /**
   * The values with a box so wide that nothing is lost at its edges by a server (QGIS Server,
   * pygeoapi) that projects only two of its corners: the grids in use in France are turned against
   * the meridians, Lambert-93 by 0.73° for each degree from 3° E, at most 6°.
   */
  public TerritoryValues widened() {
    Envelope box = box();
    double fromMeridian = Math.max(Math.abs(box.getMinX() - 3), Math.abs(box.getMaxX() - 3));
    double turn = Math.tan(Math.toRadians(Math.min(6, 0.8 * fromMeridian)));
    double narrowing = Math.cos(Math.toRadians(box.centre().y));
    double width = box.getWidth() * narrowing;
    double height = box.getHeight();
    box.expandBy((height + width * turn) * turn / narrowing, (width + height * turn) * turn);
    return with(sides(box));
  }

  private Envelope box() {
    return new Envelope(number("west"), number("east"), number("south"), number("north"));
  }

  private double number(String side) {
    return Double.parseDouble(values.get(side));
  }

  /** The values for one circle. */
  TerritoryValues within(Circles.Circle circle) {
    return with(
        Map.of(
            "lon", degrees(circle.longitude()),
            "lat", degrees(circle.latitude()),
            "radius", String.valueOf(circle.radius())));
  }

  /** The values for a condition in SQL or CQL, where {@code L'Isle} is written {@code L''Isle}. */
  public TerritoryValues quoted() {
    Map<String, String> more = new TreeMap<>(values);
    more.computeIfPresent("nom", (word, name) -> name.replace("'", "''"));
    return new TerritoryValues(more, codes);
  }

  /**
   * The text with every placeholder replaced.
   *
   * @throws Misconfigured for a placeholder that has no value, such as the SIREN of an unknown EPCI
   */
  public String fill(String text) {
    Matcher words = WORD.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (words.find()) {
      String value = values.get(words.group(1));
      if (value == null) {
        throw new Misconfigured(
            Notice.of(Notice.Code.CONFIG_BAD_VALUE, text, words.group(), values.keySet()));
      }
      words.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return words.appendTail(filled).toString();
  }

  public Map<String, String> fill(Map<String, String> texts) {
    Map<String, String> filled = new TreeMap<>();
    texts.forEach((key, text) -> filled.put(key, fill(text)));
    return filled;
  }

  /**
   * The possible results of replacing the placeholders, for all codes. For Paris, Lyon and
   * Marseille, services return the commune or its arrondissements, whichever they were asked for.
   */
  public Set<String> each(String text) {
    Set<String> texts = new HashSet<>();
    for (String code : codes.stream().flatMap(TerritoryValues::namesOf).toList()) {
      TerritoryValues one = about(List.of(code), "");
      if (!text.contains("{departement}") || one.values.containsKey("departement")) {
        texts.add(one.fill(text));
      }
    }
    return texts;
  }

  private static Stream<String> namesOf(String code) {
    return Stream.concat(
        Stream.of(code, CommuneCodes.commune(code)), CommuneCodes.arrondissements(code));
  }

  /** Without an exponent, which query languages do not support. */
  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  /**
   * A convex polygon with few vertices around the territory, because addresses are limited in
   * length.
   */
  private record Hull(Coordinate[] ring) {

    static Hull of(Geometry contour) {
      Geometry hull = contour.buffer(MARGIN, 2).convexHull();
      Coordinate[] ring = hull.norm().getCoordinates();
      // JTS normalises shells to clockwise order.
      Coordinate[] counterClockwise = new Coordinate[ring.length];
      for (int i = 0; i < ring.length; i++) {
        counterClockwise[ring.length - 1 - i] = ring[i];
      }
      return new Hull(counterClockwise);
    }

    String wkt() {
      return "POLYGON((" + joined("%.5f %.5f") + "))";
    }

    String geoJson() {
      return "{\"type\":\"Polygon\",\"coordinates\":[[" + joined("[%.5f,%.5f]") + "]]}";
    }

    private String joined(String format) {
      return Arrays.stream(ring)
          .map(point -> String.format(Locale.ROOT, format, point.x, point.y))
          .collect(Collectors.joining(","));
    }
  }
}
