package fr.moisson.harvesters.values;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The codes by which ISO 19115 tells restrictions and classifications ({@code MD_RestrictionCode},
 * {@code MD_ClassificationCode}), which programs hand on among licences and rights.
 */
public final class RestrictionCodes {

  /** Those that say something by themselves. */
  private static final Map<String, String> WORDS =
      Map.of(
          "copyright", "Droit d’auteur.",
          "patent", "Brevet.",
          "patentPending", "Brevet en cours.",
          "trademark", "Marque déposée.",
          "intellectualPropertyRights", "Droits de propriété intellectuelle.",
          "restricted", "Diffusion restreinte.",
          "private", "Données privées.",
          "confidential", "Données confidentielles.",
          "in-confidence", "Données confidentielles.",
          "sensitiveButUnclassified", "Données sensibles.");

  /** What codes of access and of classification mean in the European list. */
  private static final Map<String, String> ACCESS =
      Map.of(
          "unclassified", "PUBLIC",
          "unrestricted", "PUBLIC",
          "restricted", "RESTRICTED",
          "sensitiveButUnclassified", "RESTRICTED",
          "limitedDistribution", "RESTRICTED",
          "private", "NON_PUBLIC",
          "confidential", "NON_PUBLIC",
          "in-confidence", "NON_PUBLIC",
          "secret", "NON_PUBLIC",
          "topSecret", "NON_PUBLIC");

  /** All of {@code MD_RestrictionCode}; those without words lead to what stands beside them. */
  private static final Set<String> RESTRICTIONS =
      Set.of(
          "copyright",
          "patent",
          "patentPending",
          "trademark",
          "license",
          "intellectualPropertyRights",
          "restricted",
          "otherRestrictions");

  /** Whether a text is the code of a restriction, and nothing that people wrote. */
  public static boolean isOne(String text) {
    return RESTRICTIONS.contains(text.strip());
  }

  /**
   * What a code says by itself, in French; empty for one that says nothing, and for other texts.
   */
  public static Optional<String> words(String code) {
    return Optional.ofNullable(WORDS.get(code.strip()));
  }

  /** The European access right that a code of access or of classification stands for. */
  public static Optional<String> access(String code) {
    return Optional.ofNullable(ACCESS.get(code));
  }

  /** What a code of restriction says by itself, if it says anything; any other text as it is. */
  public static Optional<String> inWords(String text) {
    return isOne(text) ? words(text) : Optional.of(text);
  }

  private RestrictionCodes() {}
}
