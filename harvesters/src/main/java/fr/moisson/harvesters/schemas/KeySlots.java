package fr.moisson.harvesters.schemas;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The slots of a {@link KeyIndex}: the two halves of a hash and a line; line 0 where one is free.
 */
sealed interface KeySlots extends Closeable {

  /** A power of two. */
  long count();

  /** The line of a key, 0 if there is none. */
  long find(long high, long low) throws IOException;

  /** Takes the next free slot for a key that is not there; gives its line, as {@link #find}. */
  long add(long high, long low, long line) throws IOException;

  /** Adds all keys to a larger one. */
  void copyTo(KeySlots larger) throws IOException;

  /** As long as there are few. */
  final class InMemory implements KeySlots {

    private final long[] slots;

    InMemory(int count) {
      slots = new long[3 * count];
    }

    @Override
    public long count() {
      return slots.length / 3;
    }

    /** Where a key is or would be. */
    private int place(long high, long low) {
      int slot = (int) (high & (count() - 1));
      while (slots[3 * slot + 2] != 0 && (slots[3 * slot] != high || slots[3 * slot + 1] != low)) {
        slot = (int) ((slot + 1) & (count() - 1));
      }
      return 3 * slot;
    }

    @Override
    public long find(long high, long low) {
      return slots[place(high, low) + 2];
    }

    @Override
    public long add(long high, long low, long line) {
      int place = place(high, low);
      long found = slots[place + 2];
      if (found == 0) {
        slots[place] = high;
        slots[place + 1] = low;
        slots[place + 2] = line;
      }
      return found;
    }

    @Override
    public void copyTo(KeySlots larger) throws IOException {
      for (int i = 0; i < slots.length; i += 3) {
        if (slots[i + 2] != 0) {
          larger.add(slots[i], slots[i + 1], slots[i + 2]);
        }
      }
    }

    @Override
    public void close() {}
  }

  /** Of which the operating system keeps in memory what it can spare. */
  final class InFile implements KeySlots {

    private static final int SLOT = 3 * Long.BYTES;

    /** Slots read at once: a key is nearly always among the first few. */
    private static final int RUN = 8;

    private final FileChannel file;
    private final long count;
    private final ByteBuffer run = ByteBuffer.allocateDirect(RUN * SLOT);

    private InFile(FileChannel file, long count) {
      this.file = file;
      this.count = count;
    }

    static InFile of(long count) throws IOException {
      Path path = Files.createTempFile("moisson-keys", ".bin");
      FileChannel file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.SPARSE,
              StandardOpenOption.DELETE_ON_CLOSE);
      // All slots are free: a file is zero where nothing was written.
      file.write(ByteBuffer.allocate(1), count * SLOT - 1);
      return new InFile(file, count);
    }

    @Override
    public long count() {
      return count;
    }

    @Override
    public long find(long high, long low) throws IOException {
      return walk(high, low, 0);
    }

    @Override
    public long add(long high, long low, long line) throws IOException {
      return walk(high, low, line);
    }

    /**
     * @param line to put where the key would be; 0 only looks
     */
    private long walk(long high, long low, long line) throws IOException {
      long slot = high & (count - 1);
      while (true) {
        int read = read(slot, RUN);
        for (int i = 0; i < read; i++) {
          long found = run.getLong(i * SLOT + 2 * Long.BYTES);
          if (found == 0 && line != 0) {
            write(slot + i, high, low, line);
          }
          boolean isIt = run.getLong(i * SLOT) == high && run.getLong(i * SLOT + Long.BYTES) == low;
          if (found == 0 || isIt) {
            return found;
          }
        }
        slot = (slot + read) & (count - 1);
      }
    }

    /** How many slots could be read: fewer at the end. */
    private int read(long slot, int most) throws IOException {
      int slots = (int) Math.min(most, count - slot);
      run.clear().limit(slots * SLOT);
      while (run.hasRemaining() && file.read(run, slot * SLOT + run.position()) >= 0) {
        // until the run is full
      }
      return slots;
    }

    private void write(long slot, long high, long low, long line) throws IOException {
      ByteBuffer one = ByteBuffer.allocate(SLOT);
      one.putLong(high).putLong(low).putLong(line).flip();
      while (one.hasRemaining()) {
        file.write(one, slot * SLOT + one.position());
      }
    }

    @Override
    public void copyTo(KeySlots larger) throws IOException {
      for (long slot = 0; slot < count; slot += RUN) {
        int read = read(slot, RUN);
        for (int i = 0; i < read; i++) {
          long line = run.getLong(i * SLOT + 2 * Long.BYTES);
          if (line != 0) {
            larger.add(run.getLong(i * SLOT), run.getLong(i * SLOT + Long.BYTES), line);
          }
        }
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
