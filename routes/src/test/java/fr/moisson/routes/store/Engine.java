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

/** The two databases that the same SQL must run on. */
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
   * A database of a test's own, which can be opened again and again.
   *
   * @param folder empty
   */
  public abstract Supplier<Database> fresh(Path folder);

  /** Opens a database of a test's own. */
  public Database open(Path folder) {
    return fresh(folder).get();
  }

  /** One for all tests, started by the first that asks and stopped with the process. */
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
