package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Marks;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads access rights from the usual sentences of INSPIRE catalogues: that there are no
 * limitations, or the article of the law that limits access.
 */
public final class AccessText {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern OPEN_TO_ALL =
      Pattern.compile(
          "(?:pas de|aucune|sans|absence de) (?:restriction|limitation|limite|contrainte)s? d.acc[eè]s"
              + "|aucune? des (?:articles (?:de la loi|l)|exceptions|limitations)"
              + "|no limitations|no conditions apply to (?:the )?access"
              + "|aucune condition ne s.applique à l.acc[eè]s|libre acc[eè]s"
              + "|acc[eè]s libre(?! (?:aux?|à|pour(?! tous)|n.est|réservé|sous|sur (?:simple )?(?:demande|inscription))\\b)"
              + "|no (?:public )?access (?:constraints|restrictions)|no restrictions? (?:on|to) (?:public )?access"
              + "|(?:limitation|restriction)s? d.acc[eè]s ?: ?aucune ?(?:[.;]|$)");

  /** « Ne sont pas toutes en libre accès »: a negation a few words before, in the same clause. */
  private static final Pattern NOT_OPEN =
      Pattern.compile(
          "(?<!\\p{L})(?:(?:ne|pas|plus|jamais)(?: [^ ,.;:]+){0,4}|non|sans|ni|aucun)"
              + " (?:libre acc[eè]s|acc[eè]s libre)");

  /** Not for sale, or not without naming the source, are conditions of reuse. */
  private static final String NOT_OF_REUSE =
      "(?![^.;]{0,200}\\b(?:commercia(?:l|ux)|lucrati[fv]|onéreux"
          + "|sans (?:en |la )?(?:cit|mention|indi[qc]|précis)))";

  /** What is asked for may be no more than the data of former years, or one more format. */
  private static final String NOT_OF_A_PART =
      "(?![^.;]{0,200}\\b(?:ancien|antérieur|historique|millésime|au format))";

  private static final Pattern LIMITED =
      Pattern.compile(
          "l\\.? ?124[-\\u2010\\u2011][45]|l\\.? ?311[-\\u2010\\u2011][56]|article 13(?:\\.1| ?\\(1\\))"
              + "|(?<!\\b(?:no|not|without) )authori[sz]ation required|public access limited"
              + "|(?<!\\b(?:sans|pas d.|ni d.|aucun|pas en|pas à|pas un|non) ?)\\bacc[eè]s (?:au )?(?:public )?"
              + "(?:est )?(?:restreint|réservé|limité(?!e?s? à \\d)"
              + "|(?:soumis|conditionné|subordonné) à (?:une? |l.)?(?:autorisation|convention|demande|accord"
              + "|authentification|identification|inscription|habilitation|validation|abonnement))"
              + "|(?<!\\b(?:sans|pas de|ni|aucune) )\\bdiffusion (?:est )?(?:restreinte|réservée)"
              + "|(?<!\\b(?:sans|pas de|ni|aucune) )\\bdiffusion (?:est )?(?:strictement |formellement )?interdite"
              + NOT_OF_REUSE
              + "|\\bne (?:pas|doi(?:t|vent) pas être) diffus\\p{L}+"
              + NOT_OF_REUSE
              + "|\\bnon diffusables? (?:aux? |à )"
              + "|(?:\\bdiffusion|(?:^|[.;:,–-] |\\b(?:les|ces|nos) )données (?:sont )?accessibles?"
              + "|^accessibles?) (?:uniquement |seulement )?sur (?:simple )?demande"
              + NOT_OF_A_PART
              + "|\\bcession soumise à (?:une )?(?:convention|autorisation)"
              + "|usage (?:strictement|exclusivement) interne"
              + "|usage interne (?:uniquement|exclusivement|seulement)"
              + "|réservée?s? à (?:l.|un )usage interne"
              + "|(?<!\\b(?:non|pas|droits?) )\\b(?:réservée?s?|diffusion (?:est )?limitée) "
              + "(?:aux?|à l.)(?: seuls)? ?(?:ayants?[ -]droits?|membres?|adhérents?|partenaires?|services?"
              + "|agents?|collectivités?|administrations?|état)\\b"
              + "|(?<!\\b(?:sans|pas d.|ni d.|aucun) ?)\\bacc[eè]s (?:aux données )?(?:uniquement |seulement )?"
              + "(?:sur|sous|après) (?:simple )?(?:demande|convention|authentification|identification"
              + "|autorisation|habilitation|inscription|abonnement)"
              + "|restrictions? d.acc[eè]s(?: public)? ?: ?(?!aucun|néant|non\\b|sans|pas\\b)\\p{L}"
              // Alone: of data without what is confidential, people say that it was left out.
              + "|^(?:données? |informations? )?(?:confidentiel(?:le)?s?|sensibles?|non communicables?"
              + "|non diffusables?|usage (?:strictement )?interne)[ .]*$");

  private static final Remembered<Optional<String>> READ = new Remembered<>(AccessText::search);

  /** {@code PUBLIC} or {@code RESTRICTED}; empty if the sentence says neither. */
  public static Optional<String> read(String sentence) {
    return READ.of(sentence);
  }

  private static Optional<String> search(String sentence) {
    String words = BLANKS.matcher(Marks.limited(sentence).toLowerCase(Locale.ROOT)).replaceAll(" ");
    if (OPEN_TO_ALL.matcher(words).find() && !NOT_OPEN.matcher(words).find()) {
      return Optional.of("PUBLIC");
    }
    return LIMITED.matcher(words).find() ? Optional.of("RESTRICTED") : Optional.empty();
  }

  private AccessText() {}
}
