package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a column, if it is that of a coordinate: {@code Coord. X (Lambert 93)}, {@code
 * gps_lat}, {@code XCOORD}, {@code LONG_DD}. All its words must be those of coordinates, so that
 * neither « Longueur » nor « Axe X » is one; only « longitude », « latitude » and words beside «
 * coord » may be accompanied by others.
 *
 * @param kind how unambiguous the word is
 * @param rest the other words, which the other axis has too
 */
record AxisName(String column, Ordinate.Axis axis, Kind kind, Set<String> rest) {

  /** From unambiguous names to those that depend on the values. */
  enum Kind {
    SPELT,
    SHORT,
    LETTER,
    /** Spelt out, beside words that are not those of coordinates. */
    AMONG_OTHERS,
    /**
     * A letter beside « coord », among such words: {@code CoordXStationMesureEauxSurface}; the
     * names of the schema for facilities.
     */
    LETTER_AMONG_OTHERS;

    /** Whether all words are those of coordinates. */
    boolean isPure() {
      return compareTo(AMONG_OTHERS) < 0;
    }

    /** Whether whole numbers under such a name may be those of a plan, or counts. */
    boolean isDoubtful() {
      return this == LETTER || this == LETTER_AMONG_OTHERS;
    }
  }

  private static final Set<String> EAST = Set.of("x", "est", "easting", "abscisse");
  private static final Set<String> NORTH = Set.of("y", "nord", "northing", "ordonnee");
  private static final Set<String> OF_MAPS =
      Set.of("x", "y", "abscisse", "ordonnee", "lambert", "lambert93", "l93", "l2e");
  private static final List<Set<String>> STYLES =
      List.of(
          Set.of("x", "y"),
          Set.of("est", "nord"),
          Set.of("easting", "northing"),
          Set.of("abscisse", "ordonnee"));
  private static final Set<String> LON = Set.of("lon", "lng", "long");

  private static final Set<String> COORDINATES =
      Set.of(
          "coordonnees",
          "coordonnee",
          "coordinates",
          "coordinate",
          "coords",
          "coord",
          "coor",
          "coor1");
  private static final List<String> OTHERS =
      List.of(
          ("coordonnees coordonnee coordinates coordinate coords coord coor coor1"
                  + " centroides centroide centroid position point stop gps geo geom pos pt"
                  + " site station ouvrage ouv"
                  + " lambert93 lambert2e lambert1 lambert2 lambert3 lambert4 lambert lamb93 lamb l93 l2e rgf93 rgf etrs89"
                  + " etendu etendue epsg wgs84 wgs wsg84 4326 2154 cc42 cc43 cc44 cc45 cc46 cc47"
                  + " cc48 cc49 cc50 rgaf09 rgfg95 rgr92 rgm04 webmercator webmerc 3857"
                  + " utm30n utm30 utm31n utm31 utm32n utm32 utm20n utm20 utm21n utm21"
                  + " utm22n utm22 utm38s utm38 utm40s utm40 utm decimal dd"
                  + " ref06 luref lv95 mn95 lv03 mn03 lambert72 lambert2008")
              .split(" "));

  /** Words that may accompany the others, but only as separate words. */
  private static final Set<String> FILLERS =
      Set.of(
          ("93 84 2 i ii iii iv carto km decimales decimale decimal decimaux degres degre degrees"
                  + " deg dec metres metre m en et de du la le cc 30 30n 31 31n 32 32n 20"
                  + " 20n 21 21n 22 22n 38 38s 40 40s zone fuseau 42 43 44 45 46 47 48 49 50 72"
                  + " 2008")
              .split(" "));

  /** Of the SCDL schema; « equip » elsewhere may be another thing, as « arret » or « pei ». */
  private static final Set<String> OF_FACILITIES = Set.of("equiplat", "equiplong");

  private static final List<String> AXES =
      List.of(
          "longitude",
          "latitude",
          "easting",
          "northing",
          "abscisse",
          "ordonnee",
          "long",
          "lon",
          "lng",
          "lat",
          "est",
          "nord",
          "x",
          "y");
  private static final Set<String> OF_LETTERS = Set.of("n", "e");

  /** Limit for several joined words: names in a file may have any length. */
  private static final int LONGEST_TOKEN = 80;

  /**
   * Before the second word of {@code CoordX} and {@code XStation}, the third of {@code CoordXAIOT}.
   */
  private static final Pattern CAMEL_HUMPS =
      Pattern.compile(
          "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{Ll}[XY])(?=\\p{Lu})");

