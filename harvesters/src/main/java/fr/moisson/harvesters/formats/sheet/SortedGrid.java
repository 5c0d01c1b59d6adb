package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts the rows of a sheet that come out of order, or in pieces; they are all kept in memory. */
final class SortedGrid implements Workbook.Grid {

  /** In bytes, including the overhead of each cell. */
  private static final long MOST = 100_000_000;

  private static final int CELL = 48;

  private final Workbook.Grid pieces;
  private final Iterator<Map.Entry<Long, List<String>>> rows;
  private long line;

  private SortedGrid(Workbook.Grid pieces, NavigableMap<Long, List<String>> rows) {
    this.pieces = pieces;
    this.rows = rows.entrySet().iterator();
  }

  /**
   * @throws BadItem if the sheet is too large for the memory
   */
  static SortedGrid of(Table table, Workbook.Grid pieces) throws IOException {
    NavigableMap<Long, List<String>> rows = new TreeMap<>();
    long size = 0;
    for (List<String> piece = pieces.next(); piece != null; piece = pieces.next()) {
      size += piece.stream().mapToLong(cell -> CELL + cell.length()).sum();
      if (size > MOST) {
        throw new BadItem(Notice.of(Notice.Code.TOO_LARGE, table.origin(), MOST));
      }
      rows.merge(pieces.line(), piece, SortedGrid::joined);
    }
    return new SortedGrid(pieces, rows);
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      cells.add(Cell.at(one, i).isEmpty() ? Cell.at(other, i) : Cell.at(one, i));
    }
    return cells;
  }

  @Override
  public @Nullable List<String> next() {
    if (!rows.hasNext()) {
      return null;
    }
    Map.Entry<Long, List<String>> row = rows.next();
    line = row.getKey();
    return row.getValue();
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public AroundCells around() {
    return pieces.around();
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}
