package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Optional;
import java.util.Set;

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

  /** What says that a row is not sensitive, or nothing. */
  private static final Set<String> NO =
      Set.of(
          (" non no n false faux f 0 nsp nesaitpas inconnu inconnue nonrenseigne nonrenseignee"
                  + " indetermine indeterminee nr nd nc na null none nan nonconcerne nonconcernee"
                  + " sansobjet so nul nulle negligeable passensible nonevalue nonevaluee"
                  + " nonconfidentiel nonconfidentielle public publique libre ouvert ouverte"
                  + " diffusable")
              .split(" "));

  /** Whether a statement that a row is sensitive denies it, or says nothing. */
  private static boolean isNo(String statement) {
    return NO.contains(ColumnNames.key(statement));
  }

  /**
   * From the SINP's level of sensitivity ({@code sensiNiveau}): 0 exact, 1 commune, 2 cell of 10
   * km, 3 department, 4 nothing; as a code, as words, or as both. What is neither a level nor a
   * denial says no more than that the row is sensitive: the department, the strictest level at
   * which anything is shown.
   */
  static Precision ofSensitivity(String level) {
    return coded(level).or(() -> ofWords(level)).orElseGet(() -> isNo(level) ? EXACT : DEPARTMENT);
  }

  /**
   * From the precision that the producer wishes ({@code diffusionNiveauPrecision}): the same codes,
   * except that 0 is the SINP's standard, which is the commune or the cell, and 5 is exact. Other
   * words are ignored, since they may be about how a position was measured.
   */
  static Precision ofWish(String level) {
    return switch (code(level)) {
      case '0' -> COMMUNE;
      case '5' -> EXACT;
      default -> coded(level).or(() -> ofWords(level)).orElse(EXACT);
    };
  }

  private static Optional<Precision> coded(String level) {
    return switch (code(level)) {
      case '0' -> Optional.of(EXACT);
      case '1' -> Optional.of(COMMUNE);
      case '2' -> Optional.of(CELL);
      case '3' -> Optional.of(DEPARTMENT);
      case '4' -> Optional.of(NOTHING);
      default -> Optional.empty();
    };
  }

  /** The digit of « 2 », « 2.0 » and « 2 = Sensible - Diffusion à la maille 10km »; NUL if none. */
  private static char code(String level) {
    String text = level.strip();
    boolean coded = text.matches("(?s)[0-5](?:\\.0+)?(?:\\s*[-=:–].*)?");
    return coded ? text.charAt(0) : Character.MIN_VALUE;
  }

  /** The level in a sentence or a word; empty if there is none. */
  private static Optional<Precision> ofWords(String level) {
    String words = ColumnNames.key(level);
    if (holds(words, "nonsensible", "precise", "tellequelle", "maximale", "notsensitive")) {
      return Optional.of(EXACT);
    }
    if (holds(words, "aucune", "nodiffusion", "nondiffus", "nonediffusable")) {
      return Optional.of(NOTHING);
    }
    if (holds(words, "maille50", "50km", "50x50")) {
      return Optional.of(DEPARTMENT); // None of our cells is that wide.
    }
    if (holds(words, "maille", "10km", "10x10")) {
      return Optional.of(CELL);
    }
    if (holds(words, "commune", "znieff", "standard")) {
      return Optional.of(COMMUNE);
    }
    return holds(words, "departement", "sensible") ? Optional.of(DEPARTMENT) : Optional.empty();
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
