package fr.moisson.harvesters.schemas.keys;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Keys one after the other, each preceded by its line and its length. The last ones are in memory,
 * the others in a temporary file.
 */
final class KeyLog implements Closeable {

  private static final int BLOCK = 1 << 16;
  private static final int HEAD = Long.BYTES + Integer.BYTES;

  private ByteBuffer last = ByteBuffer.allocate(BLOCK);
  private ByteBuffer read = ByteBuffer.allocate(HEAD);
  private @Nullable FileChannel file;
  private long written;

  /**
   * Appends a key.
   *
   * @return the entry of the key, for {@link #lineOf}; at least 1
   */
  long add(ByteBuffer key, long line) throws IOException {
    int size = HEAD + key.remaining();
    if (last.remaining() < size) {
      write();
      last = size > last.capacity() ? ByteBuffer.allocate(size) : last;
    }
    long place = written + last.position();
    last.putLong(line).putInt(key.remaining()).put(key.duplicate());
    return place + 1;
  }

  /** The line of an entry if its key is the given one; else 0. */
  long lineOf(ByteBuffer key, long entry) throws IOException {
    ByteBuffer there = at(entry - 1, HEAD + key.remaining());
    if (there.remaining() < HEAD + key.remaining()) {
      return 0; // the entry is the last one, and its key is shorter
    }
    long line = there.getLong();
    return there.getInt() == key.remaining() && there.equals(key) ? line : 0;
  }

  private ByteBuffer at(long place, int size) throws IOException {
    if (place >= written) {
      int from = (int) (place - written);
      return last.duplicate().limit(Math.min(from + size, last.position())).position(from);
    }
    read = size > read.capacity() ? ByteBuffer.allocate(size) : read;
    read.clear().limit(size);
    FileChannel channel = open();
    while (read.hasRemaining() && channel.read(read, place + read.position()) >= 0) {
      // until everything is read, or the file ends
    }
    return read.flip();
  }

  private void write() throws IOException {
    last.flip();
    FileChannel channel = open();
    while (last.hasRemaining()) {
      written += channel.write(last, written);
    }
    last.clear();
  }

  private FileChannel open() throws IOException {
    if (file == null) {
      file = SpilledSlots.temporary();
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
