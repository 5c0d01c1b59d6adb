package fr.moisson.harvesters.formats.crs;

/**
 * Maps the later editions of RGF93 (v2 and v2b, in force since 2021), and the systems that add
 * heights to its Lambert-93, to the first edition: proj4j does not know them, and on the ground
 * they agree with the first edition within centimetres.
 */
final class FirstEdition {

  private static final String EPSG = "EPSG:";
  private static final int LAMBERT_93 = 2154;

  /** The first of the nine zones CC42 to CC50, by edition. */
  private static final int CC42 = 3942;

  private static final int CC42_V2 = 9822;
  private static final int CC42_V2B = 9842;
  private static final int ZONES = 9;

  /** The code of the first edition; the text itself if it is not a code of a later edition. */
  static String of(String epsg) {
    if (!epsg.startsWith(EPSG)) {
      return epsg;
    }
    int code = Integer.parseInt(epsg.substring(EPSG.length()));
    return switch (code) {
      case 9793, 9794, 5698, 5699, 10497, 10498, 10499, 10500 -> EPSG + LAMBERT_93;
      default ->
          zone(code, CC42_V2)
              ? EPSG + (code - CC42_V2 + CC42)
              : zone(code, CC42_V2B) ? EPSG + (code - CC42_V2B + CC42) : epsg;
    };
  }

  private static boolean zone(int code, int first) {
    return code >= first && code < first + ZONES;
  }

  private FirstEdition() {}
}
