package fr.moisson.harvesters.formats.crs;

import java.util.List;
import java.util.Set;

/** Lambert I to IV, in which France was mapped until 2009: their numbers alone are ambiguous. */
public final class LambertZone {

  private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv");

  private static final int BEFORE_FIRST = 27560;

  /** Between a zone and the same one where y begins with the number of the zone. */
  private static final int NUMBERED = 10;

  private static final double SMALLEST_NUMBERED = 1_000_000;

  /** Lambert II étendu is Lambert II beyond its zone, from 1,600,000 m on. */
  private static final int EXTENDED = 2;

  static final int SECOND = BEFORE_FIRST + EXTENDED;

  /** EPSG code of the zone given by the words of a column's name; 0 if there is none. */
  static int of(Set<String> words) {
    for (int zone = 1; zone <= ROMAN.size(); zone++) {
      boolean isRoman = words.contains("lambert") && words.contains(ROMAN.get(zone - 1));
      if (isRoman || words.contains("lambert" + zone)) {
        return BEFORE_FIRST + zone;
      }
    }
    return 0;
  }

  /**
   * The same system, or that of the same zone to which such an ordinate belongs; 0 if it belongs to
   * none of the zone, as where {@code y_lambert_1} is that of Lambert-93.
   */
  public static int at(double y, int epsg) {
    int zone = epsg - BEFORE_FIRST;
    if (zone < 1 || zone > ROMAN.size() || y < SMALLEST_NUMBERED) {
      return epsg;
    }
    int number = (int) (y / SMALLEST_NUMBERED);
    boolean isNumbered = number == zone || (zone == EXTENDED && number == zone - 1);
    return isNumbered ? epsg + NUMBERED : 0;
  }

  /** Whether a system is one of these, which lead to WGS 84 with an error of some metres. */
  public static boolean isOne(int epsg) {
    int zone = epsg - BEFORE_FIRST;
    return (zone > 0 && zone <= ROMAN.size())
        || (zone > NUMBERED && zone <= NUMBERED + ROMAN.size());
  }

  private LambertZone() {}
}
