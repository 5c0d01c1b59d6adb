package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts the rows that cannot be read, or are not rows, and remembers where the first ones are. */
public final class BrokenRows {

  private static final int EXAMPLES = 3;

  private final String unit;
  private final List<String> examples = new ArrayList<>();
  private final List<String> quotes = new ArrayList<>();
  private long count;
  private long first;
  private long quoted;
  private long headers;
  private long firstHeader;
  private int cellsOfOne;
  private int columnsOfHeader;

  private BrokenRows(String unit) {
    this.unit = unit;
  }

  /** For a file whose rows are its lines. */
  public static BrokenRows lines() {
    return new BrokenRows("l. ");
  }

  /** For a file whose rows are counted from 1. */
  public static BrokenRows features() {
    return new BrokenRows("n° ");
  }

  public void add(long row) {
    first = count++ == 0 ? row : first;
    if (examples.size() < EXAMPLES) {
      examples.add(unit + row);
    }
  }

  /** Adds a row with a quote that is never closed. */
  public void addQuote(long row) {
    if (quoted++ < EXAMPLES) {
      quotes.add(unit + row);
    }
  }

  /** Adds a line with more cells than the header. */
  public void addLonger(long row, int cells, int columns) {
    if (cellsOfOne == 0) {
      cellsOfOne = cells;
      columnsOfHeader = columns;
    }
    add(row);
  }

  /** Adds a line that repeats the header, and is not a row. */
  public void addHeader(long row) {
    firstHeader = headers++ == 0 ? row : firstHeader;
  }

  /** Number of lines that repeat the header, so far. */
  public long headers() {
    return headers;
  }

  public long count() {
    return count;
  }

  public void tell(Consumer<Notice> notices) {
    if (quoted > 0) {
      notices.accept(Notice.of(Notice.Code.UNCLOSED_QUOTE, quoted, quotes));
    }
    if (headers > 0) {
      notices.accept(Notice.of(Notice.Code.HEADER_REPEATED, headers).at(firstHeader));
    }
    tellUnread(notices);
  }

  /** Reports only the rows that cannot be read. */
  public void tellUnread(Consumer<Notice> notices) {
    if (count > 0) {
      notices.accept(
          Notice.of(Notice.Code.ROWS_BROKEN, count, examples, cellsOfOne, columnsOfHeader)
              .at(first));
    }
  }
}
