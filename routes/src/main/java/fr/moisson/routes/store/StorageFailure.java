package fr.moisson.routes.store;

import fr.moisson.harvesters.model.DiskFailure;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What fails with the database or the disk, which neither a source nor Moisson is to blame for: a
 * full disk, a server that has gone, a file that is damaged, locked or another user's.
 */
public final class StorageFailure {

  /**
   * Classes of SQLSTATE for connections, resources, interventions and the system, as <a
   * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL</a> gives them
   * and the pool does.
   */
  private static final Set<String> STATES = Set.of("08", "53", "57", "58");

  /**
   * <a href="https://www.sqlite.org/rescode.html">Result codes of SQLite</a>, which tells no state:
   * busy, read-only, input or output, corrupt, full, cannot be opened, no database.
   */
  private static final Set<Integer> RESULTS = Set.of(5, 8, 10, 11, 13, 14, 26);

  private static final int PRIMARY = 0xff;

  /** What to tell the officer, if it is one. */
  public static Optional<Notice> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .filter(StorageFailure::isOne)
        // What the database said lies below what the pool makes of it.
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
