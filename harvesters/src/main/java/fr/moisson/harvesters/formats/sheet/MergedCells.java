package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Cells that their author merged over several rows: a spreadsheet keeps what they say in the first
 * row only, and people read it in each.
 */
final class MergedCells {

  /** More than anybody merges by hand; a program that merges more has its rows as they are. */
  private static final int MOST = 100_000;

  /** Lines from 1, both included. */
  private record Span(int place, long first, long last) {}

  private final List<Span> spans = new ArrayList<>();

  void add(int place, long first, long last) {
    if (first < last && spans.size() < MOST) {
      spans.add(new Span(place, first, last));
    }
  }

  /** Those of the rows from a line on. */
  MergedCells from(long line) {
    MergedCells below = new MergedCells();
    spans.stream().filter(span -> span.first() >= line).forEach(below.spans::add);
    below.spans.sort(Comparator.comparingLong(Span::first));
    return below;
  }

  /** Places of the columns that they are in. */
  SortedSet<Integer> places() {
    SortedSet<Integer> places = new TreeSet<>();
    spans.forEach(span -> places.add(span.place()));
    return places;
  }

  /** Repeats them in rows that come in order. */
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
        // A first row that is hidden says nothing.
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
