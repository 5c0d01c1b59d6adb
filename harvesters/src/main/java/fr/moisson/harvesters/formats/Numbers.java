package fr.moisson.harvesters.formats;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write them in tables. */
public final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?\\d{1,15}(\\.\\d{0,20})?([eE][-+]?\\d{1,2})?");

  /** Blanks of all widths, and the apostrophes of Switzerland. */
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+|(?<=\\d)['’](?=\\d{3})");

  private static final Pattern POINTS_BETWEEN =
      Pattern.compile("[-+]?\\d{1,3}(?:(?:\\.\\d{3})+,\\d+|(?:\\.\\d{3}){2,})");
  private static final Pattern COMMAS_BETWEEN =
      Pattern.compile("[-+]?\\d{1,3}(?:(?:,\\d{3})+\\.\\d+|(?:,\\d{3}){2,})");
  private static final int LONGEST = 60;

  /**
   * Accepts the French decimal comma, and blanks, apostrophes, points or commas between thousands
   * where these can be nothing else: 1.234 is a decimal number.
   */
  public static OptionalDouble decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    String tight = BLANKS.matcher(text).replaceAll("");
    String whole =
        POINTS_BETWEEN.matcher(tight).matches()
            ? tight.replace(".", "")
            : COMMAS_BETWEEN.matcher(tight).matches() ? tight.replace(",", "") : tight;
    String plain = whole.replace(',', '.');
    return DECIMAL.matcher(plain).matches()
        ? OptionalDouble.of(Double.parseDouble(plain))
        : OptionalDouble.empty();
  }

  private Numbers() {}
}
