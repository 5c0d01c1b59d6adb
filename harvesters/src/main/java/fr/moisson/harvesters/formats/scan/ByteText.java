package fr.moisson.harvesters.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Reusable buffer for text in UTF-8. */
public final class ByteText {

  private static final int FIRST_SIZE = 1 << 12;
  private static final int LONGEST_NUMBER = 50;
  private static final int LARGE = 1 << 20;

  /** In UTF-8, characters from here on take two bytes, and three. */
  private static final int TWO_BYTES = 0x80;

  private static final int THREE_BYTES = 0x800;
  private static final int MOST_BYTES = 3;
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;

  public ByteText put(String text) {
    byte[] more = text.getBytes(UTF_8);
    return put(more, 0, more.length);
  }

  /** Appends a text as a JSON string. */
  public ByteText putString(String text) {
    reserve(MOST_BYTES * text.length() + 2);
    int start = length;
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one < ' ' || one == '"' || one == '\\' || Character.isSurrogate(one)) {
        length = start;
        StringBuilder escaped = new StringBuilder();
        ENCODER.quoteAsString(text, escaped);
        return put('"').put(escaped.toString()).put('"');
      }
      putChar(one);
    }
    bytes[length++] = '"';
    return this;
  }

  private void putChar(char one) {
    if (one < TWO_BYTES) {
      bytes[length++] = (byte) one;
    } else if (one < THREE_BYTES) {
      bytes[length++] = (byte) (0xC0 | (one >> 6));
      bytes[length++] = (byte) (0x80 | (one & 0x3F));
    } else {
      bytes[length++] = (byte) (0xE0 | (one >> 12));
      bytes[length++] = (byte) (0x80 | ((one >> 6) & 0x3F));
      bytes[length++] = (byte) (0x80 | (one & 0x3F));
    }
  }

  /** Appends an ASCII character. */
  public ByteText put(char one) {
    reserve(1);
    bytes[length++] = (byte) one;
    return this;
  }

  /** Appends bytes of UTF-8. */
  public ByteText put(byte[] from) {
    return put(from, 0, from.length);
  }

  ByteText put(byte[] from, int start, int end) {
    int more = end - start;
    reserve(more);
    System.arraycopy(from, start, bytes, length, more);
    length += more;
    return this;
  }

  /**
   * Appends a decimal number.
   *
   * @param units the number in its smallest unit
   * @param one number of these units in one, a power of ten
   */
  public ByteText putDecimal(long units, long one) {
    reserve(LONGEST_NUMBER);
    if (units < 0) {
      bytes[length++] = '-';
    }
    long size = Math.abs(units);
    putWhole(size / one);
    long rest = size % one;
    if (rest > 0) {
      bytes[length++] = '.';
      for (long unit = one / 10; rest > 0; unit /= 10) {
        bytes[length++] = (byte) ('0' + rest / unit);
        rest %= unit;
      }
    }
    return this;
  }

  private void putWhole(long number) {
    int end = length + 1;
    for (long left = number; left >= 10; left /= 10) {
      end++;
    }
    long left = number;
    for (int i = end - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length = end;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  int length() {
    return length;
  }

  /** Truncates the text to an earlier length. */
  void backTo(int shorter) {
    length = shorter;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
    if (bytes.length > LARGE) {
      bytes = new byte[FIRST_SIZE];
    }
  }
}
