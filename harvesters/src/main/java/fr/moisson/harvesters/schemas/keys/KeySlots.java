package fr.moisson.harvesters.schemas.keys;

import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * A hash table with linear probing, at most three quarters full, from the hashes of keys to their
 * entries in a {@link KeyLog}; a free slot has entry 0. Several keys may have the same hash.
 */
final class KeySlots {

  /** A power of two, like every number of slots. */
  static final int FEWEST = 1 << 10;

  private final long[] slots;
  private int keys;

  KeySlots(int count) {
    slots = new long[2 * count];
  }

  /** Tells whether an entry is that of the wanted key. */
  interface Entries {
    /** The line of the entry; 0 if it has another key with the same hash. */
    long line(long entry) throws IOException;
  }

  int count() {
    return slots.length / 2;
  }

  boolean isFull() {
    return 4L * keys >= 3L * count();
  }

  /** The line of a key; 0 if it is absent. */
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

  /** The slot at which the search for a hash starts. */
  static int slot(long hash, int count) {
    return (int) (hash & count - 1);
  }

  /** Puts a key that is absent into the next free slot. */
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

  /** The hash and the entry of each slot. */
  LongBuffer content() {
    return LongBuffer.wrap(slots).asReadOnlyBuffer();
  }

  void clear() {
    Arrays.fill(slots, 0);
    keys = 0;
  }
}
