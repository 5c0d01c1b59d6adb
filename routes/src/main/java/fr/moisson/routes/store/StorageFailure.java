package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Causes;
import fr.moisson.harvesters.model.DiskFailure;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
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

  // Result codes of SQLite, which gives no SQLSTATE: https://www.sqlite.org/rescode.html
  private static final int NO_PERMISSION = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int IO_ERROR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private static final Set<Integer> RESULTS =
      Set.of(BUSY, READ_ONLY, IO_ERROR, CORRUPT, FULL, CANNOT_OPEN, NOT_A_DATABASE);

  private static final int PRIMARY = 0xff;

  /** The notice for the officer; empty if the failure is not of the storage. */
  public static Optional<Notice> of(Throwable failure) {
    return Causes.of(failure, SQLException.class)
        .filter(StorageFailure::isOne)
        // The message of the database is below the exceptions of the pool.
        .reduce((above, below) -> below)
        .map(cause -> Notice.of(Code.DATABASE_DOWN, sentence(cause)))
        .or(() -> DiskFailure.of(failure));
  }

  /**
   * Why a database cannot be opened: {@link Unavailable} if it may open later although nobody
   * changes the configuration.
   *
   * @param place its file or its address
   * @param isServer whether it is a server's, not a file
   */
  static HarvestException atOpening(String place, boolean isServer, RuntimeException failure) {
    // The message of the database is below the exceptions of the layers that wrapped it.
    Optional<SQLException> said =
        Causes.of(failure, SQLException.class).reduce((above, below) -> below);
    String message = sentence(said.isPresent() ? said.get() : failure);
    if (isServer) {
      Notice refused = Notice.of(Code.DATABASE_REFUSES, place, message);
      return said.filter(StorageFailure::isOne).isPresent()
          ? new Unavailable(refused, failure)
          : new Misconfigured(refused, failure);
    }
    return switch (said.map(cause -> cause.getErrorCode() & PRIMARY).orElse(0)) {
      case BUSY, LOCKED -> new Unavailable(Notice.of(Code.DATABASE_BUSY, place), failure);
      case FULL -> new Unavailable(Notice.of(Code.DISK_FULL), failure);
      case IO_ERROR -> new Unavailable(Notice.of(Code.DATABASE_DOWN, message), failure);
      case NO_PERMISSION, READ_ONLY ->
          new Misconfigured(Notice.of(Code.FILE_DENIED, place), failure);
      case CORRUPT, NOT_A_DATABASE ->
          new Misconfigured(Notice.of(Code.DATABASE_DAMAGED, place, message), failure);
      default -> new Misconfigured(Notice.of(Code.DATA_UNUSABLE, place, message), failure);
    };
  }

  private static boolean isOne(SQLException cause) {
    if (cause instanceof SQLTransientConnectionException) {
      return true; // the pool's own, which has no state when the server said nothing
    }
    String state = cause.getSQLState();
    return state == null ? RESULTS.contains(cause.getErrorCode() & PRIMARY) : isTransient(state);
  }

  private static boolean isTransient(String state) {
    return STATES.contains(state.substring(0, Math.min(2, state.length())));
  }

  /** Without a final stop, which our own sentences have. */
  private static String sentence(Throwable cause) {
    return String.valueOf(cause.getMessage()).replaceFirst("[.\\s]+$", "");
  }

  private StorageFailure() {}
}
