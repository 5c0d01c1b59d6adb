package fr.moisson.harvesters.formats.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Cuts a file into pieces where features or lines seem to begin; the walk over a piece checks
 * whether one does. Pieces are handed out in order, to any thread.
 */
final class Chunks implements Closeable {

  /** Maximum size of a feature; larger ones are left to readers. */
  private static final int LARGEST = 16 << 20;

  /** Bytes read at once, few enough to be still cached when they are copied. */
  private static final int READ = 1 << 17;

  private final FileChannel channel;
  private final byte[] lead;
  private final int kept;
  private final int size;
  private byte[] rest = {};
  private long offset;
  private int rank;
  private boolean ended;

  private Chunks(Path file, long start, byte[] lead, int kept, int size) throws IOException {
    this.channel = FileChannel.open(file);
    this.channel.position(start);
    this.offset = start;
    this.lead = lead;
    this.kept = kept;
    this.size = size;
  }

  /**
   * @param start where the first feature begins
   * @param lead first bytes of every feature, from its brace to the end of a text
   */
  static Chunks ofFeatures(Path file, long start, byte[] lead) throws IOException {
    return new Chunks(file, start, lead, 0, Chunk.SIZE);
  }

  /** Pieces that end with a line. */
  static Chunks ofLines(Path file, int size) throws IOException {
    return new Chunks(file, 0, new byte[] {'\n'}, 1, size);
  }

  int size() {
    return size;
  }

  /** Fills the given object with the next piece; false at the end. */
  synchronized boolean next(Chunk piece) throws IOException {
    if (ended) {
      return false;
    }
    if (piece.bytes.length <= rest.length) {
      piece.bytes = new byte[rest.length + size + 1];
    }
    System.arraycopy(rest, 0, piece.bytes, 0, rest.length);
    int filled = fill(piece.bytes, rest.length);
    int end = ended ? filled : lastCut(piece.bytes, filled);
    while (end <= 0 && !ended) {
      if (piece.bytes.length > LARGEST) {
        throw UnexpectedBytes.FEATURE;
      }
      piece.bytes = Arrays.copyOf(piece.bytes, 2 * piece.bytes.length);
      filled = fill(piece.bytes, filled);
      end = ended ? filled : lastCut(piece.bytes, filled);
    }
    rest = Arrays.copyOfRange(piece.bytes, end, filled);
    piece.bytes[end] = 0;
    piece.length = end;
    piece.offset = offset;
    piece.rank = rank++;
    piece.isLast = ended;
    offset += end;
    return true;
  }

  /** Reads until the array is full, except for its last byte, or the file ends. */
  private int fill(byte[] bytes, int from) throws IOException {
    int filled = from;
    while (!ended && filled < bytes.length - 1) {
      int most = Math.min(READ, bytes.length - 1 - filled);
      int read = channel.read(ByteBuffer.wrap(bytes, filled, most));
      ended = read < 0;
      filled += Math.max(0, read);
    }
    return filled;
  }

  private int lastCut(byte[] bytes, int length) {
    int i = length - lead.length;
    while (i > 0 && !Arrays.equals(bytes, i, i + lead.length, lead, 0, lead.length)) {
      i--;
    }
    return i <= 0 ? 0 : i + kept;
  }

  /** Start of the next piece: the end of the file, once all have been handed out. */
  synchronized long offset() {
    return offset;
  }

  /** Hands out no more pieces. */
  synchronized void stop() {
    ended = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
