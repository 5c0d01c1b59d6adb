package fr.moisson.harvesters.model;

/**
 * The formula by which the last digit of a number, a SIREN among others, tells whether one of the
 * others is mistyped.
 */
public final class Luhn {

  /**
   * @param digits nothing else
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
