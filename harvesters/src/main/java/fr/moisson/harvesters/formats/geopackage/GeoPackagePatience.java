package fr.moisson.harvesters.formats.geopackage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Ends a query that gives no row for too long, or too many: a view is a query of its author's, and
 * may never end.
 */
final class GeoPackagePatience extends ProgressHandler {

  private static final long LONGEST = Duration.ofSeconds(30).toNanos();
  private static final long MOST_ROWS = 20_000_000;
  private static final int STEPS = 1_000_000;

  private long since = System.nanoTime();
  private long rows;

  static GeoPackagePatience with(Connection database) throws SQLException {
    GeoPackagePatience patience = new GeoPackagePatience();
    setHandler(database, STEPS, patience);
    return patience;
  }

  /** A row came. */
  void row() throws SQLException {
    since = System.nanoTime();
    if (++rows > MOST_ROWS) {
      throw new SQLException("> " + MOST_ROWS);
    }
  }

  @Override
  protected int progress() {
    return System.nanoTime() - since > LONGEST ? 1 : 0;
  }

  private GeoPackagePatience() {}
}
