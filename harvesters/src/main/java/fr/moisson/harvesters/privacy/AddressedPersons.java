package fr.moisson.harvesters.privacy;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Masks persons whom a note names with their civility: « signalé par M. Jean Dupont ». Those after
 * whom a street, a school or a monument is named stay.
 */
final class AddressedPersons {

  /** Texts that agents write for themselves; descriptions tell readers of historical persons. */
  static final Set<String> NOTES =
      Set.of(
          ("remarque remarques rq commentaire commentaires comment comments comm observation"
                  + " observations obs note notes remarks complement precisions message divers")
              .split(" "));

  /** What is named after persons: « rue de Mme Curie ». */
  private static final String NAMESAKE =
      "(?iu:rue|avenue|av|boulevard|bd|place|pl|allées?|square|impasse|chemin|quai|cours|pont|école"
          + "|collège|lycée|stade|gymnase|salle|parc|jardin|hôtel|maison|statue|buste|tombe|monument"
          + "|stèle|château|résidence|villa)\\.?";

  private static final Pattern ADDRESSED =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])(?<!"
              + NAMESAKE
              + " (?:de |du |d’|d'|à )?)"
              + "(?:MM?\\.|M(?=[ \\u00A0]\\p{Lu}{2})|(?i:mr|mme|mmes|mlle|monsieur|madame|mademoiselle)\\.?)"
              + "[ \\u00A0]+\\p{Lu}[\\p{L}'’-]{1,30}"
              + "(?:[ \\u00A0]+\\p{Lu}[\\p{L}'’-]{1,30}){0,2}");

  /** The same text if it names nobody in this way. */
  static String masked(String text) {
    return text.indexOf('M') < 0 && text.indexOf('m') < 0
        ? text
        : ADDRESSED.matcher(text).replaceAll(Repeated.MASKED);
  }

  private AddressedPersons() {}
}
