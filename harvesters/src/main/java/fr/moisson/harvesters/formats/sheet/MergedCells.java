package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Cells merged over several rows: spreadsheets store their value in the first row only, but it is
 * meant for each of them.
 */
final class MergedCells {

  /** More than anybody merges by hand; beyond, rows are left as they are. */
  private static final int MOST = 100_000;

  /** Lines from 1, both included. */
  private record Span(int place, long first, long last) {}

  private final List<Span> spans = new ArrayList<>();

  void add(int place, long first, long last) {
    if (first < last && spans.size() < MOST) {
      spans.add(new Span(place, first, last));
    }
  }

  /** The merged cells that start at or after a line. */
  MergedCells from(long line) {
    MergedCells below = new MergedCells();
    spans.stream().filter(span -> span.first() >= line).forEach(below.spans::add);
    below.spans.sort(Comparator.comparingLong(Span::first));
    return below;
  }

  /** Indexes of their columns. */
  SortedSet<Integer> places() {
    SortedSet<Integer> places = new TreeSet<>();
    spans.forEach(span -> places.add(span.place()));
    return places;
  }

  /** Repeats their values in rows that are passed in order. */
  Filler filler() {
    return new Filler(spans.iterator());
  }

  static final class Filler {

    private record Open(Span span, String value) {}

    private final Iterator<Span> coming;
    private final List<Open> open = new ArrayList<>();
    private Span next;

    private Filler(Iterator<Span> coming) {
      this.coming = coming;
      this.next = following();
    }

    private Span following() {
      return coming.hasNext() ? coming.next() : new Span(0, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    List<String> filled(long line, List<String> cells) {
      open.removeIf(one -> one.span().last() < line);
      while (next.first() <= line) {
        // If the first row is hidden, so is the value.
        if (next.first() == line) {
          open.add(new Open(next, Cell.at(cells, next.place())));
        }
        next = following();
      }
      if (open.isEmpty()) {
        return cells;
      }
      List<String> filled = new ArrayList<>(cells);
      for (Open one : open) {
        while (filled.size() <= one.span().place()) {
          filled.add("");
        }
        if (filled.get(one.span().place()).isEmpty()) {
          filled.set(one.span().place(), one.value());
        }
      }
      return filled;
    }
  }
}
