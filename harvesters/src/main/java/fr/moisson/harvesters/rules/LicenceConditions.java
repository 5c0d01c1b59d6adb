package fr.moisson.harvesters.rules;

import java.util.regex.Pattern;

/**
 * What the use of data depends on beside a licence: an agreement, a payment, who the user is. The
 * name of an open licence would promise too much there.
 */
final class LicenceConditions {

  private static final Pattern CONDITION =
      Pattern.compile(
          "\\b(?:soumise?s?|subordonnee?s?|conditionnee?s?|sous|sur|apres|avec|on|upon|with|subject to)"
              + "(?: (?:reserve|a|d|de|l|la|le|une?|simple|prior|written|an?|the)\\b)*+ (?:accord|autorisation"
              + "|authentification|convention|conventionnement|demande|devis|habilitation|identification"
              + "|inscription|abonnement|redevance|paiement|approval|authori[sz]ation|consent|fee|payment"
              + "|permission|request|subscription)s?\\b"
              + "|(?<!\\bsans )\\b(?:accord|autorisation) (?:ecrite? )?prealable\\b"
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
    return CONDITION.matcher(words).find();
  }

  private LicenceConditions() {}
}
