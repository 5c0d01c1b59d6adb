package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.http.AnswerArchive;
import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class DatabaseTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final DatasetId ID = new DatasetId("niort", "udata", "a");

  @Parameter Engine engine;
  @TempDir Path folder;
  private Supplier<Database> opening;

  @BeforeEach
  void prepare() {
    opening = engine.fresh(folder);
  }

  @Test
  void openingItAgainChangesNothing() {
    try (Database database = opening.get()) {
      fill(database);
    }
    try (Database again = opening.get();
        Database meanwhile = opening.get()) {
      assertThat(new Sql(again.jdbi()).held()).containsExactly("a");
      assertThat(new Sql(meanwhile.jdbi()).column("SELECT version FROM flyway_schema_history"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void oneThatALaterVersionHasChangedIsLeftAlone() {
    try (Database database = opening.get()) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      INSERT INTO flyway_schema_history
                        (installed_rank, version, description, type, script, installed_by,
                         execution_time, success)
                      VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 'x', 0, TRUE)
                      """));
    }

    assertThatThrownBy(opening::get)
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal ->
                assertThat(refusal.notice())
                    .returns(Code.DATABASE_NEWER, Notice::code)
                    .returns("999", notice -> notice.args().get(1)));
  }

  @Test
  void itAnswersUntilItIsClosed() {
    Database database = opening.get();
    assertThat(database.answers()).isTrue();

    database.close();
    assertThat(database.answers()).isFalse();
  }

  @Test
  void aCopyStartsFromWhatTheOriginalHoldsAndGoesItsOwnWay() {
    Path file = folder.resolve("copy.db");
    try (Database database = opening.get()) {
      fill(database);
      database.copyTo(file);

      try (Database copy = Database.sqlite(file)) {
        assertThat(new SqlLedger(copy.jdbi()).page("niort/ckan", "niort", "", 10))
            .isEqualTo(new SqlLedger(database.jdbi()).page("niort/ckan", "niort", "", 10))
            .hasSize(1);
        assertThat(new SqlCatalogue(copy.jdbi()).progress("niort", "udata", Bench.MONDAY))
            .contains(new Catalogue.Progress("marker", NOW));
        assertThat(new SqlArchive(copy.jdbi()).find("niort/udata", "GET x")).isPresent();

        long original = new SqlCatalogue(database.jdbi()).open("niort", "udata", 0, false, NOW);
        long rehearsal = new SqlCatalogue(copy.jdbi()).open("niort", "udata", 0, false, NOW);
        assertThat(rehearsal).isEqualTo(original);
      }
      assertThat(new Sql(database.jdbi()).column("SELECT id FROM run")).hasSize(2);
    }
  }

  @Test
  void aCopyIsOfOneMomentWhoeverWritesMeanwhile() throws Exception {
    try (Database database = opening.get()) {
      SqlCatalogue catalogue = new SqlCatalogue(database.jdbi());
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; !over.get(); i++) {
                  DatasetId id = new DatasetId("niort", "udata", "jeu-" + i);
                  long run = catalogue.open("niort", "udata", 0, false, NOW);
                  catalogue.store(run, Dataset.draft(id, "Jeu").build(), List.of(), NOW);
                }
              });
      for (int i = 0; i < 20; i++) {
        Path file = folder.resolve("copy-" + i + ".db");
        database.copyTo(file);
        try (Database copy = Database.sqlite(file)) {
          assertThat(
                  new Sql(copy.jdbi())
                      .column("SELECT id FROM dataset WHERE last_run NOT IN (SELECT id FROM run)"))
              .isEmpty();
        }
      }
      over.set(true);
      writer.get(30, TimeUnit.SECONDS);
    }
  }

  private static void fill(Database database) {
    SqlCatalogue catalogue = new SqlCatalogue(database.jdbi());
    long run = catalogue.open("niort", "udata", 0, false, NOW);
    catalogue.store(run, Dataset.draft(ID, "Forêt").build(), List.of(), NOW);
    RunReport report =
        new RunReport("niort", "udata", State.COMPLETE, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0.5, null);
    catalogue.close(run, report, "marker", true, NOW);
    new SqlLedger(database.jdbi()).published("niort/ckan", ID, Remote.of("remote"), "print", NOW);
    new SqlArchive(database.jdbi())
        .record(
            "niort/udata",
            "GET x",
            new AnswerArchive.Entry(URI.create("https://source.example/x"), Map.of(), "aaa"),
            NOW);
  }
}
