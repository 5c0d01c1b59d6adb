package fr.moisson.harvesters.formats.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a CSV file without its lines of which it is certain that they lie elsewhere. Empty
 * lines stand in their place, so that all others keep their numbers. What is not plain goes
 * through: cells with more than a decimal number, lines of too many cells, records of several
 * lines, and everything behind the first quote that parsers may understand in different ways.
 */
public final class CsvSieve extends FilterInputStream {

  /** Longer lines are not plain. */
  private static final int SIZE = 1 << 17;

  private static final int MARK_LENGTH = 3;
  private static final int MOST_DIGITS = 15;
  private static final double[] POWERS = new double[MOST_DIGITS + 1];

  static {
    double power = 1;
    for (int i = 0; i <= MOST_DIGITS; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private final Lines lines;
  private final Elsewhere elsewhere;
  private final byte[] bytes = new byte[SIZE];
  private final boolean[] stops = new boolean[1 << Byte.SIZE];
  private int given;
  private int decided;
  private int at;
  private int filled;
  private int start;
  private int content;
  private long line = 1;
  private int lineEnds;
  private double x;
  private double y;
  private boolean isPlain;
  private boolean goesThrough;
  private long left;

  /**
   * What lines look like, in a charset that has the bytes of ASCII for nothing else.
   *
   * @param separator in ASCII
   * @param quote in ASCII; zero if there is none
   * @param cells how many a line may have
   * @param x which cell holds the longitude, from 0
   * @param y which cell holds the latitude
   * @param first line number of the first row
   */
  public record Lines(char separator, char quote, int cells, int x, int y, long first) {}

  /** Takes the stream, and closes it in the end. */
  public CsvSieve(InputStream in, Lines lines, Elsewhere elsewhere) {
    super(in);
    this.lines = lines;
    this.elsewhere = elsewhere;
    stops[lines.separator()] = true;
    stops[lines.quote()] = true;
    stops['\n'] = true;
    stops['\r'] = true;
  }

  /** How many lines were left out so far. */
  public long left() {
    return left;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (given == decided) {
      if (!decide()) {
        return -1;
      }
    }
    int count = Math.min(length, decided - given);
    System.arraycopy(bytes, given, into, offset, count);
    given += count;
    return count;
  }

  /** Whether there may be more to give. */
  private boolean decide() throws IOException {
    System.arraycopy(bytes, at, bytes, 0, filled - at);
    filled -= at;
    at = 0;
    given = 0;
    decided = 0;
    int read = in.read(bytes, filled, SIZE - filled);
    filled += Math.max(0, read);
    while (!goesThrough && walk()) {
      take();
    }
    // A line that never ends, and whatever nobody is to look at.
    if (goesThrough || read < 0 || filled - at == SIZE) {
      goesThrough = true;
      System.arraycopy(bytes, at, bytes, decided, filled - at);
      decided += filled - at;
      at = filled;
    }
    return read >= 0 || decided > 0;
  }

  /** Whether all of the next record is there. */
  private boolean walk() {
    start = at;
    isPlain = true;
    lineEnds = 0;
    x = Double.NaN;
    y = Double.NaN;
    int cell = 0;
    int i = line == 1 && hasMark() ? start + MARK_LENGTH : start;
    while (i < filled) {
      int from = i;
      boolean isQuoted = lines.quote() != 0 && bytes[i] == lines.quote();
      int to = isQuoted ? closing(i + 1) : end(i);
      i = isQuoted ? to + 1 : to;
      if (i >= filled) {
        break;
      }
      if (cell == lines.x()) {
        x = number(isQuoted ? from + 1 : from, to);
      } else if (cell == lines.y()) {
        y = number(isQuoted ? from + 1 : from, to);
      }
      if (bytes[i] == lines.separator()) {
        cell++;
        i++;
        continue;
      }
      content = i;
      i += bytes[i] == '\r' ? 1 : 0;
      if (i >= filled) {
        break;
      }
      goesThrough = bytes[i] != '\n';
      isPlain = cell < lines.cells() && lineEnds == 0;
      at = goesThrough ? start : i + 1;
      return !goesThrough;
    }
    return false;
  }

  /** Excel begins so, and then with a quote perhaps. */
  private boolean hasMark() {
    return filled - start >= MARK_LENGTH
        && (bytes[start] & 0xFF) == 0xEF
        && (bytes[start + 1] & 0xFF) == 0xBB
        && (bytes[start + 2] & 0xFF) == 0xBF;
  }

  /** Where a cell without quotes ends. */
  private int end(int from) {
    int i = from;
    while (i < filled && !stops[bytes[i] & 0xFF]) {
      i++;
    }
    return i;
  }

  /** Where the quote stands that ends a cell; the end if that is not there. */
  private int closing(int from) {
    int i = from;
    while (i + 1 < filled) {
      if (bytes[i] == lines.quote()) {
        if (bytes[i + 1] != lines.quote()) {
          return i;
        }
        i++;
      }
      lineEnds += bytes[i] == '\n' ? 1 : 0;
      i++;
    }
    return filled;
  }

  /** Keeps the record that was walked through, or the end of its line. */
  private void take() {
    boolean isElsewhere =
        isPlain
            && line >= lines.first()
            && !Double.isNaN(x)
            && !Double.isNaN(y)
            && elsewhere.isCertain(x, y, x, y);
    int from = isElsewhere ? content : start;
    System.arraycopy(bytes, from, bytes, decided, at - from);
    decided += at - from;
    left += isElsewhere ? 1 : 0;
    line += lineEnds + 1;
  }

  /** A number with a decimal point or comma; {@link Double#NaN} if it is written any other way. */
  private double number(int from, int to) {
    boolean isNegative = bytes[from] == '-';
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (int i = isNegative ? from + 1 : from; i < to; i++) {
      byte one = bytes[i];
      if (one >= '0' && one <= '9') {
        digits = digits * 10 + (one - '0');
        count++;
        decimals += decimals < 0 ? 0 : 1;
      } else if ((one == '.' || one == ',') && decimals < 0 && count > 0) {
        decimals = 0;
      } else {
        return Double.NaN;
      }
    }
    if (count == 0 || count > MOST_DIGITS) {
      return Double.NaN;
    }
    double size = digits / POWERS[Math.max(0, decimals)];
    return isNegative ? -size : size;
  }
}
