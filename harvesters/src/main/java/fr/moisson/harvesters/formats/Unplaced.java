package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reports columns that seem to hold coordinates, if no row of the table could be placed; otherwise
 * nobody would know that they were not read.
 */
final class Unplaced {

  /** Number of rows that are examined. */
  private static final int SAMPLE = 200;

  /** Share of non-empty cells that must be coordinates. */
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
