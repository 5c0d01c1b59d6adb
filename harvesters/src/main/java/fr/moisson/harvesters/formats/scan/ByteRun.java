package fr.moisson.harvesters.formats.scan;

/**
 * Consecutive features or lines that must be read.
 *
 * @param start in the file
 * @param length in bytes
 * @param number of the first one, from 1 for the first of the piece, or of the file
 */
record ByteRun(long start, int length, long number, int count) {

  ByteRun and(long newEnd, int more) {
    return new ByteRun(start, (int) (newEnd - start), number, count + more);
  }

  ByteRun behind(long others) {
    return new ByteRun(start, length, number + others, count);
  }

  long end() {
    return start + length;
  }
}
