package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.moisson.connectors.http.AnswerArchive.Entry;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StorageFailureTest {

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

      assertThat(StorageFailure.of(failure))
          .hasValueSatisfying(why -> assertThat(why.args().get(0)).contains("full"));
    }
  }

  /** As the door meets it, in the middle of a harvest. */
  @Test
  void aBreakdownWhileAnAnswerIsKeptIsToldAsOne() {
    try (Database database = Engine.SQLITE.open(folder)) {
      SqlArchive archive = new SqlArchive(database.jdbi());
      List<Handle> all = Stream.generate(database.jdbi()::open).limit(4).toList();
      all.forEach(handle -> handle.execute("PRAGMA query_only = 1"));
      all.forEach(Handle::close);
      Entry answer = new Entry(URI.create("https://source.example/"), Map.of(), "aaa");

      assertThat(
              Notice.why(catchThrowable(() -> archive.record("n/u", "GET", answer, Instant.EPOCH))))
          .returns(Code.DATABASE_DOWN, Notice::code);
    }
  }

  @Test
  void aServerThatGoesIsOne() {
    try (Database database = Engine.POSTGRES.open(folder)) {
      assertThat(
              StorageFailure.of(
                  failure(database.jdbi(), "SELECT pg_terminate_backend(pg_backend_pid())")))
          .map(Notice::code)
          .contains(Code.DATABASE_DOWN);
    }
  }

  @Test
  void aServerThatHasStoppedIsSoonKnown() throws IOException {
    EmbeddedPostgres server = EmbeddedPostgres.start();
    try (Database database =
        Database.postgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")) {
      assertThat(database.answers()).isTrue();
      server.close();

      Instant start = Instant.now();
      assertThat(database.answers()).isFalse();
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
      assertThat(StorageFailure.of(failure(database.jdbi(), "SELECT 1")))
          .hasValueSatisfying(
              why ->
                  assertThat(why.args().get(0))
                      // An open connection may still receive the server's last message.
                      .containsAnyOf("refused", "terminating")
                      .doesNotContain("Exception"));
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(12));
    }
  }

  @Test
  void aServerThatIsNotThereIsToldWithWhereItShouldBe() {
    assertThatThrownBy(() -> Database.postgres("jdbc:postgresql://127.0.0.1:1/x?a=b", "u", "p"))
        .isInstanceOfSatisfying(
            // After a reboot, it may start some seconds after us.
            Unavailable.class,
            refusal ->
                assertThat(refusal.notice())
                    .returns(Code.DATABASE_REFUSES, Notice::code)
                    .returns("jdbc:postgresql://127.0.0.1:1/x", notice -> notice.args().get(0))
                    .satisfies(
                        notice ->
                            assertThat(notice.args().get(1))
                                .doesNotContain("Exception")
                                .doesNotEndWith(".")));
  }

  @Test
  void aDatabaseThatTheServerDoesNotHaveWillNotOpenLater() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "nowhere");

      assertThatThrownBy(() -> Database.postgres(url, "postgres", "postgres"))
          .isInstanceOf(Misconfigured.class)
          .extracting(e -> ((Misconfigured) e).notice().code())
          .isEqualTo(Code.DATABASE_REFUSES);
    }
  }

  @Test
  void aDatabaseOfAnotherProgramIsNotSaidToBeABadDataFolder() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs (id INTEGER)");
      String url = server.getJdbcUrl("postgres", "postgres");

      assertThatThrownBy(() -> Database.postgres(url, "postgres", "postgres"))
          .isInstanceOfSatisfying(
              Misconfigured.class,
              why ->
                  assertThat(why.notice())
                      .returns(Code.DATABASE_REFUSES, Notice::code)
                      .satisfies(notice -> assertThat(notice.args().get(1)).contains("non-empty")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SQLITE_BUSY, DATABASE_BUSY, true",
    "SQLITE_FULL, DISK_FULL, true",
    "SQLITE_IOERR, DATABASE_DOWN, true",
    "SQLITE_READONLY, FILE_DENIED, false",
    "SQLITE_CORRUPT, DATABASE_DAMAGED, false",
    "SQLITE_CANTOPEN, DATA_UNUSABLE, false"
  })
  void aFileThatDoesNotOpenIsOnlySaidToBeDamagedIfItIs(
      SQLiteErrorCode said, Code told, boolean mayOpenLater) {
    HarvestException why =
        StorageFailure.atOpening(
            "moisson.db", false, new IllegalStateException(new SQLiteException("x", said)));

    assertThat(why.notice().code()).isEqualTo(told);
    assertThat(why instanceof Unavailable).isEqualTo(mayOpenLater);
  }

  @Test
  void aFileThatIsNoDatabaseIsDamaged() throws IOException {
    Path file = Files.writeString(folder.resolve("moisson.db"), "not a database\n".repeat(100));

    assertThatThrownBy(() -> Database.sqlite(file))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            why ->
                assertThat(why.notice())
                    .returns(Code.DATABASE_DAMAGED, Notice::code)
                    .returns(file.toString(), notice -> notice.args().get(0)));
  }

  @Test
  void aFileOfAnotherUserIsOne() {
    assertThat(StorageFailure.of(new UncheckedIOException(new AccessDeniedException("x"))))
        .map(Notice::code)
        .contains(Code.FILE_DENIED);
  }

  @Test
  void aPoolWithoutAConnectionIsOne() {
    assertThat(
            StorageFailure.of(
                new IllegalStateException(new SQLTransientConnectionException("none"))))
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatWeAskWronglyIsNone(Engine engine) {
    try (Database database = engine.open(folder)) {
      assertThat(StorageFailure.of(failure(database.jdbi(), "SELECT * FROM nowhere"))).isEmpty();
      assertThat(StorageFailure.of(new IllegalStateException("ours"))).isEmpty();
    }
  }

  private static Throwable failure(Jdbi jdbi, String sql) {
    return catchThrowable(() -> jdbi.useHandle(handle -> handle.select(sql).mapToMap().list()));
  }
}
