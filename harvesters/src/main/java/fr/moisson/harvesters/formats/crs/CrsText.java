package fr.moisson.harvesters.formats.crs;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a coordinate system in well-known text (<a
 * href="https://docs.ogc.org/is/18-010r7/18-010r7.html">OGC 18-010</a>, and ESRI's own dialect in
 * {@code .prj} files, which never has a code). Parameters take precedence over names, which every
 * program spells its own way.
 */
public final class CrsText {

  private static final int LONGEST = 20_000;
  private static final Pattern HORIZONTAL =
      Pattern.compile("(PROJCS|PROJCRS|PROJECTEDCRS|GEOGCS|GEOGCRS|GEODCRS)\\s*\\[");
  private static final Pattern CODE =
      Pattern.compile(
          "(?:AUTHORITY|ID)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d{4,6})\"?[^\\[\\]]*\\]\\s*\\]$");
  private static final Pattern PARAMETER =
      Pattern.compile("PARAMETER\\s*\\[\\s*\"([^\"]*)\"\\s*,\\s*([-+.\\deE]{1,40})");
  private static final Pattern NAMED =
      Pattern.compile("(\\w+)\\s*\\[\\s*\"([^\"]*)\"(?:\\s*,\\s*([-+.\\deE]{1,40}))?");

  private static final double DEGREES_A_GRAD = 0.9;
  private static final double RADIANS_A_GRAD = Math.PI / 200;

  /**
   * Lambert conformal conic systems of France, of Belgium, and that of Europe: latitude of origin,
   * false easting and northing, code.
   */
  private static final List<Cone> CONES =
      List.of(
          new Cone(46.5, 700_000, 6_600_000, 2154, false),
          new Cone(49.5, 600_000, 200_000, 27561, true),
          new Cone(46.8, 600_000, 200_000, 27562, true),
          new Cone(44.1, 600_000, 200_000, 27563, true),
          new Cone(42.165, 234.358, 185_861.369, 27564, true),
          new Cone(49.5, 600_000, 1_200_000, 27571, true),
          new Cone(46.8, 600_000, 2_200_000, 27572, true),
          new Cone(44.1, 600_000, 3_200_000, 27573, true),
          new Cone(42.165, 234.358, 4_185_861.369, 27574, true),
          new Cone(52, 4_000_000, 2_800_000, 3034, false),
          new Cone(90, 150_000, 5_400_088, 31370, false),
          new Cone(50.797815, 649_328, 665_262, 3812, false),
          new Cone(-21.5, 400_000, 300_000, 3163, false));

  /**
   * Other systems of neighbouring countries, whose data reach across the border, and of Réunion
   * before 1992: false easting and northing.
   */
  private static final List<Neighbour> NEIGHBOURS =
      List.of(
          new Neighbour("(hotine|swiss)oblique.*", 2_600_000, 1_200_000, 2056),
          new Neighbour("(hotine|swiss)oblique.*", 600_000, 200_000, 21781),
          new Neighbour("transversemercator", 80_000, 100_000, 2169),
          new Neighbour("transversemercator", 160_000, 50_000, 3727),
          new Neighbour("transversemercator|gausskruger", 2_500_000, 0, 31466),
          new Neighbour("transversemercator|gausskruger", 3_500_000, 0, 31467));

  /** UTM zones by datum: worldwide, European, and of each overseas territory. */
  private static final List<Zones> ZONES =
      List.of(
          new Zones("wgs(19)?84|worldgeodeticsystem1984", 32_600, 32_700, 1, 60),
          new Zones("etrs(19)?89|europeanterrestrial.*|rgf(19)?93", 25_800, 0, 28, 38),
          new Zones("reseaugeodesiquefrancais(19)?93.*", 25_800, 0, 28, 38),
          new Zones("ed(19)?50|european(datum)?1950", 23_000, 0, 28, 38),
          new Zones(
              "rgaf(20)?09.*|reseaugeodesiquedesantillesfrancaises2009", 5490 - 20, 0, 20, 20),
          new Zones("rraf(19)?91.*", 4559 - 20, 0, 20, 20),
          new Zones("rgfg(19)?95.*", 2972 - 22, 0, 22, 22),
          new Zones("(rgspm|.*stpierreetmiquelon)(20)?06", 4467 - 21, 0, 21, 21),
          new Zones("rgpf.*|reseaugeodesiquedelapolynesiefrancaise", 0, 3296 - 5, 5, 8),
          new Zones("rgr(19)?92.*", 0, 2975 - 40, 40, 40),
          new Zones("rgnc(19)?9193|.*nouvellecaledonie(19)?9193", 0, 3170 - 58, 57, 59),
          new Zones("rgwf(19)?96|.*wallisetfutuna(19)?96", 0, 32_700, 1, 1),
          new Zones("(rgm|.*mayotte)(20)?04", 0, 4471 - 38, 38, 38));

