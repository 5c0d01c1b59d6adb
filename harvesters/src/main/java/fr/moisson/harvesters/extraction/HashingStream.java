package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.model.Hashes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

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
  private @Nullable ExecutorService thread;
  private @Nullable Future<Void> pending;
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
    await();
    byte[] full = block;
    block = other;
    other = full;
    filled = 0;
    Callable<Void> task =
        () -> {
          take(full, BLOCK);
          return null;
        };
    thread = thread == null ? Executors.newSingleThreadExecutor() : thread;
    pending = thread.submit(task);
  }

  private void take(byte[] bytes, int length) throws IOException {
    digest.update(bytes, 0, length);
    out.write(bytes, 0, length);
  }

  private void await() throws IOException {
    if (pending == null) {
      return;
    }
    try {
      pending.get();
      pending = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
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
    try (out) {
      await();
      take(block, filled);
    } finally {
      if (thread != null) {
        thread.shutdown();
      }
    }
  }
}
