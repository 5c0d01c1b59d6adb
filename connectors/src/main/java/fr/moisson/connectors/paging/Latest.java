package fr.moisson.connectors.paging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The latest few of many values; only these are in memory. */
public final class Latest<T> {

  private final int most;
  private final PriorityQueue<T> kept;

  public Latest(int most, Comparator<T> oldestFirst) {
    this.most = most;
    this.kept = new PriorityQueue<>(oldestFirst);
  }

  public void add(T one) {
    kept.add(one);
    if (kept.size() > most) {
      kept.remove();
    }
  }

  public boolean isFull() {
    return kept.size() >= most;
  }

  public List<T> newestFirst() {
    List<T> all = new ArrayList<>(kept);
    all.sort(kept.comparator().reversed());
    return all;
  }
}
