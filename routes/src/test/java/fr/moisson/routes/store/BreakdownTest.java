package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakdownTest {

  @TempDir Path folder;

  @Test
  void aFullDiskIsOne() {
    try (Database database = Engine.SQLITE.open(folder)) {
      Throwable failure =
          catchThrowable(
              () ->
                  database
                      .jdbi()
                      .useHandle(
                          handle -> {
                            handle.execute("PRAGMA max_page_count = 1");
                            handle.execute(
                                "CREATE TABLE more AS SELECT zeroblob(9000000) AS bytes");
                          }));

      assertThat(Breakdown.of(failure))
          .hasValueSatisfying(why -> assertThat(why.args().get(0)).contains("full"));
    }
  }

  @Test
  void aServerThatGoesIsOne() {
    try (Database database = Engine.POSTGRES.open(folder)) {
      assertThat(
              Breakdown.of(
                  failure(database.jdbi(), "SELECT pg_terminate_backend(pg_backend_pid())")))
          .map(Notice::code)
          .contains(Code.DATABASE_DOWN);
    }
  }

  @Test
  void aPoolWithoutAConnectionIsOne() {
    assertThat(Breakdown.of(new IllegalStateException(new SQLTransientConnectionException("none"))))
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatWeAskWronglyIsNone(Engine engine) {
    try (Database database = engine.open(folder)) {
      assertThat(Breakdown.of(failure(database.jdbi(), "SELECT * FROM nowhere"))).isEmpty();
      assertThat(Breakdown.of(new IllegalStateException("ours"))).isEmpty();
    }
  }

  private static Throwable failure(Jdbi jdbi, String sql) {
    return catchThrowable(() -> jdbi.useHandle(handle -> handle.select(sql).mapToMap().list()));
  }
}