  /** Of datums before satellites, some hundred metres beside the others. */
  private static final List<Zones> OLD_ZONES =
      List.of(
          new Zones("fortmarigot", 2969 - 20, 0, 20, 20),
          new Zones("sainteanne|guadeloupe1948", 2970 - 20, 0, 20, 20),
          new Zones("fortdesaix|martinique1938", 2973 - 20, 0, 20, 20),
          new Zones("csg(19)?67|centrespatialguyanais1967", 2971 - 22, 0, 22, 22),
          new Zones("saintpierreetmiquelon1950", 2987 - 21, 0, 21, 21),
          new Zones("combani1950", 0, 2980 - 38, 38, 38),
          new Zones("cadastre1997", 0, 5879 - 38, 38, 38),
          new Zones("ign72grandeterre", 0, 3060 - 58, 58, 58),
          new Zones("mop78", 0, 2988 - 1, 1, 1),
          new Zones("tahaa(19)?54", 0, 2977 - 5, 5, 5),
          new Zones("tahiti(19)?79", 0, 3304 - 6, 6, 6),
          new Zones("ign72nukuhiva", 0, 2978 - 7, 7, 7));

  private record Cone(double latitude, double east, double north, int code, boolean ofParis) {}

  private record Zones(String datum, int north, int south, int first, int last) {}

  private record Neighbour(String projection, double east, double north, int code) {}

  private final String text;
  private final String name;
  private final String datum;
  private final String projection;
  private final Map<String, Double> parameters = new HashMap<>();
  private boolean grads;

  private CrsText(String text) {
    this.text = text;
    Map<String, String> named = new HashMap<>();
    Matcher element = NAMED.matcher(text);
    while (element.find()) {
      named.putIfAbsent(element.group(1), ColumnNames.key(element.group(2)));
      if (element.group(1).equals("UNIT") && element.group(3) != null) {
        grads |= near(number(element.group(3)), RADIANS_A_GRAD, 1e-6);
      }
    }
    this.name = ColumnNames.key(name(text));
    String said = named.getOrDefault("DATUM", "").replaceFirst("^d(?=[a-z])", "");
    String spheroid = named.getOrDefault("SPHEROID", named.getOrDefault("ELLIPSOID", ""));
    // R and old GDAL leave the datum out; those of either spheroid agree within a metre.
    boolean isLeftOut = said.matches("(unknown|notspecified).*");
    this.datum = isLeftOut && spheroid.matches("(wgs(19)?84|grs(19)?80).*") ? "wgs84" : said;
    this.projection = named.getOrDefault("PROJECTION", "");
    Matcher parameter = PARAMETER.matcher(text);
    while (parameter.find()) {
      parameters.put(ColumnNames.key(parameter.group(1)), number(parameter.group(2)));
    }
  }

  private static double number(String text) {
    return Numbers.decimal(text).orElse(Double.NaN);
  }

  /** {@code EPSG:2154} and the like; empty if the text describes no known system. */
  public static Optional<String> epsg(String wkt) {
    Matcher start = HORIZONTAL.matcher(wkt);
    if (wkt.length() > LONGEST || !start.find()) {
      return Optional.empty();
    }
    String horizontal = balanced(wkt.substring(start.start())).strip();
    Matcher code = CODE.matcher(horizontal);
    if (code.find()) {
      return Optional.of("EPSG:" + code.group(1));
    }
    CrsText text = new CrsText(horizontal);
    boolean projected = start.group(1).startsWith("PROJ");
    return (projected ? text.projected() : text.geographic()).map(found -> "EPSG:" + found);
  }

  /**
   * {@code EPSG:2154} and the like, or else the name of an unknown projected system, such as {@code
   * RD_New}; empty for a text without a projection.
   */
  public static Optional<String> declared(String wkt) {
    Matcher start = HORIZONTAL.matcher(wkt);
    boolean projected = start.find() && start.group(1).startsWith("PROJ");
    return epsg(wkt)
        .or(() -> projected ? Optional.of(name(wkt.substring(start.end()))) : Optional.empty());
  }

