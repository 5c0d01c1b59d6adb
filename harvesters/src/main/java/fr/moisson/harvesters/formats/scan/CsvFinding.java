package fr.moisson.harvesters.formats.scan;

import java.util.ArrayList;
import java.util.List;

/** What the walk over one piece of a CSV file found. */
final class CsvFinding {

  final List<ByteRun> runs = new ArrayList<>();
  final long start;
  final long end;

  /** Of the records that end in the piece. */
  long lines;

  long left;

  /** Where the record begins that does not end in the piece; its end if all of them do. */
  long open;

  /** Whether nothing is known of what comes from there on. */
  boolean isLost;

  CsvFinding(Chunk piece) {
    start = piece.offset;
    end = piece.offset + piece.length;
    open = end;
  }

  /** Takes a record that begins in the next line. */
  void want(long from, long to, int count) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).end() == from) {
      runs.set(last, runs.get(last).and(to, count));
    } else {
      runs.add(new ByteRun(from, (int) (to - from), lines + 1, count));
    }
  }
}
