package fr.moisson.harvesters.formats.scan;

import java.util.ArrayList;
import java.util.List;

/** The result of the walk over one piece of a CSV file. */
final class CsvFinding {

  final List<ByteRun> runs = new ArrayList<>();
  final long start;
  final long end;

  /** Number of lines of the records that end in the piece. */
  long lines;

  long left;

  /** Start of the record that does not end in the piece; end of the piece if all records do. */
  long open;

  /** Whether nothing is known of what follows. */
  boolean isLost;

  CsvFinding(Chunk piece) {
    start = piece.offset;
    end = piece.offset + piece.length;
    open = end;
  }

  /** Marks a record that begins in the next line as wanted. */
  void want(long from, long to, int count) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).end() == from) {
      runs.set(last, runs.get(last).and(to, count));
    } else {
      runs.add(new ByteRun(from, (int) (to - from), lines + 1, count));
    }
  }
}
