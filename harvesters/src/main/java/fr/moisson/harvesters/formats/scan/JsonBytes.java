package fr.moisson.harvesters.formats.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Walks through JSON (RFC 8259) in UTF-8 strictly, without building anything. The last byte must be
 * followed by a zero.
 *
 * <p>Whatever is not simple is {@link UnexpectedBytes}: errors, and what is rare enough to be left
 * to a parser, such as a control character or a byte-order mark within a text, or hundreds of
 * digits.
 */
final class JsonBytes {

  private static final int DEEPEST = 50;
  private static final int LONGEST_NUMBER = 100;
  private static final int MOST_DIGITS = 18;

  /** With at most so many digits, the division of the integer by a power of ten is exact. */
  private static final int EXACT_LENGTH = 15;

  private static final double[] POWERS = new double[LONGEST_NUMBER];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  byte[] bytes = {0};
  int at;

  /** A name or text without escapes, as JSON writes it. */
  static byte[] quoted(String text) {
    return ('"' + text + '"').getBytes(UTF_8);
  }

  /** Moves to the next byte that is not white space, and returns it. */
  byte next() {
    byte one = bytes[at];
    return one > ' ' ? one : afterSpace();
  }

  private byte afterSpace() {
    byte one = bytes[at];
    while (one == ' ' || one == '\n' || one == '\r' || one == '\t') {
      one = bytes[++at];
    }
    return one;
  }

  void expect(char wanted) {
    if (next() != wanted) {
      throw UnexpectedBytes.FEATURE;
    }
    at++;
  }

  /** Whether another item or member follows; if not, the given end must. */
  boolean more(char end) {
    byte one = next();
    at++;
    if (one == ',') {
      return true;
    }
    if (one != end) {
      throw UnexpectedBytes.FEATURE;
    }
    return false;
  }

  /**
   * Moves past a string, from its opening quote on.
   *
   * @return whether it contains escapes
   */
  boolean string() {
    expect('"');
    boolean escapes = false;
    byte[] local = bytes; // a local variable, as a field would be read again for each byte
    int i = at;
    while (true) {
      byte one = local[i++];
      // Bytes outside of ASCII are negative.
      while (one >= ' ' && one != '"' && one != '\\') {
        one = local[i++];
      }
      if (one == '"') {
        at = i;
        return escapes;
      }
      if (one == '\\') {
        escapes = true;
        i = escape(i);
      } else {
        i = Utf8Bytes.after(local, i - 1);
      }
    }
  }

  private int escape(int i) {
    switch (bytes[i]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return i + 1;
      }
      case 'u' -> {
        for (int digit = i + 1; digit <= i + 4; digit++) {
          if (bytes[digit] < 0 || Character.digit(bytes[digit], 16) < 0) {
            throw UnexpectedBytes.FEATURE;
          }
        }
        return i + 5;
      }
      default -> throw UnexpectedBytes.FEATURE;
    }
  }

  /**
   * Reads a number.
   *
   * @return as a parser would, except for the last bit if it has more than 15 digits; {@link
   *     Double#NaN} if it has an exponent
   */
  double number() {
    byte[] local = bytes;
    int start = at;
    int i = start;
    boolean negative = local[i] == '-';
    i += negative ? 1 : 0;
    int first = i;
    long digits = 0;
    byte one = local[i];
    while (one >= '0' && one <= '9') {
      digits = digits * 10 + (one - '0');
      one = local[++i];
    }
    int whole = i - first;
    if (whole == 0 || whole > MOST_DIGITS || (whole > 1 && local[first] == '0')) {
      throw UnexpectedBytes.FEATURE;
    }
    int scale = 0;
    if (one == '.') {
      int most = MOST_DIGITS - whole;
      first = ++i;
      one = local[i];
      while (one >= '0' && one <= '9') {
        if (scale < most) {
          digits = digits * 10 + (one - '0');
          scale++;
        }
        one = local[++i];
      }
      if (i == first) {
        throw UnexpectedBytes.FEATURE;
      }
    }
    double value = negative ? -(digits / POWERS[scale]) : digits / POWERS[scale];
    if (one == 'e' || one == 'E') {
      i = exponent(i + 1);
      value = Double.NaN;
    }
    if (i - start > LONGEST_NUMBER) {
      throw UnexpectedBytes.FEATURE;
    }
    at = i;
    return value;
  }

  /** Reads a number without an exponent, exactly as a parser would. */
  double exactNumber() {
    int start = at;
    double value = number();
    return at - start <= EXACT_LENGTH
        ? value
        : Double.parseDouble(new String(bytes, start, at - start, US_ASCII));
  }

  private int exponent(int from) {
    int i = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
    int first = i;
    while (bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    if (i == first) {
      throw UnexpectedBytes.FEATURE;
    }
    return i;
  }

  /** Moves past a value of any kind. */
  void value() {
    value(0);
  }

  private void value(int depth) {
    if (depth > DEEPEST) {
      throw UnexpectedBytes.FEATURE;
    }
    switch (next()) {
      case '"' -> string();
      case '{' -> {
        at++;
        if (!ends('}')) {
          do {
            string();
            expect(':');
            value(depth + 1);
          } while (more('}'));
        }
      }
      case '[' -> {
        at++;
        if (!ends(']')) {
          do {
            value(depth + 1);
          } while (more(']'));
        }
      }
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  /** Whether an object or array is empty; if so, moves past its end. */
  boolean ends(char end) {
    boolean ends = next() == end;
    at += ends ? 1 : 0;
    return ends;
  }

  void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        throw UnexpectedBytes.FEATURE;
      }
    }
    at += word.length();
  }

  /** Moves past the given bytes, if they are here. */
  boolean skip(byte[] wanted) {
    byte[] local = bytes;
    int end = at + wanted.length;
    if (end >= local.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (local[at + i] != wanted[i]) {
        return false;
      }
    }
    at = end;
    return true;
  }
}
