package fr.moisson.harvesters.formats.scan;

/** A part of a file that begins and ends between features. Its bytes are used again. */
final class Chunk {

  static final int SIZE = 1 << 20;

  /** A zero stands behind the last that counts. */
  byte[] bytes;

  int length;

  /** Where it stands in the file. */
  long offset;

  /** How many came before. */
  int rank;

  boolean isLast;

  Chunk(int size) {
    bytes = new byte[size + 1];
  }
}
