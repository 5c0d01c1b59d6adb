package fr.moisson.harvesters.model;

/** The number of an establishment: the SIREN of its organisation and five more digits. */
public final class Siret {

  private static final String LA_POSTE = "356000000";

  /** Whether a text has the length of such a number, and digits only. */
  public static boolean hasForm(String text) {
    return text.matches("\\d{14}");
  }

  /**
   * Whether its check digits are right. La Poste, which has more establishments than there are
   * numbers with a Luhn checksum, has its own rule.
   *
   * @param digits fourteen digits
   */
  public static boolean holds(String digits) {
    return Luhn.holds(digits.substring(0, 9)) && (Luhn.holds(digits) || isPostOffice(digits));
  }

  private static boolean isPostOffice(String digits) {
    return digits.startsWith(LA_POSTE) && digits.chars().map(digit -> digit - '0').sum() % 5 == 0;
  }

  private Siret() {}
}
