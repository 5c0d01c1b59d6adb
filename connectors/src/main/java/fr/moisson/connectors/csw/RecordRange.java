package fr.moisson.connectors.csw;

/**
 * A range of records to request.
 *
 * @param start 1 for the first record
 * @param doubtful whether there may be no such records
 */
record RecordRange(long start, int count, boolean doubtful) {

  RecordRange(long start, int count) {
    this(start, count, false);
  }

  /** What is left of it after some records; at least one. */
  RecordRange after(long given) {
    return new RecordRange(start + given, (int) Math.max(1, count - given));
  }

  RecordRange firstHalf() {
    return new RecordRange(start, count / 2);
  }

  RecordRange secondHalf() {
    int half = count / 2;
    return new RecordRange(start + half, count - half);
  }

  /** From the same start, twice as long. */
  RecordRange wider(int most) {
    return new RecordRange(start, Math.min(2 * count, most), true);
  }
}
