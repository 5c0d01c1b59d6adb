package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Locale;

/** How precisely the place of an observation may be published, from exactly to not at all. */
enum Precision {
  EXACT,
  /** The commune; or the cell, if the row names no commune. */
  COMMUNE,
  /** The cell of 10 km of the national grid. */
  CELL,
  DEPARTMENT,
  NOTHING;

  Precision orCoarser(Precision other) {
    return other.compareTo(this) > 0 ? other : this;
  }

  /**
   * From the SINP's level of sensitivity ({@code sensiNiveau}): 0 exact, 1 commune, 2 cell of 10
   * km, 3 department, 4 nothing; as a code, as words, or as both.
   */
  static Precision ofSensitivity(String level) {
    return switch (code(level)) {
      case '0' -> EXACT;
      case '1' -> COMMUNE;
      case '2' -> CELL;
      case '3' -> DEPARTMENT;
      case '4' -> NOTHING;
      default -> ofWords(level);
    };
  }

  /**
   * From the precision that the producer wishes ({@code diffusionNiveauPrecision}): the same codes,
   * except that 0 is the SINP's standard, which is the commune or the cell, and 5 is exact.
   */
  static Precision ofWish(String level) {
    return switch (code(level)) {
      case '0' -> COMMUNE;
      case '5' -> EXACT;
      default -> ofSensitivity(level);
    };
  }

  /** The digit of « 2 », « 2.0 » and « 2 = Sensible - Diffusion à la maille 10km »; NUL if none. */
  private static char code(String level) {
    String text = level.strip();
    boolean coded = text.matches("(?s)[0-5](?:\\.0+)?(?:\\s*[-=:–].*)?");
    return coded ? text.charAt(0) : Character.MIN_VALUE;
  }

  /** Unknown words are ignored, unless they at least say that the row is sensitive. */
  private static Precision ofWords(String level) {
    String words = ColumnNames.key(level.toLowerCase(Locale.ROOT));
    if (holds(words, "nonsensible", "precise", "tellequelle", "maximale", "notsensitive")) {
      return EXACT;
    }
    if (holds(words, "aucune", "nodiffusion", "nonediffusable")) {
      return NOTHING;
    }
    if (holds(words, "maille50", "50km", "50x50")) {
      return DEPARTMENT; // None of our cells is that wide.
    }
    if (holds(words, "maille", "10km", "10x10")) {
      return CELL;
    }
    if (holds(words, "commune", "znieff", "standard")) {
      return COMMUNE;
    }
    return holds(words, "departement", "sensible") ? DEPARTMENT : EXACT;
  }

  private static boolean holds(String words, String... any) {
    for (String one : any) {
      if (words.contains(one)) {
        return true;
      }
    }
    return false;
  }
}
