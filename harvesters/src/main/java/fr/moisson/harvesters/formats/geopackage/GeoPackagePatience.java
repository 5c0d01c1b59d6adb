package fr.moisson.harvesters.formats.geopackage;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Ends a query that returns no row for too long, or too much data: a view is a query of unknown
 * origin, which may never end, or expand kilobytes to terabytes.
 */
final class GeoPackagePatience extends ProgressHandler {

  private static final long LONGEST = Duration.ofSeconds(30).toNanos();
  private static final long MOST_ROWS = 20_000_000;
  private static final int MOST_OF_A_ROW = 64 << 20;
  private static final int MOST_TIMES = 200;

  /** A small file may well have few values that its views repeat. */
  private static final long TIMES_COUNT_FROM = 100_000_000;

  private static final int STEPS = 1_000_000;

  private final Table table;
  private final long mostBytes;
  private long since = System.nanoTime();
  private long rows;
  private long bytes;
  private long ofRow;

  private GeoPackagePatience(Table table) throws IOException {
    this.table = table;
    this.mostBytes = Math.max(TIMES_COUNT_FROM, Files.size(table.file()) * MOST_TIMES);
  }

  static GeoPackagePatience with(Connection database, Table table)
      throws SQLException, IOException {
    GeoPackagePatience patience = new GeoPackagePatience(table);
    setHandler(database, STEPS, patience);
    return patience;
  }

  /** Called for each row. */
  void row() throws SQLException {
    since = System.nanoTime();
    ofRow = 0;
    if (++rows > MOST_ROWS) {
      throw new SQLException("> " + MOST_ROWS);
    }
  }

  /**
   * Called for each value of the row.
   *
   * @throws BadItem if the row or all rows are too large
   */
  void value(long length) {
    ofRow += length;
    bytes += length;
    if (ofRow > MOST_OF_A_ROW) {
      throw new BadItem(Notice.of(Notice.Code.TOO_LARGE, table.origin(), MOST_OF_A_ROW));
    }
    if (bytes > mostBytes) {
      throw new BadItem(Notice.of(Notice.Code.COMPRESSION_BOMB, table.origin(), MOST_TIMES));
    }
  }

  @Override
  protected int progress() {
    return System.nanoTime() - since > LONGEST ? 1 : 0;
  }
}
