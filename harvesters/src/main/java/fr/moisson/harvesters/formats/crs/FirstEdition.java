package fr.moisson.harvesters.formats.crs;

/**
 * Maps the later editions of RGF93 (v2 and v2b, in force since 2021), and the systems that add
 * heights to its Lambert-93, to the first edition: proj4j does not know them, and on the ground
 * they agree with the first edition within centimetres. So it is with those of Mayotte (RGM23) and
 * Nouvelle-Calédonie (RGNC15), and with RGWF96 of Wallis-et-Futuna, which is WGS 84; these agree
 * within a metre.
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
      case 10670, 10671, 10672, 10673 -> EPSG + 4470;
      case 10674 -> EPSG + 4471;
      case 10309, 10310, 10311, 10312 -> EPSG + 4749;
      case 10315 -> EPSG + 3169;
      case 10316 -> EPSG + 3170;
      case 10317 -> EPSG + 3171;
      case 8900, 8901, 8902 -> EPSG + 4326;
      case 8903 -> EPSG + 32701;
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
