package fr.moisson.harvesters.formats;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The text of a delimited file in which a quote that opens a cell and is never closed is a letter
 * like any other, so that it hides none of the lines after it. A {@link #MARK} stands before it,
 * which no text has and which keeps parsers from taking it for the beginning of a quoted cell.
 *
 * <p>A quote was never closed if what should close it opens the cell of a later line, if the text
 * ends first, or if a cell of several lines is longer than any. No more of the text is in memory.
 */
final class LoneQuotes extends FilterReader {

  /** A character that {@link Text.Clean} drops from all texts. */
  static final char MARK = '\0';

  private static final int AT_ONCE = 1 << 16;

  private final char separator;
  private final char quote;
  private final int longest;
  private final boolean isWhole;
  private char[] text = new char[AT_ONCE];
  private int filled;
  private int given;
  private int decided;
  private boolean hasEnded;
  private char before = '\n';
  private boolean isMarked;
  private boolean endsInQuotes;
  private boolean endsInCell;

  /**
   * @param longest how many characters a cell of several lines may have
   * @param isWhole whether the text ends where it ends, and is no head of a longer one
   */
  LoneQuotes(Reader in, char separator, char quote, int longest, boolean isWhole) {
    super(in);
    this.separator = separator;
    this.quote = quote;
    this.longest = longest;
    this.isWhole = isWhole;
  }

  char separator() {
    return separator;
  }

  char quote() {
    return quote;
  }

  /** A cell as it is written. */
  static String written(String field) {
    return isIn(field) ? field.substring(1) : field;
  }

  /** Whether a cell begins with a quote that is never closed. */
  static boolean isIn(String field) {
    return !field.isEmpty() && field.charAt(0) == MARK;
  }

  /** Whether the text ended before what should have closed a quote, once all of it is read. */
  boolean endsInQuotes() {
    return endsInQuotes;
  }

  /** Whether it did so in the very cell of that quote, even if the quote is a letter. */
  boolean endsInCell() {
    return endsInCell;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (given == decided) {
      if (isMarked) {
        isMarked = false;
        decided++; // the quote, as a letter
        into[offset] = MARK;
        return 1;
      }
      if (!decide()) {
        return -1;
      }
    }
    int count = Math.min(length, decided - given);
    System.arraycopy(text, given, into, offset, count);
    given += count;
    before = text[given - 1];
    return count;
  }

  /** Whether there may be more to give. */
  private boolean decide() throws IOException {
    if (given == filled && !fill()) {
      return false;
    }
    while (decided < filled && !isMarked) {
      if (text[decided] != quote || !opens()) {
        decided++;
      } else if (!pass()) {
        isMarked = true;
      }
    }
    return true;
  }

  private boolean opens() {
    char left = decided == given ? before : text[decided - 1];
    return left == separator || left == '\n' || left == '\r';
  }

  /** Goes to the end of the cell that a quote opens; stays where it is if that is a lone one. */
  private boolean pass() throws IOException {
    int length = 1;
    boolean isInside = true;
    boolean hasLines = false;
    boolean hasCells = false;
    while (has(length)) {
      char one = text[decided + length];
      boolean isLineEnd = one == '\n' || one == '\r';
      if (one == quote) {
        boolean isTwice = isInside && has(length + 1) && text[decided + length + 1] == quote;
        if (isInside && !isTwice && hasLines && opensAnother(length)) {
          return false;
        }
        isInside = isTwice || !isInside;
        length += isTwice ? 1 : 0;
      } else if (!isInside && (isLineEnd || one == separator)) {
        decided += length;
        return true;
      }
      hasLines |= isLineEnd;
      hasCells |= isLineEnd || one == separator;
      length++;
      if (length > longest) {
        break;
      }
    }
    boolean isTooLong = length > longest;
    boolean isOpen = isInside && (isTooLong ? hasLines : isWhole);
    endsInQuotes |= isOpen && !isTooLong;
    endsInCell |= isOpen && !isTooLong && !hasCells;
    decided += isOpen ? 0 : length;
    return !isOpen;
  }

  /** Whether a quote stands where cells begin and not where they end. */
  private boolean opensAnother(int length) throws IOException {
    if (!has(length + 1)) {
      return false;
    }
    int left = decided + length - 1;
    while (text[left] == quote) {
      left--;
    }
    char right = text[decided + length + 1];
    boolean begins = text[left] == separator || text[left] == '\n' || text[left] == '\r';
    return begins && right != separator && !Character.isWhitespace(right);
  }

  /** Whether the text goes on so far behind what is decided. */
  private boolean has(int length) throws IOException {
    while (decided + length >= filled && !hasEnded) {
      fill();
    }
    return decided + length < filled;
  }

  /** Reads on, what is not given yet being kept. */
  private boolean fill() throws IOException {
    System.arraycopy(text, given, text, 0, filled - given);
    filled -= given;
    decided -= given;
    given = 0;
    if (filled == text.length) {
      text = Arrays.copyOf(text, 2 * filled);
    }
    int read = in.read(text, filled, text.length - filled);
    hasEnded = read < 0;
    filled += Math.max(0, read);
    return !hasEnded;
  }
}
