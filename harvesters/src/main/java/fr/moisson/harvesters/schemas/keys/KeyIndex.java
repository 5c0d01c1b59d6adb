package fr.moisson.harvesters.schemas.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import org.apache.parquet.column.values.bloomfilter.XxHash;
import org.jspecify.annotations.Nullable;

/**
 * Index of the keys seen so far and the first line of each, for tables of any length and in bounded
 * memory: the keys are in a {@link KeyLog}, found there by their hashes, and compared by their
 * content, not by their hashes alone.
 *
 * <p>The hashes of the last keys are in memory. When there are too many, they are written to a
 * {@link SpilledSlots file} as they are, which is read only for keys that a filter does not rule
 * out: for a table without duplicates, all keys are written sequentially, and none is read.
 */
public final class KeyIndex implements Closeable {

  /** Slots shared by all indexes of a check: 16 MB, and as much for filters. */
  private static final int MOST_IN_MEMORY = 1 << 20;

  private final XxHash hashing = new XxHash();

  /** Nobody can craft keys with equal hashes without knowing the salt. */
  private final long salt = new SecureRandom().nextLong();

  private final int mostInMemory;
  private final KeyLog log = new KeyLog();
  private KeySlots slots = new KeySlots(KeySlots.FEWEST);
  private @Nullable SpilledSlots spilled;

  /**
   * @param mostInMemory number of slots; a power of two
   */
  KeyIndex(int mostInMemory) {
    this.mostInMemory = Math.max(mostInMemory, KeySlots.FEWEST);
  }

  /** One of several indexes, at least one, that share the memory. */
  public static KeyIndex oneOf(int count) {
    return new KeyIndex(Integer.highestOneBit(MOST_IN_MEMORY / count));
  }

  /**
   * Adds a key.
   *
   * @param line at least 1
   * @return the line that had the key first; 0 if none had
   */
  public long add(List<@Nullable Object> values, long line) throws IOException {
    ByteBuffer key = key(values);
    long hash = hash(key);
    long found = find(key, hash);
    if (found == 0) {
      if (slots.isFull()) {
        makeRoom();
      }
      slots.add(hash, log.add(key, line));
    }
    return found;
  }

  public boolean contains(List<@Nullable Object> values) throws IOException {
    return line(values) != 0;
  }

  /** The line that had the key first; 0 if none had. */
  public long line(List<@Nullable Object> values) throws IOException {
    ByteBuffer key = key(values);
    return find(key, hash(key));
  }

  /** Hashes the key with its salt, and moves its position past the salt. */
  private long hash(ByteBuffer key) {
    long hash = hashing.hashByteBuffer(key);
    key.position(Long.BYTES);
    return hash;
  }

  private long find(ByteBuffer key, long hash) throws IOException {
    KeySlots.Entries entries = entry -> log.lineOf(key, entry);
    long found = slots.find(hash, entries);
    return found == 0 && spilled != null ? spilled.find(hash, entries) : found;
  }

  private void makeRoom() throws IOException {
    if (slots.count() < mostInMemory) {
      slots = slots.doubled();
      return;
    }
    if (spilled == null) {
      spilled = new SpilledSlots(mostInMemory);
    }
    spilled.add(slots);
    slots.clear();
  }

  /** Each value is preceded by its length, so that (ab, c) is not (a, bc). */
  private ByteBuffer key(List<@Nullable Object> values) {
    byte[][] texts = new byte[values.size()][];
    int size = Long.BYTES;
    for (int i = 0; i < texts.length; i++) {
      Object value = values.get(i);
      texts[i] = value == null ? new byte[0] : text(value).getBytes(UTF_8);
      size += Integer.BYTES + texts[i].length;
    }
    ByteBuffer key = ByteBuffer.allocate(size).putLong(salt);
    for (int i = 0; i < texts.length; i++) {
      key.putInt(values.get(i) == null ? -1 : texts[i].length).put(texts[i]);
    }
    return key.flip();
  }

  /** Equal values give the same text: 1.0 is 1. */
  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toString()
        : value.toString();
  }

  @Override
  public void close() throws IOException {
    try (log;
        SpilledSlots file = spilled) {
      slots.clear();
    }
  }
}
