package fr.moisson.harvesters.formats.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of some lines of a file, with an empty line in place of each other one. */
final class LinesLeft extends InputStream {

  private final FileChannel channel;
  private final Runs.Reading runs;
  private long line = 1;
  private long empty;
  private long at;
  private long end;

  LinesLeft(Path file, Runs.Reading runs) throws IOException {
    this.channel = FileChannel.open(file);
    this.runs = runs;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (empty == 0 && at == end) {
      Run run = runs.next();
      if (run == null) {
        return -1;
      }
      empty = run.number() - line;
      line = run.number() + run.count();
      at = run.start();
      end = run.end();
    }
    if (empty > 0) {
      int count = (int) Math.min(length, empty);
      Arrays.fill(into, offset, offset + count, (byte) '\n');
      empty -= count;
      return count;
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
