package fr.moisson.harvesters.formats.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.proj4j.Proj4jException;

/**
 * A metric coordinate system that is or was used in France, and its area.
 *
 * @param zone the part of the world that it is made for, in degrees of WGS 84
 */
public record MetricSystem(int epsg, Envelope zone, ToWgs84 toWgs84) {

  static final int LAMBERT_93 = 2154;

  /** NTF (Paris) / Lambert II étendu, in use until 2009. */
  private static final int LAMBERT_2_ETENDU = 27572;

  private static final int WEB_MERCATOR = 3857;
  private static final Envelope ANYWHERE = new Envelope(-180, 180, -90, 90);
  private static final Envelope EUROPE = new Envelope(-6, 10, 41, 52);

  private static final Envelope NEW_CALEDONIA = new Envelope(163, 169, -23.5, -19);

  /** How far data may lie beyond the zone of their system, in degrees. */
  private static final double BEYOND = 3;

  /** The nine conformal conic zones are named by their central latitude. */
  private static final int FIRST_ZONE = 42;

  private static final int LAST_ZONE = 50;
  private static final int ZONES = 3900;

  private static final Set<Integer> LEGAL = Set.of(LAMBERT_93, 5490, 4467, 2972, 2975, 4471);

  /**
   * Those in use before the legal ones overseas: the same metres are some hundred metres beside.
   */
  private static final Map<Integer, List<Former>> FORMER =
      Map.of(
          5490,
          List.of(
              new Former(2969, new Envelope(-63.3, -62.7, 17.8, 18.2)), // Saint-Martin
              new Former(2970, new Envelope(-61.9, -60.9, 15.7, 16.7)), // Guadeloupe
              new Former(2973, new Envelope(-61.4, -60.7, 14.2, 15.1))), // Martinique
          4467,
          List.of(new Former(2987, ANYWHERE)),
          2972,
          List.of(new Former(2971, ANYWHERE)),
          4471,
          List.of(new Former(2980, ANYWHERE)),
          3170,
          List.of(new Former(3060, new Envelope(163, 167.1, -23, -19))), // Grande Terre
          32701,
          List.of(new Former(2988, new Envelope(-176.4, -176, -13.6, -13))), // Wallis
          3296,
          List.of(new Former(2977, new Envelope(-152.4, -150.8, -17, -16.1))), // Raiatea
          3297,
          List.of(new Former(3304, new Envelope(-149.7, -149.1, -17.9, -17.4))), // Tahiti
          3298,
          List.of(new Former(2978, new Envelope(-140.4, -139.4, -9.6, -8.7)))); // Nuku Hiva

  /** Legal systems of the UTM zones overseas, and WGS 84 / UTM for the mainland. */
  private static final Map<String, Integer> UTM =
      Map.of(
          "20", 5490, "21", 4467, "22", 2972, "30", 32630, "31", 32631, "32", 32632, "38", 4471,
          "40", 2975);

  /** Systems of neighbouring countries, whose numbers alone would pass for French ones. */
  private static final Map<String, Integer> OF_NEIGHBOURS =
      Map.of(
          "luref",
          2169,
          "lv95",
          2056,
          "mn95",
          2056,
          "lv03",
          21781,
          "mn03",
          21781,
          "lambert72",
          31370,
          "lambert2008",
          3812);

  /** Codes in names of columns: {@code x_31370}. */
  private static final Pattern CODES =
      Pattern.compile(
          "31370|3812|2056|21781|2169|27572|39(?:4[2-9]|50)|2975|5490|4471|2972|3263[012]");

  /** Swiss LV95, whose coordinates are never valid in a French system, nor degrees. */
  private static final int SWISS = 2056;

  private static final Envelope OF_SWISS = new Envelope(2_480_000, 2_840_000, 1_070_000, 1_300_000);

  private static final Set<String> OF_WEB_MAPS = Set.of("webmercator", "webmerc", "3857");

  private record Former(int epsg, Envelope place) {}

