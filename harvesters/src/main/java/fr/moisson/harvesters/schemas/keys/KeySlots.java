package fr.moisson.harvesters.schemas.keys;

import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * A hash table with linear probing, at most three quarters full, from the hashes of keys to their
 * entries in a {@link KeyLog}; entry 0 where a slot is free. Several keys may be of one hash.
 */
final class KeySlots {

  /** A power of two, as every count of slots. */
  static final int FEWEST = 1 << 10;

  private final long[] slots;
  private int keys;

  KeySlots(int count) {
    slots = new long[2 * count];
  }

  /** Tells which entry is that of the key looked for. */
  interface Entries {
    /** Its line; 0 if it is another key that has the hash. */
    long line(long entry) throws IOException;
  }

  int count() {
    return slots.length / 2;
  }

  boolean isFull() {
    return 4L * keys >= 3L * count();
  }

  /** The line of a key; 0 if it is not there. */
  long find(long hash, Entries entries) throws IOException {
    int slot = slot(hash, count());
    while (slots[2 * slot + 1] != 0) {
      long line = slots[2 * slot] == hash ? entries.line(slots[2 * slot + 1]) : 0;
      if (line != 0) {
        return line;
      }
      slot = slot + 1 & count() - 1;
    }
    return 0;
  }

  /** Where a key of that hash is, or after it. */
  static int slot(long hash, int count) {
    return (int) (hash & count - 1);
  }

  /** Takes the next free slot for a key that is not there. */
  void add(long hash, long entry) {
    int slot = slot(hash, count());
    while (slots[2 * slot + 1] != 0) {
      slot = slot + 1 & count() - 1;
    }
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = entry;
    keys++;
  }

  /** The same keys in twice as many slots. */
  KeySlots doubled() {
    KeySlots larger = new KeySlots(2 * count());
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        larger.add(slots[i], slots[i + 1]);
      }
    }
    return larger;
  }

  /** All slots: of each, the hash and the entry. */
  LongBuffer content() {
    return LongBuffer.wrap(slots).asReadOnlyBuffer();
  }

  void clear() {
    Arrays.fill(slots, 0);
    keys = 0;
  }
}
