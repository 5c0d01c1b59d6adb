package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.geometry.Arcs;
import fr.moisson.harvesters.formats.text.Numbers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.proj4j.geodesic.Geodesic;
import org.locationtech.proj4j.geodesic.GeodesicData;

/**
 * Arcs and circles that are given by their centre and their radius, as those of zones around
 * airfields and springs.
 */
final class GmlArc {

  static final Set<String> BY_CENTRE = Set.of("ArcByCenterPoint", "CircleByCenterPoint");

  private static final String RADIUS = "radius";
  private static final String START = "startAngle";
  private static final String END = "endAngle";

  /** Elements in an arc that have a unit. */
  static final Set<String> MEASURES = Set.of(RADIUS, START, END);

  private static final double FOOT = 0.3048;
  private static final double MILE = 1852;

  /** Names of units in UCUM, in AIXM and in the register of EPSG. */
  private static final Map<String, Double> METRES =
      Map.of(
          "m", 1.0, "metre", 1.0, "meter", 1.0, "9001", 1.0, "km", 1000.0, //
          "nm", MILE, "[nmi_i]", MILE, "ft", FOOT, "[ft_i]", FOOT);

  private static final Map<String, Double> DEGREES =
      Map.of("deg", 1.0, "degree", 1.0, "9102", 1.0, "rad", Math.toDegrees(1));

  /** Before the name of a unit in an address or a URN. */
  private static final Pattern REGISTER = Pattern.compile(".*[:/#]");

  private static final int WHOLE_TURN = 360;

  /**
   * The radius in metres or the angle in degrees that starts here, read to its end.
   *
   * @throws IllegalArgumentException if it is none
   */
  static double measure(XmlWalk xml) throws IOException {
    boolean isRadius = xml.element().equals(RADIUS);
    String stated = xml.attribute("uom");
    String unit =
        stated == null
            ? isRadius ? "m" : "deg"
            : REGISTER.matcher(stated.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    Double factor = (isRadius ? METRES : DEGREES).get(unit);
    if (factor == null) {
      throw new IllegalArgumentException("unit " + stated);
    }
    return factor * number(xml.text());
  }

  private static double number(String text) {
    return Numbers.decimal(text.strip())
        .orElseThrow(() -> new IllegalArgumentException("no number: " + text));
  }

  /**
   * The line of an arc, or of a whole circle if it states no angles. Angles start at the first axis
   * of the system, and turn towards the second one: they are bearings if that is the northing.
   *
   * @throws IllegalArgumentException if a measure is missing
   */
  static List<Coordinate> line(
      String element, Coordinate centre, Map<String, Double> measures, GmlCrs system) {
    boolean isCircle = element.startsWith("Circle");
    double radius = of(measures, RADIUS);
    double start = isCircle ? 0 : of(measures, START);
    double end = isCircle ? WHOLE_TURN : of(measures, END);
    return Arcs.around(
        Math.toRadians(start),
        Math.toRadians(end),
        angle -> at(centre, radius, system.isNorthFirst() ? angle : Math.PI / 2 - angle));
  }

  private static double of(Map<String, Double> measures, String name) {
    Double measure = measures.get(name);
    if (measure == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return measure;
  }

  /** The position at that bearing; also a file with a metric system may contain degrees. */
  private static Coordinate at(Coordinate centre, double radius, double bearing) {
    if (Math.abs(centre.x) <= 180 && Math.abs(centre.y) <= 90) {
      GeodesicData to = Geodesic.WGS84.Direct(centre.y, centre.x, Math.toDegrees(bearing), radius);
      return new CoordinateXY(to.lon2, to.lat2);
    }
    return new CoordinateXY(
        centre.x + radius * Math.sin(bearing), centre.y + radius * Math.cos(bearing));
  }

  private GmlArc() {}
}