  /** Created only when a file is in metres: each takes time to create, and the list is long. */
  private static final class Known {
    static final List<MetricSystem> USUAL = usualOnes();
    static final List<MetricSystem> RARE =
        List.of(
            of(32630, new Envelope(-6, 0, 41, 52)),
            of(32631, new Envelope(0, 6, 41, 52)),
            of(32632, new Envelope(6, 10, 41, 52)),
            of(3163, NEW_CALEDONIA),
            of(10314, NEW_CALEDONIA),
            of(3170, NEW_CALEDONIA),
            of(3727, new Envelope(55, 56, -22, -20.5)), // La Réunion, until the 2000s
            of(32701, new Envelope(-178.5, -176, -14.6, -13)), // Wallis-et-Futuna
            of(3296, new Envelope(-158.2, -150, -26.7, -12.5)), // Polynésie: Bora-Bora, Raiatea
            of(3297, new Envelope(-150, -144, -31.2, -7.3)), // Tahiti, Rapa
            of(3298, new Envelope(-144, -138, -31.2, -4.5))); // Marquises
  }

  /** The systems that are possible if a file states none. */
  public static List<MetricSystem> usual() {
    return Known.USUAL;
  }

  /** The systems that are considered if no usual one fits, or if the territory confirms them. */
  public static List<MetricSystem> rare() {
    return Known.RARE;
  }

  /**
   * The declared system; for one that is not listed here, the zone is the whole world, and only
   * errors show its limits.
   */
  public static MetricSystem declared(String crs, ToWgs84 toWgs84) {
    String code = FirstEdition.of(ToWgs84.code(crs));
    return Stream.concat(usual().stream(), rare().stream())
        .filter(system -> system.crs().equals(code))
        .findFirst()
        .orElseGet(() -> new MetricSystem(0, ANYWHERE, toWgs84));
  }

  private static List<MetricSystem> usualOnes() {
    List<MetricSystem> systems = new ArrayList<>();
    systems.add(of(LAMBERT_93, EUROPE));
    for (int zone = FIRST_ZONE; zone <= LAST_ZONE; zone++) {
      // A zone covers two degrees around its latitude, and overlaps its neighbours.
      systems.add(of(ZONES + zone, new Envelope(-6, 10, zone - 1.25, zone + 1.25)));
    }
    systems.add(of(LAMBERT_2_ETENDU, EUROPE));
    // Lambert I to IV, with and without the zone digit at the start of y.
    for (int first : new int[] {27561, 27571}) {
      systems.add(of(first, new Envelope(-6, 10, 48, 52)));
      systems.add(of(first + 2, new Envelope(-6, 8, 42, 45.6)));
      systems.add(of(first + 3, new Envelope(8, 10, 41, 43.2)));
    }
    systems.add(of(27562, new Envelope(-6, 10, 45.3, 48.3)));
    systems.add(of(WEB_MERCATOR, ANYWHERE));
    systems.add(of(5490, new Envelope(-63.5, -60, 14, 18.5))); // Guadeloupe, Martinique
    systems.add(of(4467, new Envelope(-57, -55.5, 46.5, 47.5))); // Saint-Pierre-et-Miquelon
    systems.add(of(2972, new Envelope(-55, -51, 2, 6.5))); // Guyane
    systems.add(of(2975, new Envelope(55, 56, -22, -20.5))); // La Réunion
    systems.add(of(4471, new Envelope(44.5, 45.5, -13.5, -12.3))); // Mayotte
    return List.copyOf(systems);
  }

  private static MetricSystem of(int epsg, Envelope zone) {
    return new MetricSystem(epsg, zone, ToWgs84.declared("EPSG:" + epsg));
  }

  public String crs() {
    return "EPSG:" + epsg;
  }

  /**
   * Its code, and those of former systems whose numbers cannot be told from its own.
   *
   * @param degrees where they would be: each island had its own system
   */
  public List<String> codes(List<Coordinate> degrees) {
    Stream<Integer> former =
        FORMER.getOrDefault(epsg, List.of()).stream()
            .filter(one -> degrees.stream().anyMatch(one.place::contains))
            .map(Former::epsg);
    return Stream.concat(Stream.of(epsg), former).map(code -> "EPSG:" + code).toList();
  }

