package fr.moisson.harvesters.formats.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text of which each line ends as a whole text does, until its reader goes to the next. */
public final class LineByLine extends FilterReader {

  private final char[] text = new char[1 << 13];
  private int at;
  private int filled;
  private boolean isBehind = true;
  private boolean hasEnded;
  private long line;

  public LineByLine(Reader in) {
    super(in);
  }

  /** Goes to the next line, over what is left of this one; false if there is none. */
  public boolean next() throws IOException {
    leave();
    isBehind = !has();
    line += isBehind ? 0 : 1;
    return !isBehind;
  }

  /** Passes over what is left of the line. */
  public void leave() throws IOException {
    while (!isBehind && has()) {
      advance(text.length);
    }
    isBehind = true;
  }

  /** From 1. */
  public long line() {
    return line;
  }

  /** Whether the text ends where its last line was left, and not behind the end of that line. */
  public boolean isCut() {
    return hasEnded;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (isBehind || !has()) {
      isBehind = true;
      return -1;
    }
    int from = at;
    int count = advance(length);
    System.arraycopy(text, from, into, offset, count);
    return count == 0 ? -1 : count;
  }

  /** Goes on in the line, and behind it where it ends; says how many characters it had. */
  private int advance(int length) {
    int end = at;
    int most = Math.min(filled, at + length);
    while (end < most && text[end] != '\n') {
      end++;
    }
    int count = end - at;
    isBehind = end < most;
    at = isBehind ? end + 1 : end;
    return count;
  }

  private boolean has() throws IOException {
    if (at == filled && !hasEnded) {
      at = 0;
      filled = Math.max(0, in.read(text));
      hasEnded = filled == 0;
    }
    return at < filled;
  }
}
