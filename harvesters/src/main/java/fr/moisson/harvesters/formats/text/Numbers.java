package fr.moisson.harvesters.formats.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write them in tables. */
public final class Numbers {

  /** LibreOffice writes 1E+020. */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?\\d{1,15}(\\.\\d{0,20})?([eE][-+]?0?\\d{1,2})?");

  private static final String BLANK = "\\s\\u00A0\\u2000-\\u200A\\u202F";

  /**
   * Blanks of all widths, and Swiss apostrophes, except between digits unless three digits follow:
   * 46 19 25.3 are degrees, minutes and seconds.
   */
  private static final Pattern BLANKS =
      Pattern.compile(
          "(?<![\\d%1$s])[%1$s]++|[%1$s]++(?!\\d)|(?<=\\d)(?:[%1$s]++|['’])(?=\\d{3}(?!\\d))"
              .formatted(BLANK));

  private static final Pattern POINTS_BETWEEN =
      Pattern.compile("[-+]?\\d{1,3}(?:(?:\\.\\d{3})++,\\d+|(?:\\.\\d{3}){2,}+)");
  private static final Pattern COMMAS_BETWEEN =
      Pattern.compile("[-+]?\\d{1,3}(?:(?:,\\d{3})++\\.\\d+|(?:,\\d{3}){2,}+)");
  private static final int LONGEST = 60;
  private static final int MOST_WHOLE = 15;
  private static final int MOST_DECIMALS = 20;

  /**
   * Accepts the French decimal comma, and blanks, apostrophes, points or commas as thousands
   * separators if they are unambiguous: 1.234 is a decimal number.
   */
  public static OptionalDouble decimal(String text) {
    if (text.length() > LONGEST || !mayBe(text)) {
      return OptionalDouble.empty();
    }
    if (isPlain(text)) {
      return OptionalDouble.of(Double.parseDouble(text.replace(',', '.')));
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

  /** Fast path for words and identifiers, which are looked at as often as numbers. */
  private static boolean mayBe(String text) {
    boolean hasDigit = false;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean isLetter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
      if (isLetter && one != 'e' && one != 'E') {
        return false;
      }
      hasDigit |= one >= '0' && one <= '9';
    }
    return hasDigit;
  }

  /** Fast path for most numbers: digits with at most a sign and a decimal separator. */
  private static boolean isPlain(String text) {
    int i = text.charAt(0) == '-' ? 1 : 0;
    int whole = digits(text, i);
    int end = i + whole;
    boolean marked = end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',');
    int decimals = marked ? digits(text, end + 1) : 0;
    return whole > 0
        && whole <= MOST_WHOLE
        && decimals <= MOST_DECIMALS
        && end + (marked ? 1 : 0) + decimals == text.length();
  }

  /** How many digits follow one another from a position on; only those of ASCII. */
  public static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i - from;
  }

  /** A number rounded half to even, without zeros at its end. */
  public static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }

  /** A number without the « .0 » that programs add to the whole numbers of a column. */
  public static String whole(String number) {
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  private Numbers() {}
}
