package fr.moisson.harvesters.formats.scan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the walk over one piece found. */
final class Finding {

  final Set<String> columns = new LinkedHashSet<>();
  final Set<String> texts = new LinkedHashSet<>();
  final List<Run> runs = new ArrayList<>();
  boolean hasPoints;
  long features;
  long wanted;

  /**
   * Features one behind the other that have to be read.
   *
   * @param start in the file, of the first brace
   * @param length in bytes, to the last brace
   * @param number of the first, from 1 for the first of the piece
   */
  record Run(long start, int length, long number, int count) {

    Run and(long newEnd) {
      return new Run(start, (int) (newEnd - start), number, count + 1);
    }

    Run behind(long features) {
      return new Run(start, length, number + features, count);
    }
  }

  /** Takes the feature counted last. */
  void want(long start, long end) {
    wanted++;
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).number() + runs.get(last).count() == features) {
      runs.set(last, runs.get(last).and(end));
    } else {
      runs.add(new Run(start, (int) (end - start), features, 1));
    }
  }
}
