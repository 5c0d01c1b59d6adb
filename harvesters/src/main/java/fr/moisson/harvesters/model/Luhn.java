package fr.moisson.harvesters.model;

/** The Luhn checksum: the last digit of a number such as a SIREN reveals a mistyped digit. */
public final class Luhn {

  /**
   * @param digits digits only
   */
  public static boolean holds(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  private Luhn() {}
}
