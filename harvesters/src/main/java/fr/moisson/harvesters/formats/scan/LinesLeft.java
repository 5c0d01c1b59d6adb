package fr.moisson.harvesters.formats.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;

/** Input stream of the remaining lines of a file, which knows their line numbers in the file. */
public final class LinesLeft extends InputStream {

  private final FileChannel channel;
  private final ByteRuns.Reading runs;
  private final Queue<Gap> ahead = new ArrayDeque<>();
  private long line = 1;
  private long shift;
  private long shiftAhead;
  private long at;
  private long end;

  /**
   * @param line number, in this stream, of a line before which lines were left out
   * @param shift number of lines left out up to there
   */
  private record Gap(long line, long shift) {}

  LinesLeft(Path file, ByteRuns.Reading runs) throws IOException {
    this.channel = FileChannel.open(file);
    this.runs = runs;
  }

  /**
   * The number of a line in the file.
   *
   * @param given its number in this stream, not lower than that of the previous call
   */
  public long line(long given) {
    Gap next = ahead.peek();
    while (next != null && next.line() <= given) {
      shift = next.shift();
      ahead.remove();
      next = ahead.peek();
    }
    return given + shift;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (at == end) {
      ByteRun run = runs.next();
      if (run == null) {
        return -1;
      }
      if (run.number() - line != shiftAhead) {
        shiftAhead = run.number() - line;
        ahead.add(new Gap(line, shiftAhead));
      }
      line += run.count();
      at = run.start();
      end = run.end();
    }
    int most = (int) Math.min(length, end - at);
    int count = channel.read(ByteBuffer.wrap(into, offset, most), at);
    if (count < 0) {
      throw new EOFException("cut short while it was read");
    }
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      runs.close();
    }
  }
}
