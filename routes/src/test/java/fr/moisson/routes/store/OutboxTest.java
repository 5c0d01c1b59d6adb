package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.moisson.harvesters.model.Event;
import fr.moisson.harvesters.model.EventType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
class OutboxTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @Parameter Engine engine;
  @TempDir Path folder;
  private Database database;
  private Outbox outbox;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void open() {
    database = engine.open(folder);
    outbox = new Outbox(database.jdbi(), Map.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eventsAreToldOnceAndInOrder() {
    List<String> subjects = IntStream.range(0, 1_203).mapToObj(i -> "n" + i).toList();
    database.jdbi().useTransaction(handle -> subjects.forEach(subject -> write(handle, subject)));

    tell();
    tell();

    assertThat(told).containsExactlyElementsOf(subjects);
  }

  @Test
  void anEventIsToldWithAllThatWasWritten() {
    database
        .jdbi()
        .useTransaction(
            handle ->
                Outbox.write(
                    handle, EventType.DATASET_CREATED, "key", Map.of("title", "Forêt"), NOW));

    List<Event> events = new ArrayList<>();
    outbox.tellAll(events::add);

    assertThat(events)
        .singleElement()
        .returns(EventType.DATASET_CREATED, Event::type)
        .returns("key", Event::subject)
        .returns(Map.<String, Object>of("title", "Forêt"), Event::data)
        .returns(NOW, Event::at);
  }

  @Test
  void anEventOfATransactionThatFailedIsNeverTold() {
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(
                        handle -> {
                          write(handle, "never");
                          throw new IllegalStateException("the change failed");
                        }))
        .isInstanceOf(IllegalStateException.class);

    tell();
    assertThat(told).isEmpty();
  }

  @Test
  void aCrashBetweenTellingAndRememberingTellsAgain() {
    write("a");
    write("b");

    assertThatThrownBy(
            () ->
                outbox.tellAll(
                    event -> {
                      told.add(event.subject());
                      if (event.subject().equals("b")) {
                        throw new IllegalStateException("killed");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);
    tell();

    assertThat(told).containsExactly("a", "b", "a", "b");
  }

  @Test
  void anEventWrittenWhileTellingIsToldToo() {
    write("a");

    outbox.tellAll(
        event -> {
          told.add(event.subject());
          if (event.subject().equals("a")) {
            write("b");
          }
        });

    assertThat(told).containsExactly("a", "b");
  }

  /** PostgreSQL numbers events when they are written, but shows them when they are committed. */
  @Test
  void anEventCommittedAfterALaterOneIsNotForgotten() {
    assumeTrue(engine == Engine.POSTGRES, "SQLite has one writer at a time");
    try (Handle slow = database.jdbi().open()) {
      slow.begin();
      write(slow, "slow");
      write("fast");

      outbox.tellAll(
          event -> {
            told.add(event.subject());
            if (slow.isInTransaction()) {
              slow.commit();
            }
          });
    }

    assertThat(told).containsExactly("fast", "slow");
  }

  @Test
  void whatIsToldIsOwedToEachWebhookThatWantsItUntilThatTakesIt() {
    outbox =
        new Outbox(
            database.jdbi(),
            Map.of("all", type -> true, "held", EventType.RUN_HELD::equals, "none", type -> false));
    write("a");
    write("b");
    assertThat(outbox.next("all")).as("not told yet").isEmpty();
    tell();

    assertThat(outbox.next("all")).map(Event::subject).contains("a");
    assertThat(outbox.next("all")).as("not taken").map(Event::subject).contains("a");
    outbox.settle("all", outbox.next("all").orElseThrow());
    assertThat(outbox.next("all")).map(Event::subject).contains("b");
    outbox.settle("all", outbox.next("all").orElseThrow());

    assertThat(outbox.next("all")).isEmpty();
    assertThat(outbox.next("held")).isEmpty();
    assertThat(outbox.next("none")).isEmpty();
  }

  @Test
  void whatIsOwedForTooLongIsForgottenWithTheEvent() {
    outbox = new Outbox(database.jdbi(), Map.of("all", type -> true));
    write("a");
    tell();

    Retention.forget(database, NOW.plusSeconds(1));

    assertThat(outbox.next("all")).isEmpty();
    long owed =
        database
            .jdbi()
            .withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM owed").mapTo(Long.class).one());
    assertThat(owed).isZero();
  }

  private void tell() {
    outbox.tellAll(event -> told.add(event.subject()));
  }

  private void write(String subject) {
    database.jdbi().useTransaction(handle -> write(handle, subject));
  }

  private static void write(Handle handle, String subject) {
    Outbox.write(handle, EventType.RUN_REQUESTED, subject, Map.of(), NOW);
  }
}