  /** Whether the declared system has a code, and not merely a name. */
  public static boolean isCode(String declared) {
    return declared.startsWith("EPSG:");
  }

  private static String name(String text) {
    return text.substring(text.indexOf('"') + 1).split("\"", 2)[0];
  }

  /** The first element with its content: a compound system continues with heights. */
  private static String balanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
      if (depth == 0 && text.charAt(i) == ']') {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }

  private Optional<Integer> geographic() {
    boolean elsewhere = text.contains("PRIMEM") && !text.contains("Greenwich");
    if (elsewhere || grads) {
      boolean ofParis = elsewhere && grads && isOfNtf();
      return ofParis ? Optional.of(4807) : Optional.empty();
    }
    if (isOfNtf()) {
      return Optional.of(4275);
    }
    if (datum.matches("ed(19)?50|european(datum)?1950")) {
      return Optional.of(4230);
    }
    // All other datums agree with WGS 84 within a metre.
    return zones(ZONES).map(found -> 4326);
  }

  private boolean isOfNtf() {
    return datum.contains("ntf") || datum.contains("nouvelletriangulation");
  }

  private Optional<Zones> zones(List<Zones> some) {
    return some.stream().filter(zones -> datum.matches(zones.datum())).findFirst();
  }

  private Optional<Integer> projected() {
    if (projection.contains("mercatorauxiliarysphere")
        || name.matches(".*(web|pseudo)mercator.*")) {
      return Optional.of(3857);
    }
    if (projection.startsWith("lambertconformalconic")) {
      return cone();
    }
    if (projection.equals("transversemercator") || projection.equals("gausskruger")) {
      return cylinder();
    }
    boolean europe =
        projection.equals("lambertazimuthalequalarea") && is("falseeasting", 4_321_000);
    return europe ? Optional.of(3035) : neighbour().or(this::byName);
  }

  private Optional<Integer> neighbour() {
    return NEIGHBOURS.stream()
        .filter(one -> projection.matches(one.projection()))
        .filter(one -> is("falseeasting", one.east()) && is("falsenorthing", one.north()))
        .map(Neighbour::code)
        .findFirst();
  }

  private Optional<Integer> cone() {
    double latitude = angle("latitudeoforigin");
    for (int zone = 42; zone <= 50; zone++) {
      if (near(latitude, zone, 0.001)
          && is("falseeasting", 1_700_000)
          && is("falsenorthing", (zone - 41) * 1_000_000.0 + 200_000)) {
        return Optional.of(3900 + zone);
      }
    }
    return CONES.stream()
        .filter(cone -> cone.ofParis() == isOfNtf())
        .filter(cone -> near(latitude, cone.latitude(), 0.001))
        .filter(cone -> is("falseeasting", cone.east()) && is("falsenorthing", cone.north()))
        .map(Cone::code)
        .findFirst();
  }

  private Optional<Integer> cylinder() {
    double zone = (angle("centralmeridian") + 183) / 6;
    boolean south = is("falsenorthing", 10_000_000);
    boolean utm =
        near(parameters.getOrDefault("scalefactor", 1.0), 0.9996, 1e-6)
            && is("falseeasting", 500_000)
            && (south || is("falsenorthing", 0))
            && near(zone, Math.rint(zone), 0.001);
    int number = (int) Math.rint(zone);
    return zones(ZONES)
        .or(() -> zones(OLD_ZONES))
        .filter(zones -> utm && number >= zones.first() && number <= zones.last())
        .map(zones -> south ? zones.south() : zones.north())
        .filter(first -> first > 0)
        .map(first -> first + number)
        .or(this::neighbour);
  }

  /** The second edition of well-known text names its parameters differently. */
  private Optional<Integer> byName() {
    if (name.matches("(rgf(19)?93)?(v\\d.?)?lambert93")) {
      return Optional.of(2154);
    }
    Matcher zone = Pattern.compile("rgf(?:19)?93(?:v\\d.?)?cc(4[2-9]|50)").matcher(name);
    return zone.matches() ? Optional.of(3900 + Integer.parseInt(zone.group(1))) : Optional.empty();
  }

  private double angle(String parameter) {
    double value = parameters.getOrDefault(parameter, Double.NaN);
    return grads ? value * DEGREES_A_GRAD : value;
  }

  private boolean is(String parameter, double value) {
    return near(parameters.getOrDefault(parameter, 0.0), value, 1);
  }

  private static boolean near(double one, double other, double tolerance) {
    return Math.abs(one - other) <= tolerance;
  }
}
