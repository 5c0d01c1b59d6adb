package fr.moisson.harvesters.formats.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A reader of text that signals its end after each line, until it is moved to the next one. */
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

  /** Moves to the next line, skipping the rest of this one; false if there is none. */
  public boolean next() throws IOException {
    leave();
    isBehind = !has();
    line += isBehind ? 0 : 1;
    return !isBehind;
  }

  /** Skips the rest of the line. */
  public void leave() throws IOException {
    while (!isBehind && has()) {
      advance(text.length);
    }
    isBehind = true;
  }

  /** Line number, from 1. */
  public long line() {
    return line;
  }

  /** Whether the text ended within the line that was left last, before any end of line. */
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

  /**
   * Advances in the line, and past its end if that is reached; returns the number of characters.
   */
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
