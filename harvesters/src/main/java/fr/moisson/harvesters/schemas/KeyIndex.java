package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Hashes;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keys there have been, and in which line first, for tables of any length: a key takes 24
 * bytes, half of SHA-256 and its line, in memory for the first hundred thousands and then in a
 * temporary file. Two keys of one hash are not to be expected before there are 10^18 of them.
 *
 * <p>A hash table with linear probing, at most half full.
 */
final class KeyIndex implements Closeable {

  private static final int FEWEST_SLOTS = 1 << 10;

  /** 24 MB. */
  static final int MOST_IN_MEMORY = 1 << 20;

  private final MessageDigest digest = Hashes.sha256();
  private final int mostInMemory;
  private KeySlots slots = new KeySlots.InMemory(FEWEST_SLOTS);
  private long keys;

  KeyIndex() {
    this(MOST_IN_MEMORY);
  }

  /**
   * @param mostInMemory slots; a power of two
   */
  KeyIndex(int mostInMemory) {
    this.mostInMemory = mostInMemory;
  }

  /**
   * Remembers a key.
   *
   * @param line at least 1
   * @return the line that had it first; 0 if none had
   */
  long add(List<@Nullable Object> key, long line) throws IOException {
    if (2 * (keys + 1) > slots.count()) {
      grow();
    }
    ByteBuffer hash = hash(key);
    long found = slots.add(hash.getLong(0), hash.getLong(8), line);
    keys += found == 0 ? 1 : 0;
    return found;
  }

  boolean contains(List<@Nullable Object> key) throws IOException {
    ByteBuffer hash = hash(key);
    return slots.find(hash.getLong(0), hash.getLong(8)) != 0;
  }

  private void grow() throws IOException {
    long count = 2 * slots.count();
    KeySlots larger =
        count <= mostInMemory ? new KeySlots.InMemory((int) count) : KeySlots.InFile.of(count);
    try (KeySlots old = slots) {
      slots = larger;
      old.copyTo(larger);
    }
  }

  /** Each value with its length before it, so that (ab, c) is not (a, bc). */
  private ByteBuffer hash(List<@Nullable Object> key) {
    for (Object value : key) {
      byte[] text = value == null ? new byte[0] : text(value).getBytes(UTF_8);
      digest.update(
          ByteBuffer.allocate(Integer.BYTES).putInt(value == null ? -1 : text.length).flip());
      digest.update(text);
    }
    return ByteBuffer.wrap(digest.digest());
  }

  /** Equal values are written alike: 1.0 is 1. */
  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toString()
        : value.toString();
  }

  @Override
  public void close() throws IOException {
    slots.close();
  }
}
