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
 * Ends a query that gives no row for too long, or too much: a view is a query of its author's,
 * which may never end, or make terabytes of a few kilobytes.
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

  /** A row came. */
  void row() throws SQLException {
    since = System.nanoTime();
    ofRow = 0;
    if (++rows > MOST_ROWS) {
      throw new SQLException("> " + MOST_ROWS);
    }
  }

  /**
   * A value of the row came.
   *
   * @throws BadItem if that is too much, of the row or of all rows
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
