package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Causes;
import fr.moisson.harvesters.model.DiskFailure;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/**
 * Failures of the database or the disk, for which neither a source nor Moisson is to blame: a full
 * disk, a database server that is down, a file that is damaged, locked or another user's.
 */
public final class StorageFailure {

  /**
   * SQLSTATE classes of connections, resources, interventions and the system, as used by <a
   * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL</a> and the
   * connection pool.
   */
  private static final Set<String> STATES = Set.of("08", "53", "57", "58");

  /**
   * <a href="https://www.sqlite.org/rescode.html">SQLite result codes</a>, because SQLite gives no
   * SQLSTATE: busy, read-only, I/O error, corrupt, full, cannot open, not a database.
   */
  private static final Set<Integer> RESULTS = Set.of(5, 8, 10, 11, 13, 14, 26);

  private static final int PRIMARY = 0xff;

  /** The notice for the officer; empty if the failure is not of the storage. */
  public static Optional<Notice> of(Throwable failure) {
    return Causes.of(failure, SQLException.class)
        .filter(StorageFailure::isOne)
        // The message of the database is below the exceptions of the pool.
        .reduce((above, below) -> below)
        .map(cause -> Notice.of(Code.DATABASE_DOWN, String.valueOf(cause.getMessage())))
        .or(() -> DiskFailure.of(failure));
  }

  private static boolean isOne(SQLException cause) {
    if (cause instanceof SQLTransientConnectionException) {
      return true; // the pool's own, which has no state when the server said nothing
    }
    String state = cause.getSQLState();
    return state == null
        ? RESULTS.contains(cause.getErrorCode() & PRIMARY)
        : STATES.contains(state.substring(0, Math.min(2, state.length())));
  }

  private StorageFailure() {}
}