  /** A position in degrees; empty if it is outside of the system. */
  public Optional<Coordinate> degrees(Coordinate position) {
    try {
      return Optional.of(toWgs84.moved(position)).filter(Coordinate::isValid);
    } catch (Proj4jException e) {
      return Optional.empty();
    }
  }

  /** Whether a position is plausible: it leads to the zone, near it, or elsewhere in France. */
  public boolean reaches(Coordinate position) {
    Envelope near = new Envelope(zone);
    near.expandBy(BEYOND);
    return degrees(position).filter(at -> near.contains(at) || FranceExtent.isLand(at)).isPresent()
        || (epsg == LAMBERT_93 && ToWgs84.SWAPPED_LAMBERT_93.contains(position));
  }

  /** Whether a position lies in the part of France that the system is made for. */
  public boolean isHome(Coordinate position) {
    return degrees(position).filter(zone::contains).filter(FranceExtent::isLand).isPresent();
  }

  /** Whether it is one of the systems that French administrations must use now. */
  public boolean isLegal() {
    return LEGAL.contains(epsg) || (epsg >= ZONES + FIRST_ZONE && epsg <= ZONES + LAST_ZONE);
  }

  /** The legal system of the part of France around a position in degrees; empty elsewhere. */
  public static Optional<MetricSystem> legal(Coordinate degrees) {
    return usual().stream()
        .filter(system -> LEGAL.contains(system.epsg) && system.zone.contains(degrees))
        .findFirst();
  }

  /** Whether a word in a column's name is the code of a system. */
  public static boolean isCode(String word) {
    return CODES.matcher(word).matches();
  }

  /** EPSG code of the only system with such numbers; 0 if there are several, or none. */
  public static int ofNumbers(double x, double y) {
    return OF_SWISS.contains(x, y) ? SWISS : 0;
  }

  /** EPSG code of the system given by the words of a column's name; 0 if there is none. */
  public static int of(Set<String> words) {
    Optional<Integer> coded =
        words.stream()
            .filter(word -> CODES.matcher(word).matches())
            .map(Integer::valueOf)
            .findFirst()
            .or(() -> ofNeighbour(words));
    if (coded.isPresent()) {
      return coded.get();
    }
    for (int zone = FIRST_ZONE; zone <= LAST_ZONE; zone++) {
      if (words.contains("cc" + zone) || words.containsAll(List.of("cc", "" + zone))) {
        return ZONES + zone;
      }
    }
    int lambert = LambertZone.of(words);
    boolean extended =
        words.contains("l2e")
            || words.contains("lambert2e")
            || (lambert == LambertZone.SECOND
                && (words.contains("etendu") || words.contains("etendue")));
    boolean legal =
        Set.of("lambert93", "lamb93", "l93", "2154").stream().anyMatch(words::contains)
            || words.containsAll(List.of("lambert", "93"));
    if (OF_WEB_MAPS.stream().anyMatch(words::contains)) {
      return WEB_MERCATOR;
    }
    int other = lambert == 0 ? zone(words) : lambert;
    return extended ? LAMBERT_2_ETENDU : legal ? LAMBERT_93 : other;
  }

  private static Optional<Integer> ofNeighbour(Set<String> words) {
    Stream<String> apart =
        words.contains("lambert") ? words.stream().map(word -> "lambert" + word) : Stream.empty();
    return Stream.concat(words.stream(), apart)
        .map(OF_NEIGHBOURS::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static int zone(Set<String> words) {
    return UTM.entrySet().stream()
        .filter(
            zone ->
                words.stream().anyMatch(word -> word.matches("utm" + zone.getKey() + "[ns]?"))
                    || (words.contains("utm")
                        && words.stream().anyMatch(word -> word.matches(zone.getKey() + "[ns]?"))))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(0);
  }

  /** Whether an extent can only be in metres. */
  public static boolean isMetric(@Nullable Envelope extent) {
    return extent != null
        && !extent.isNull()
        && !ANYWHERE.contains(extent)
        && !ToWgs84.isSwappedFrance(extent);
  }
}
