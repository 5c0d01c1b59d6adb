package fr.moisson.harvesters.formats;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write them in tables. */
final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?\\d{1,15}(\\.\\d{0,20})?([eE][-+]?\\d{1,2})?");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]+");
  private static final int LONGEST = 60;

  /** Accepts the French decimal comma and blanks between thousands. */
  static OptionalDouble decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    String plain = BLANKS.matcher(text).replaceAll("").replace(',', '.');
    return DECIMAL.matcher(plain).matches()
        ? OptionalDouble.of(Double.parseDouble(plain))
        : OptionalDouble.empty();
  }

  private Numbers() {}
}
