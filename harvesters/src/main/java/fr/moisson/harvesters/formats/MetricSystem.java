package fr.moisson.harvesters.formats;

import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;

/**
 * Which of the metric systems of France coordinates are in when nobody declares it. The nine
 * conformal conic zones, EPSG 3942 to 3950, say it by their northing, a million metres each.
 */
final class MetricSystem {

  static final int LAMBERT_93 = 2154;

  /** NTF (Paris) / Lambert II étendu, in use until 2009: its values say nothing, its name does. */
  private static final int LAMBERT_2_ETENDU = 27572;

  private static final Envelope LAMBERT_93_FRANCE =
      new Envelope(0, 1_100_000, 6_000_000, 7_200_000);
  private static final Envelope LAMBERT_93_CORSICA =
      new Envelope(1_100_000, 1_300_000, 6_000_000, 6_240_000);

  private static final int FIRST_ZONE = 42;
  private static final int LAST_ZONE = 50;
  private static final int ZONES = 3900;

  /** EPSG code of the system, by the values alone; 0 if none is likely. */
  static int of(Envelope extent) {
    if (LAMBERT_93_FRANCE.contains(extent) || LAMBERT_93_CORSICA.contains(extent)) {
      return LAMBERT_93;
    }
    for (int zone = FIRST_ZONE; zone <= LAST_ZONE; zone++) {
      // A zone is two degrees high around its latitude, and overlaps its neighbours.
      double middle = 1_200_000 + (zone - FIRST_ZONE) * 1_000_000.0;
      Envelope likely = new Envelope(1_000_000, 2_400_000, middle - 150_000, middle + 150_000);
      if (likely.contains(extent)) {
        return ZONES + zone;
      }
    }
    return 0;
  }

  /** EPSG code of the system that the words of a column's name say; 0 if they say none. */
  static int of(Set<String> words) {
    for (int zone = FIRST_ZONE; zone <= LAST_ZONE; zone++) {
      if (words.contains("cc" + zone) || words.containsAll(List.of("cc", "" + zone))) {
        return ZONES + zone;
      }
    }
    boolean second =
        words.contains("lambert2")
            || words.containsAll(List.of("lambert", "ii"))
            || words.containsAll(List.of("lambert", "2"));
    boolean extended =
        words.contains("l2e")
            || words.contains("lambert2e")
            || (second && words.contains("etendu"));
    return extended ? LAMBERT_2_ETENDU : 0;
  }

  private MetricSystem() {}
}
