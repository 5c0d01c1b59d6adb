package fr.moisson.harvesters.formats.scan;

/**
 * Walks from record to record through pieces of a CSV file, in one thread, assuming that each piece
 * begins with a record.
 */
final class CsvWalk implements Walks.Walk<CsvFinding> {

  private static final int MOST_DIGITS = 15;
  private static final double[] POWERS = new double[MOST_DIGITS + 1];

  static {
    double power = 1;
    for (int i = 0; i <= MOST_DIGITS; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private final CsvLines lines;
  private final Skipping skipping;

  /** Bytes with a special meaning in a cell without quotes. */
  private final boolean[] marks = new boolean[1 << Byte.SIZE];

  private byte[] bytes = {};
  private int length;
  private int at;
  private int lineEnds;
  private double x;
  private double y;

  CsvWalk(CsvLines lines, Skipping skipping) {
    this.lines = lines;
    this.skipping = skipping;
    marks[lines.separator()] = true;
    marks[lines.quote()] = true;
    marks['\n'] = true;
    marks['\r'] = true;
    for (int i = Byte.MAX_VALUE + 1; i < marks.length; i++) {
      marks[i] = lines.inUtf8();
    }
  }

  @Override
  public CsvFinding read(Chunk piece) {
    bytes = piece.bytes;
    length = piece.length;
    at = 0;
    CsvFinding finding = new CsvFinding(piece);
    long others = 0;
    long first = piece.offset == 0 ? lines.first() : 0;
    while (at < length) {
      int start = at;
      int cells = record(piece.offset == 0 && start == 0 && Utf8Bytes.isMark(bytes, 0));
      if (cells <= 0) {
        finding.open = piece.offset + start;
        finding.isLost = cells < 0;
        checkRest();
        break;
      }
      boolean isPlain = cells <= lines.cells() && lineEnds == 1 && finding.lines + 1 >= first;
      boolean isPlaced = !Double.isNaN(x) && !Double.isNaN(y);
      boolean isElsewhere = isPlain && isPlaced && skipping.elsewhere().isCertain(x, y, x, y);
      if (isElsewhere && skipping.mayPassOver(piece, others++)) {
        finding.left++;
      } else {
        finding.want(piece.offset + start, piece.offset + at, lineEnds);
      }
      finding.lines += lineEnds;
    }
    return finding;
  }

  private void checkRest() {
    int i = at;
    while (lines.inUtf8() && i < length) {
      i = bytes[i] >= 0 ? i + 1 : Utf8Bytes.end(bytes, i);
    }
  }

  /**
   * Moves past the next record, and determines its position and number of lines.
   *
   * @return number of its cells; 0 if it does not end here, and -1 if parsers may disagree on its
   *     end. In both cases the walk stays before what was not examined
   */
  private int record(boolean isMarked) {
    x = Double.NaN;
    y = Double.NaN;
    lineEnds = 0;
    at += isMarked ? Utf8Bytes.MARK_LENGTH : 0;
    int cell = 0;
    while (at < length) {
      boolean isQuoted = lines.quote() != 0 && bytes[at] == lines.quote();
      int from = isQuoted ? at + 1 : at;
      at = isQuoted ? closing(from) : end(from);
      int to = at;
      at += isQuoted ? 1 : 0;
      if (at >= length) {
        return 0;
      }
      if (cell == lines.x()) {
        x = number(from, to);
      } else if (cell == lines.y()) {
        y = number(from, to);
      }
      cell++;
      if (bytes[at] != lines.separator()) {
        int lineEnd = bytes[at] == '\r' ? at + 1 : at;
        boolean isEnd = lineEnd < length && bytes[lineEnd] == '\n';
        at = isEnd ? lineEnd + 1 : at;
        lineEnds++;
        return isEnd ? cell : lineEnd < length ? -1 : 0;
      }
      at++;
    }
    return 0;
  }

  /** End of a cell without quotes. */
  private int end(int from) {
    byte[] local = bytes;
    boolean[] stops = marks;
    int most = length;
    int i = from;
    while (i < most) {
      byte one = local[i];
      if (!stops[one & 0xFF]) {
        i++;
      } else if (one < 0) {
        i = Utf8Bytes.end(local, i);
      } else {
        return i;
      }
    }
    return most;
  }

  /** Position of the quote that ends a cell; the end of the bytes if there is none. */
  private int closing(int from) {
    boolean inUtf8 = lines.inUtf8();
    byte quote = (byte) lines.quote();
    int i = from;
    while (i < length) {
      byte one = bytes[i];
      if (one == quote) {
        // At the end of a piece, another quote may follow.
        if (i + 1 == length || bytes[i + 1] != quote) {
          return i;
        }
        i += 2;
      } else if (one < 0 && inUtf8) {
        i = Utf8Bytes.end(bytes, i);
      } else {
        lineEnds += one == '\n' ? 1 : 0;
        i++;
      }
    }
    return length;
  }

  /** A number with a decimal point or comma; {@link Double#NaN} for any other notation. */
  private double number(int from, int to) {
    byte[] local = bytes;
    boolean isNegative = local[from] == '-';
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (int i = isNegative ? from + 1 : from; i < to; i++) {
      byte one = local[i];
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
