package fr.moisson.harvesters.extraction;

import java.util.ArrayList;
import java.util.List;

/** How many rows are of a kind, and which are the first of them. */
final class RowNumbers {

  /** An officer looks for the first of them, and sees in those what all have in common. */
  private static final int MOST_LISTED = 10;

  private final List<String> first = new ArrayList<>();
  private long count;

  void add(long number) {
    count++;
    if (count <= MOST_LISTED) {
      first.add(String.valueOf(number));
    }
  }

  long count() {
    return count;
  }

  /** The numbers of the first rows, as a list. */
  String listed() {
    String listed = String.join(", ", first);
    return first.size() < count ? listed + "…" : listed;
  }
}
