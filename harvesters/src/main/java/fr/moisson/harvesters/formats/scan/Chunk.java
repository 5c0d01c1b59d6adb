package fr.moisson.harvesters.formats.scan;

/** A part of a file that begins and ends between features. Its byte array is reused. */
final class Chunk {

  static final int SIZE = 1 << 20;

  /** The last used byte is followed by a zero. */
  byte[] bytes;

  int length;

  /** Position of the part in the file. */
  long offset;

  /** Number of parts before this one. */
  int rank;

  boolean isLast;

  Chunk(int size) {
    bytes = new byte[size + 1];
  }
}
