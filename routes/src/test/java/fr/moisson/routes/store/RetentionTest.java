package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.EventType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class RetentionTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

  @Parameter Engine engine;
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = engine.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEventIsForgottenOnceItWasToldAndIsOld() {
    event("old and told", MONDAY);
    new Outbox(database.jdbi(), Map.of()).tellAll(event -> {});
    event("old", MONDAY);
    event("new", TUESDAY);

    Retention.forget(database, TUESDAY);

    assertThat(texts("SELECT subject FROM event ORDER BY id")).containsExactly("old", "new");
  }

  @Test
  void whatWasSaidOfTheLastRunStaysHoweverOldItIs() {
    run(1, "arbres", MONDAY);
    run(2, "arbres", MONDAY);
    run(3, "eau", TUESDAY);
    run(4, "eau", TUESDAY);

    Retention.forget(database, TUESDAY);

    assertThat(texts("SELECT args FROM notice WHERE dataset IS NULL ORDER BY id"))
        .containsExactly("of 2", "of 3", "of 4");
    assertThat(texts("SELECT args FROM notice WHERE dataset LIKE '%/refused' ORDER BY id"))
        .as("what is said of entries that are no dataset here")
        .containsExactly("of 2", "of 3", "of 4");
    assertThat(texts("SELECT args FROM notice WHERE dataset LIKE '%/1' ORDER BY id"))
        .as("what is said of datasets")
        .containsExactly("of 1", "of 2", "of 3", "of 4");
  }

  @Test
  void runsAreForgottenOnceACompleteListingFollowedThem() {
    bareRun("eau", "COMPLETE", 1, MONDAY);
    bareRun("eau", "FAILED", 0, MONDAY);
    bareRun("eau", "COMPLETE", 1, MONDAY);
    bareRun("eau", "INCOMPLETE", 0, MONDAY);
    bareRun("eau", "FAILED", 0, MONDAY);
    bareRun("arbres", "FAILED", 0, MONDAY);
    bareRun("arbres", "COMPLETE", 0, MONDAY);
    bareRun("sols", "COMPLETE", 1, TUESDAY);
    bareRun("sols", "COMPLETE", 1, TUESDAY);

    Retention.forget(database, TUESDAY);

    assertThat(texts("SELECT source || ' ' || id FROM run ORDER BY id"))
        .containsExactly("eau 3", "eau 4", "eau 5", "arbres 6", "arbres 7", "sols 8", "sols 9");
  }

  @Test
  void runsThatListedADatasetLastOrSaidSomethingTrueOfItStay() {
    run(1, "arbres", MONDAY);
    run(2, "arbres", MONDAY);
    bareRun("arbres", "COMPLETE", 1, MONDAY);
    bareRun("arbres", "COMPLETE", 1, MONDAY);
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM notice WHERE run = 1"));

    Retention.forget(database, TUESDAY);

    assertThat(texts("SELECT id FROM run ORDER BY id"))
        .as("the first holds a dataset, the second a notice about it")
        .containsExactly("1", "2", "4");
  }

  private void bareRun(String source, String state, int fullListing, Instant started) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO run (territory, source, started, ended, state, full_listing)"
                        + " VALUES ('niort', ?, ?, ?, ?, ?)",
                    source,
                    Stored.moment(started),
                    Stored.moment(started),
                    state,
                    fullListing));
  }

  private void event(String subject, Instant at) {
    database
        .jdbi()
        .useHandle(handle -> Outbox.write(handle, EventType.RUN_COMPLETED, subject, Map.of(), at));
  }

  /**
   * A run with a notice about the whole run, one about a dataset, and one about an entry that is
   * not a dataset.
   */
  private void run(int number, String source, Instant started) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO run (territory, source, started) VALUES ('niort', ?, ?)",
                  source,
                  Stored.moment(started));
              notice(handle, number, null);
              notice(handle, number, "niort/" + source + "/1");
              notice(handle, number, "niort/" + source + "/refused");
              handle.execute(
                  "INSERT INTO dataset (id, territory, source, remote_id, content, fingerprint,"
                      + " last_run, first_seen, changed)"
                      + " VALUES (?, 'niort', ?, '1', '', '', ?, '', '') ON CONFLICT DO NOTHING",
                  "niort/" + source + "/1",
                  source,
                  number);
            });
  }

  private static void notice(Handle handle, int run, String dataset) {
    handle.execute(
        "INSERT INTO notice (run, dataset, severity, code, args) VALUES (?, ?, 'INFO', 'X', ?)",
        run,
        dataset,
        "of " + run);
  }

  private List<String> texts(String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
