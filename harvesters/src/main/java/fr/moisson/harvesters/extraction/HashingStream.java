package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.file.Background;
import fr.moisson.harvesters.model.Hashes;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/**
 * Hashes bytes and passes them on, in blocks and in a separate thread, because hashing takes as
 * long as producing them.
 */
final class HashingStream extends OutputStream {

  private static final int BLOCK = 1 << 17;

  private final OutputStream out;
  private final MessageDigest digest = Hashes.sha256();
  private byte[] block = new byte[BLOCK];
  private byte[] other = new byte[BLOCK];
  private int filled;
  private final Background passing = new Background();
  private boolean closed;

  HashingStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == BLOCK) {
        handOver();
      }
      int part = Math.min(left, BLOCK - filled);
      System.arraycopy(bytes, from, block, filled, part);
      filled += part;
      from += part;
      left -= part;
    }
  }

  private void handOver() throws IOException {
    passing.await();
    byte[] full = block;
    block = other;
    other = full;
    filled = 0;
    passing.start(() -> take(full, BLOCK));
  }

  private void take(byte[] bytes, int length) throws IOException {
    digest.update(bytes, 0, length);
    out.write(bytes, 0, length);
  }

  /** Lower-case hexadecimal, once the stream is closed. */
  String sha256() {
    return Hashes.hex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out;
        passing) {
      passing.await();
      take(block, filled);
    }
  }
}
