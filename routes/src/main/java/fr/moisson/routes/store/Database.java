package fr.moisson.routes.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * A connection pool to SQLite (in WAL mode) or PostgreSQL, migrated to the version of this program.
 * Queries are written once: both databases support {@code INSERT … ON CONFLICT}, and only differ in
 * the type of serial numbers and in the syntax of generated columns, which the migrations take as
 * placeholders.
 */
public final class Database implements AutoCloseable {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final int SQLITE_BUSY_MILLIS = 30_000;

  /** Readers of a page wait this long; a harvest can be repeated. */
  private static final int CONNECTION_MILLIS = 5_000;

  private static final int VALIDATION_MILLIS = 2_000;

  private static final List<String> TABLES_OF_A_HARVEST =
      List.of(
          "run", "dataset", "identity", "part_of", "ledger", "portal", "exchange", "source_memory");

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean readsInTransactions;

  private Database(
      HikariConfig config, Map<String, String> columnTypes, boolean readsInTransactions) {
    this.readsInTransactions = readsInTransactions;
    boolean isServer = !config.getJdbcUrl().startsWith(SQLITE);
    try {
      pool = new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw StorageFailure.atOpening(place(config), isServer, e);
    }
    try {
      migrate(columnTypes, place(config));
    } catch (FlywayException e) {
      pool.close();
      throw StorageFailure.atOpening(place(config), isServer, e);
    } catch (Misconfigured e) {
      pool.close();
      throw e;
    }
    jdbi = Jdbi.create(pool);
  }

  private void migrate(Map<String, String> columnTypes, String place) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:fr/moisson/routes/store/migrations")
            .placeholders(columnTypes)
            .loggers("slf4j")
            .load();
    // Flyway would continue, and we would write what a later version does not expect.
    for (MigrationInfo applied : flyway.info().applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new Misconfigured(Notice.of(Notice.Code.DATABASE_NEWER, place, applied.getVersion()));
      }
    }
    flyway.migrate();
  }

  /** Without parameters, which may be secret. */
  private static String place(HikariConfig config) {
    return config.getJdbcUrl().replaceFirst("^" + SQLITE, "").replaceFirst("[?].*", "");
  }

  /** The default: one file, nothing to install. */
  public static Database sqlite(Path file) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(SQLITE + file);
    config.setPoolName("sqlite");
    // A writing transaction takes the lock at its start and waits there. If it took the lock
    // later, the lock could be refused in the middle of the transaction, however long the time-out
    // is.
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "NORMAL");
    config.addDataSourceProperty("busy_timeout", SQLITE_BUSY_MILLIS);
    config.addDataSourceProperty("foreign_keys", "true");
    config.setMaximumPoolSize(4);
    return new Database(
        config,
        Map.of(
            "serial",
            "INTEGER PRIMARY KEY AUTOINCREMENT",
            "content",
            "content",
            "generated",
            "VIRTUAL"),
        false);
  }

  public static Database postgres(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setPoolName("postgres");
    config.setConnectionTimeout(CONNECTION_MILLIS);
    config.setValidationTimeout(VALIDATION_MILLIS);
    config.setMaximumPoolSize(8);
    return new Database(
        config,
        Map.of(
            "serial",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "content",
            "CAST(content AS jsonb)",
            "generated",
            "STORED"),
        true);
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** Whether it responds now; monitoring does not wait for long. */
  public boolean answers() {
    return CompletableFuture.supplyAsync(this::isAsked)
        .completeOnTimeout(false, VALIDATION_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private boolean isAsked() {
    try {
      return jdbi.withHandle(handle -> handle.select("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (JdbiException e) {
      return false;
    }
  }

  /** Copies everything that a harvest needs, as of now, into a new SQLite file, row by row. */
  public void copyTo(Path file) {
    try (Database copy = sqlite(file)) {
      copy.jdbi.useTransaction(to -> readingAsOfNow(from -> copyTables(from, to)));
    }
  }

  /**
   * Others may write to one table after another meanwhile. In SQLite, a reading transaction does
   * not block writers.
   */
  private void readingAsOfNow(HandleConsumer<RuntimeException> reader) {
    if (readsInTransactions) {
      reading(reader);
      return;
    }
    jdbi.useHandle(
        handle -> {
          handle.execute("BEGIN DEFERRED");
          try {
            reader.useHandle(handle);
          } finally {
            handle.execute("COMMIT");
          }
        });
  }

  /**
   * PostgreSQL streams rows only inside a transaction, and loads them all otherwise. SQLite always
   * streams, and our transactions would block writers.
   */
  void reading(HandleConsumer<RuntimeException> reader) {
    if (readsInTransactions) {
      jdbi.useTransaction(TransactionIsolationLevel.REPEATABLE_READ, reader);
    } else {
      jdbi.useHandle(reader);
    }
  }

  private static void copyTables(Handle from, Handle to) {
    TABLES_OF_A_HARVEST.forEach(table -> copy(from, to, table));
  }

  private static void copy(Handle from, Handle to, String table) {
    ResultIterable<Map<String, Object>> rows =
        from.createQuery("SELECT * FROM " + table).setFetchSize(500).mapToMap();
    rows.useIterator(
        iterator -> {
          while (iterator.hasNext()) {
            Map<String, Object> row = iterator.next();
            String columns = String.join(", ", row.keySet());
            String values = ":" + String.join(", :", row.keySet());
            to.createUpdate("INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, values))
                .bindMap(row)
                .execute();
          }
        });
  }

  @Override
  public void close() {
    pool.close();
  }
}
