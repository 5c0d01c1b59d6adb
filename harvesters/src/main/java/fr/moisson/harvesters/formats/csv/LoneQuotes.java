package fr.moisson.harvesters.formats.csv;

import fr.moisson.harvesters.formats.text.Text;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of a delimited file in which a quote that opens a cell and is never closed becomes a
 * letter like any other, so that it does not swallow the lines after it. It is preceded by a {@link
 * #MARK}, which no text contains and which prevents parsers from taking it for the beginning of a
 * quoted cell.
 *
 * <p>A quote was never closed if the quote that should close it opens a cell of a later line, if
 * the text ends first, or if a cell of several lines exceeds the limit. No more of the text than
 * that is in memory.
 *
 * <p>Unescaped quotes within a quoted cell are doubled, as their writer should have done ({@code
 * "{"type": "Point"}"}); blanks before a quoted cell are dropped ({@code 1, "two"}).
 */
public final class LoneQuotes extends FilterReader {

  /** A character that {@link Text} drops from all texts. */
  static final char MARK = '\0';

  private static final int AT_ONCE = 1 << 14;

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

  /** Replacement for a part of the text, returned after all that is decided. */
  private @Nullable String instead;

  private int insteadOf;
  private int insteadGiven;
  private boolean endsInQuotes;
  private boolean endsInCell;

  /**
   * @param longest maximum number of characters in a cell of several lines
   * @param isWhole whether the text is complete, and not the head of a longer one
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

  /** A cell as it is written in the file. */
  public static String written(String field) {
    return isIn(field) ? field.substring(1) : field;
  }

  /** Whether a cell begins with a quote that is never closed. */
  static boolean isIn(String field) {
    return !field.isEmpty() && field.charAt(0) == MARK;
  }

  /** Whether the text ended before a quote was closed, once all of it is read. */
  boolean endsInQuotes() {
    return endsInQuotes;
  }

  /** Whether it ended in the very cell of that quote, even if the quote is a letter. */
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
      if (instead != null && insteadGiven < instead.length()) {
        int count = Math.min(length, instead.length() - insteadGiven);
        instead.getChars(insteadGiven, insteadGiven + count, into, offset);
        insteadGiven += count;
        before = into[offset + count - 1];
        return count;
      }
      if (instead != null) {
        given += insteadOf;
        decided = given;
        instead = null;
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

  /** Whether there may be more to return. */
  private boolean decide() throws IOException {
    if (given == filled && !fill()) {
      return false;
    }
    // A cell may continue beyond what is read: return what is decided before reading on.
    while (decided < filled && decided - given < AT_ONCE / 2 && instead == null) {
      if (isBorder(text[decided])) {
        decided++;
        dropBlanks();
      } else if (text[decided] != quote || !opens()) {
        decided++;
      } else if (!pass()) {
        replace(1, String.valueOf(MARK) + quote);
      }
    }
    return true;
  }

  private void replace(int length, String by) {
    instead = by;
    insteadOf = length;
    insteadGiven = 0;
  }

  private boolean opens() {
    return isBorder(decided == given ? before : text[decided - 1]);
  }

  /** Whether a cell may begin after a character. */
  private boolean isBorder(char one) {
    return one == separator || one == '\n' || one == '\r';
  }

  /** Drops blanks between a border and a cell that is quoted from end to end. */
  private void dropBlanks() throws IOException {
    int blanks = 0;
    while (isBlank(blanks)) {
      blanks++;
    }
    if (blanks > 0 && isQuoted(blanks)) {
      replace(blanks, "");
    }
  }

  private boolean isBlank(int at) throws IOException {
    return has(at) && (text[decided + at] == ' ' || text[decided + at] == '\u00A0');
  }

  private boolean isQuoted(int at) throws IOException {
    if (!has(at) || text[decided + at] != quote) {
      return false;
    }
    int end = at + 1;
    while (has(end) && end - at < longest && (text[decided + end] != quote || isTwice(end))) {
      end += text[decided + end] == quote ? 2 : 1;
    }
    boolean isClosed = has(end) && text[decided + end] == quote;
    do {
      end++;
    } while (isBlank(end));
    return isClosed && (!has(end) || isBorder(text[decided + end]));
  }

  private boolean isTwice(int at) throws IOException {
    return has(at + 1) && text[decided + at + 1] == quote;
  }

  /**
   * Moves to the end of the cell that a quote opens; does not move if the quote is never closed.
   */
  private boolean pass() throws IOException {
    int length = 1;
    boolean isInside = true;
    boolean hasLines = false;
    boolean hasCells = false;
    int closings = 0;
    while (has(length)) {
      char one = text[decided + length];
      boolean isLineEnd = one == '\n' || one == '\r';
      if (one == quote) {
        boolean isTwice = isInside && isTwice(length);
        if (isInside && !isTwice && hasLines && opensAnother(length)) {
          return false;
        }
        isInside = isTwice || !isInside;
        closings += isInside ? 0 : 1;
        length += isTwice ? 1 : 0;
      } else if (!isInside && isBorder(one)) {
        leave(length, closings > 1);
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
    if (!isOpen) {
      leave(length, closings > 1 && !isTooLong);
    }
    return !isOpen;
  }

  /** Moves to the end of a cell, in which quotes may have to be doubled. */
  private void leave(int length, boolean hasLone) {
    if (hasLone && text[decided + length - 1] == quote) {
      String mark = String.valueOf(quote);
      String inside = new String(text, decided + 1, length - 2);
      replace(length, mark + inside.replace(mark, mark + mark) + mark);
    } else {
      decided += length;
    }
  }

  /** Whether a quote is where cells begin, and not where they end. */
  private boolean opensAnother(int length) throws IOException {
    if (!has(length + 1)) {
      return false;
    }
    int left = decided + length - 1;
    while (text[left] == quote) {
      left--;
    }
    char right = text[decided + length + 1];
    return isBorder(text[left]) && right != separator && !Character.isWhitespace(right);
  }

  /** Whether the text continues that far after what is decided. */
  private boolean has(int length) throws IOException {
    while (decided + length >= filled && !hasEnded) {
      fill();
    }
    return decided + length < filled;
  }

  /** Reads on, keeping what is not returned yet. */
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
