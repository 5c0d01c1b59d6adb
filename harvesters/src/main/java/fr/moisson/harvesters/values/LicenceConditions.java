package fr.moisson.harvesters.values;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the use of data depends on beside a licence: an agreement, a payment, who the user is. The
 * name of an open licence would promise too much there.
 */
final class LicenceConditions {

  private static final String CONSENT =
      "(?:accord|autorisation|authentification|convention|conventionnement|demande|devis|habilitation"
          + "|identification|inscription|abonnement|redevance|paiement|approval|authori[sz]ation|consent|fee"
          + "|payment|permission|request|subscription)s?\\b";

  /** What stands between such a word and what asks for it, or denies it. */
  private static final String OF =
      "(?: (?:reserve|a|d|de|du|l|la|le|une?|qu|soit|simple|autre|notre|votre|son|leur|ecrite?|prealable"
          + "|expresse?|soumise?s?|subordonnee?s?|conditionnee?s?|sous|sur|besoin|necessaire|demander|obtenir"
          + "|an?|any|the|our|your|prior|written|subject|to|require[ds]?)\\b){0,8}+ ";

  /** « Aucune diffusion sans accord »: not to be had without, unlike « sans accord » alone. */
  private static final Pattern NOT_WITHOUT =
      Pattern.compile(
          "\\b(?:ne|pas|aucune?|jamais|ni|not?|never)(?: (?!(?:et|ni|sans|without|and)\\b|(?:necessite|requiert|restriction"
              + "|limitation|condition|contrainte|obligation|cout|frais|fees?|cost|libre|gratuit)|"
              + CONSENT
              + ")[^ ]+){0,4}+ (?:sans|without)"
              + OF
              + CONSENT);

  /** Denied conditions, what is to be had beside the data, and a clause of the licences. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\b(?:aucune?|ni|sans|pas|non|not?|without)"
              + OF
              + "(?:payante?s?\\b|"
              + CONSENT
              + ")"
              + "|\\b(?:autres? (?:formats?|projections?|versions?|extractions?|supports?)|documentation"
              + "|renseignements?|precisions?)(?: disponibles?)? sur (?:simple )?demande\\b"
              + "|\\bother (?:formats?|projections?|versions?)(?: available)? (?:up)?on request\\b"
              + "|\\binterdit de? (?:en )?(?:alterer|denaturer|deformer)\\b");

  private static final String BANNED =
      " (?:(?:est|sont|is|are|strictement|formellement|strictly) ){0,3}+(?:interdite?s?|prohibited|forbidden)\\b";

  /** What licences forbid by their names, and so is no condition beside them. */
  private static final Map<Pattern, Pattern> OF_LICENCES =
      Map.of(
          Pattern.compile(
              "\\bby nc\\b|\\battribution (?:non ?commercial|pas d utilisation commerciale)"),
          Pattern.compile("\\bcommerciale?s?(?: use)?" + BANNED),
          Pattern.compile(
              "\\bby (?:nc )?nd\\b|\\b(?:attribution|commercial|commerciale) (?:no ?deriv|pas de modification)"),
          Pattern.compile("\\b(?:modification|transformation|adaptation)s?" + BANNED));

  private static final Pattern CONDITION =
      Pattern.compile(
          "\\b(?:soumise?s?|subordonnee?s?|conditionnee?s?|sous|sur|apres|avec|necessite(?:nt)?"
              + "|requi(?:ert|erent)|exige(?:nt)?|demande[rz]|obtenir|sollicite[rz]|(?<!\\b(?:a|ont) fait l )objet"
              + "|on(?! demande\\b)|upon|with|subject to|requires?)"
              + OF
              + CONSENT
              + "|\\b(?:accord|autorisation) (?:ecrite? )?prealable\\b(?! n\\b)|\\b"
              + CONSENT
              + "(?: (?:est|sont|ecrite?|prealable|is|are)\\b){0,4}+"
              + " (?:necessaires?|requise?s?|obligatoires?|exigee?s?|required|needed|mandatory)\\b"
              + "|\\b(?:interdi(?:te?s?|ctions?)|prohibited|forbidden|payante?s?)\\b"
              + "|\\breservee?s? (?:\\w+ment )?(?:aux?|a)\\b"
              + "|\\b(?:acces|diffusion|usage|(?:re)?utilisation)s? (?:est |sont )?"
              + "(?:restreinte?s?|limitee?s? (?:aux?|a))\\b"
              + "|\\b(?:usage|utilisation)s? (?:\\w+ment )?internes?\\b|\\binternal use\\b");

  /**
   * Whether a sentence sets any.
   *
   * @param words folded
   */
  static boolean areIn(String words) {
    String rest = HARMLESS.matcher(words).replaceAll(" ");
    for (Map.Entry<Pattern, Pattern> known : OF_LICENCES.entrySet()) {
      if (known.getKey().matcher(words).find()) {
        rest = known.getValue().matcher(rest).replaceAll(" ");
      }
    }
    return NOT_WITHOUT.matcher(words).find() || CONDITION.matcher(rest).find();
  }

  private LicenceConditions() {}
}
