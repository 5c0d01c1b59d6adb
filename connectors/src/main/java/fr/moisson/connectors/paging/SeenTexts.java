package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A set of texts of any size that keeps an eight-byte hash of each. Among ten million texts, the
 * probability that two are confused is one in a hundred thousand.
 */
public final class SeenTexts {

  /** Never more than half full; 0 marks a free slot. */
  private long[] table = new long[1 << 10];

  private int size;

  /**
   * @return whether the text is new
   */
  public boolean add(String text) {
    return add(key(text));
  }

  /** Adds all texts of another set. */
  public void addAll(SeenTexts others) {
    for (long key : others.table) {
      if (key != 0) {
        add(key);
      }
    }
  }

  public boolean contains(String text) {
    long key = key(text);
    return table[place(key)] == key;
  }

  private static long key(String text) {
    byte[] hash = Hashes.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    long key = ByteBuffer.wrap(hash).getLong();
    return key == 0 ? 1 : key;
  }

  /** Number of different texts. */
  public int size() {
    return size;
  }

  private boolean add(long key) {
    if (2 * size >= table.length) {
      grow();
    }
    int place = place(key);
    if (table[place] == key) {
      return false;
    }
    table[place] = key;
    size++;
    return true;
  }

  private int place(long key) {
    int mask = table.length - 1;
    int place = (int) key & mask;
    while (table[place] != 0 && table[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long key : old) {
      if (key != 0) {
        table[place(key)] = key;
      }
    }
  }
}
