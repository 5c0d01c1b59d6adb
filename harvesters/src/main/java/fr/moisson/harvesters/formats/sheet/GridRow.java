package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of a sheet while it is read. Its size is limited, since a few bytes of XML may declare a
 * huge row.
 */
final class GridRow {

  private final Table table;
  private final long line;
  private final List<String> cells = new ArrayList<>();
  private int filled;
  private long characters;

  GridRow(Table table, long line) {
    this.table = table;
    this.line = line;
  }

  /** Index of the next cell. */
  int width() {
    return cells.size();
  }

  /** Sets a cell further to the right, or one to the left that is still empty. */
  void put(int place, String field) {
    if (place < width() && !cells.get(place).isEmpty()) {
      return; // duplicate cell
    }
    if (place >= ColumnNames.MOST) {
      String where = "l. " + line + ", c. " + (place + 1L);
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), where));
    }
    while (cells.size() < place) {
      cells.add("");
    }
    String cell = Cell.of(field);
    characters += cell.length();
    if (characters > Cell.LONGEST) {
      throw new BadItem(
          Notice.of(Notice.Code.LONG_CELL, table.origin(), line, (long) Cell.LONGEST));
    }
    if (place < width()) {
      cells.set(place, cell);
    } else {
      cells.add(cell);
    }
    filled = cell.isEmpty() ? filled : Math.max(filled, place + 1);
  }

  /** Repeats a cell; empty ones cost nothing until another cell follows. */
  void repeat(String field, int times) {
    int start = width();
    for (int i = 0; i < times; i++) {
      put(start + i, field);
    }
  }

  boolean isEmpty() {
    return filled == 0;
  }

  List<String> cells() {
    return List.copyOf(cells.subList(0, filled));
  }
}
