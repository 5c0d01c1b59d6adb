package fr.moisson.harvesters.formats.scan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The result of the walk over one piece. */
final class ChunkFinding {

  final Set<String> columns = new LinkedHashSet<>();
  final Set<String> texts = new LinkedHashSet<>();
  final List<ByteRun> runs = new ArrayList<>();
  long features;
  long wanted;

  /** Marks the feature counted last as wanted. */
  void want(long start, long end) {
    wanted++;
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).number() + runs.get(last).count() == features) {
      runs.set(last, runs.get(last).and(end, 1));
    } else {
      runs.add(new ByteRun(start, (int) (end - start), features, 1));
    }
  }
}