  /** « Lambert 3 »; a number beside another word may be that of a point. */
  private static final Pattern BEFORE_ZONE =
      Pattern.compile("(?i)(?<=lambert)[^\\p{L}\\p{N}]+(?=[1-4](?![\\p{L}\\p{N}]))");

  static Optional<AxisName> of(String column) {
    Set<String> words = new TreeSet<>();
    boolean pure = true;
    for (String token : tokens(column)) {
      pure &= isKnown(token, words);
    }
    Set<String> rest = new TreeSet<>(words);
    rest.removeAll(AXES);
    rest.removeAll(OF_LETTERS);
    boolean first = isEast(words);
    boolean second = isNorth(words);
    if (!first && !second && !rest.isEmpty()) { // « Coord. GPS N »
      first = words.contains("e");
      second = words.contains("n");
    }
    if (first == second
        || (words.contains("km") && !has(words, OF_MAPS)) // « Long (km) » is a length
        || (!pure
            && !isSpelt(words)
            && !has(words, COORDINATES)
            && !OF_FACILITIES.contains(ColumnNames.key(column)))) {
      return Optional.empty();
    }
    Ordinate.Axis axis = first ? Ordinate.Axis.LONGITUDE : Ordinate.Axis.LATITUDE;
    return Optional.of(new AxisName(column, axis, kind(words, pure), rest));
  }

  private static Kind kind(Set<String> words, boolean pure) {
    if (!pure) {
      return isSpelt(words) ? Kind.AMONG_OTHERS : Kind.LETTER_AMONG_OTHERS;
    }
    if (isSpelt(words)) {
      return Kind.SPELT;
    }
    return has(words, LON) || words.contains("lat") ? Kind.SHORT : Kind.LETTER;
  }

  private static boolean isSpelt(Set<String> words) {
    return words.contains("longitude") || words.contains("latitude");
  }

  private static boolean has(Set<String> words, Set<String> any) {
    return any.stream().anyMatch(words::contains);
  }

  static List<String> tokens(String name) {
    String parted = CAMEL_HUMPS.matcher(ColumnNames.withoutNumber(name)).replaceAll(" ");
    return ColumnNames.words(BEFORE_ZONE.matcher(parted).replaceAll(""))
        .filter(token -> !token.isEmpty())
        .toList();
  }

  /** Whether a token is one or several known words, which are then added. */
  private static boolean isKnown(String token, Set<String> words) {
    if (token.length() > LONGEST_TOKEN) {
      return false;
    }
    if (FILLERS.contains(token) || OF_LETTERS.contains(token) || MetricSystem.isCode(token)) {
      words.add(token);
      return true;
    }
    return split(token, words);
  }

  /** Splits joined words, as in « xlambert93 ». */
  private static boolean split(String token, Set<String> words) {
    if (AXES.contains(token) || OTHERS.contains(token)) {
      words.add(token);
      return true;
    }
    for (List<String> known : List.of(AXES, OTHERS)) {
      for (String word : known) {
        Set<String> rest = new HashSet<>();
        if (token.startsWith(word) && split(token.substring(word.length()), rest)) {
          words.add(word);
          words.addAll(rest);
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isEast(Set<String> words) {
    return words.contains("longitude") || has(words, LON) || has(words, EAST);
  }

  private static boolean isNorth(Set<String> words) {
    return words.contains("latitude") || words.contains("lat") || has(words, NORTH);
  }

  /** Whether the other axis is called so too: Y stands beside X, and « ordonnée » « abscisse ». */
  boolean isCalledLike(AxisName other) {
    return style(column).equals(style(other.column));
  }

  private static Set<Set<String>> style(String column) {
    Set<String> words = words(column);
    return STYLES.stream().filter(style -> has(words, style)).collect(Collectors.toSet());
  }

  static boolean isOfBoth(Set<String> words) {
    return isEast(words) && isNorth(words);
  }

  /** All words of a name, if every one of them is used for coordinates; else none. */
  static Set<String> words(String column) {
    Set<String> words = new TreeSet<>();
    boolean pure = tokens(column).stream().allMatch(token -> isKnown(token, words));
    return pure ? words : Set.of();
  }

  /** EPSG code of the system in the name; 0 if there is none. */
  int system() {
    return MetricSystem.of(rest);
  }

  boolean isInKilometres() {
    return rest.contains("km");
  }
}
