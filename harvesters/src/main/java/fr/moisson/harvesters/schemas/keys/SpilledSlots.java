package fr.moisson.harvesters.schemas.keys;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;

/**
 * Full {@link KeySlots} in a temporary file, one after the other. A Bloom filter spares reading
 * them for nearly all hashes that are in none of them.
 */
final class SpilledSlots implements Closeable {

  private static final int SLOT = 2 * Long.BYTES;

  /** Slots read at once: a key is nearly always among the first few. */
  private static final int RUN = 16;

  private static final int BLOCK = 1 << 12;

  private final int count;
  private final BlockSplitBloomFilter filter;
  private final FileChannel file = temporary();
  private final ByteBuffer run = ByteBuffer.allocate(RUN * SLOT);
  private int tables;

  /**
   * @param count number of slots of each table
   */
  SpilledSlots(int count) throws IOException {
    this.count = count;
    // As large as a table: about twelve bits for each key of ten tables.
    this.filter = new BlockSplitBloomFilter(count * SLOT);
  }

  /** A file that is deleted when it is closed. */
  static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("moisson-keys", ".bin");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  void add(KeySlots slots) throws IOException {
    LongBuffer content = slots.content();
    ByteBuffer block = ByteBuffer.allocate(BLOCK * SLOT);
    long place = start(tables);
    while (content.hasRemaining()) {
      block.clear();
      while (block.hasRemaining() && content.hasRemaining()) {
        long hash = content.get();
        long entry = content.get();
        block.putLong(hash).putLong(entry);
        if (entry != 0) {
          filter.insertHash(hash);
        }
      }
      block.flip();
      while (block.hasRemaining()) {
        place += file.write(block, place);
      }
    }
    tables++;
  }

  private long start(int table) {
    return (long) table * count * SLOT;
  }

  /** As {@link KeySlots#find}. */
  long find(long hash, KeySlots.Entries entries) throws IOException {
    long found = 0;
    for (int table = 0; found == 0 && table < tables && filter.findHash(hash); table++) {
      found = find(table, hash, entries);
    }
    return found;
  }

  private long find(int table, long hash, KeySlots.Entries entries) throws IOException {
    int slot = KeySlots.slot(hash, count);
    while (true) {
      read(table, slot);
      while (run.hasRemaining()) {
        long there = run.getLong();
        long entry = run.getLong();
        long line = entry != 0 && there == hash ? entries.line(entry) : 0;
        if (entry == 0 || line != 0) {
          return line;
        }
        slot = slot + 1 & count - 1;
      }
    }
  }

  /** Reads some slots from the given one on, fewer at the end of the table. */
  private void read(int table, int slot) throws IOException {
    run.clear().limit(Math.min(RUN, count - slot) * SLOT);
    long place = start(table) + (long) slot * SLOT;
    while (run.hasRemaining() && file.read(run, place + run.position()) >= 0) {
      // until the run is full
    }
    run.flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
