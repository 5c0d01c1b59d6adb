package fr.moisson.routes.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The two databases on which the same SQL must run. */
public enum Engine {
  SQLITE {
    @Override
    public Supplier<Database> fresh(Path folder) {
      return () -> Database.sqlite(folder.resolve("moisson.db"));
    }
  },

  POSTGRES {
    @Override
    public Supplier<Database> fresh(Path folder) {
      String name = Server.createDatabase();
      return () ->
          Database.postgres(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
    }
  };

  /**
   * A database for one test, which can be opened repeatedly.
   *
   * @param folder an empty folder
   */
  public abstract Supplier<Database> fresh(Path folder);

  /** Opens a new database for one test. */
  public Database open(Path folder) {
    return fresh(folder).get();
  }

  /** One server for all tests, started on first use and stopped with the process. */
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String createDatabase() {
      String name = "moisson" + DATABASES.incrementAndGet();
      try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
        return name;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
