package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Columns that seem to say where rows lie, in a table of which no row could be placed: somebody
 * wrote coordinates there, and would not know that nobody read them.
 */
final class Unplaced {

  /** So many rows show it. */
  private static final int SAMPLE = 200;

  /** Of the cells that say something, how many have to be coordinates. */
  private static final double MOST = 0.75;

  private final Map<String, Seen> columns = new LinkedHashMap<>();
  private boolean isPlaced;
  private int rows;

  private record Seen(int filled, int coordinates, String example) {
    Seen plus(String cell) {
      boolean holds = PositionColumns.hasDegrees(cell);
      return new Seen(
          filled + 1, coordinates + (holds ? 1 : 0), example.isEmpty() && holds ? cell : example);
    }
  }

  void see(Row row) {
    isPlaced |= row.geometry() != null;
    if (isPlaced || rows++ >= SAMPLE) {
      return;
    }
    row.values()
        .forEach(
            (column, cell) -> {
              if (!cell.isEmpty()) {
                columns.put(column, columns.getOrDefault(column, new Seen(0, 0, "")).plus(cell));
              }
            });
  }

  void tell(Consumer<Notice> notices) {
    if (!isPlaced) {
      columns.forEach(
          (column, seen) -> {
            if (seen.coordinates() > 0 && seen.coordinates() >= MOST * seen.filled()) {
              notices.accept(Notice.of(Notice.Code.PLACE_NOT_READ, column, seen.example()));
            }
          });
    }
  }
}
