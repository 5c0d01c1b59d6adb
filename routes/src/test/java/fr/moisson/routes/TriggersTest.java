package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.routes.safety.MovableClock;
import fr.moisson.routes.store.Requests;
import fr.moisson.routes.store.RunHistory;
import fr.moisson.routes.store.SqlCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sources: {@code niortais/arbres}, which reads a file, and one that does not. */
class TriggersTest {

  private static final String TREES = "niortais/arbres";
  private static final String WATER = "niortais/eau";

  /** In half a year, which no test reaches. */
  private static final String ONCE_A_YEAR =
      """
      sources:
        - { use: arbres, schedule: "0 0 3 1 %1$d ?" }
        - { use: eau, schedule: "0 0 3 1 %1$d ?" }
      """
          .formatted(LocalDate.now(ZoneOffset.UTC).plusMonths(6).getMonthValue());

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private Running running;
  private WorkFolders folders;
  private SmallConfiguration configuration;

  /** Behind the real time, since file dates have a coarser resolution. */
  private final MovableClock clock = new MovableClock(Instant.now().minusSeconds(10));

  private Triggers triggers;

  @BeforeEach
  void open() {
    configuration =
        new SmallConfiguration(folder.resolve("config"))
            .write(
                "sources/eau.yaml",
                """
                source: files
                title: Eau
                producer: une agence
                options:
                  url: https://eau.example.org/eau.csv
                  dataset:
                    title: Eau
                    description: L’eau.
                    publisher: { name: Agence }
                    licence: lov2
                """)
            .territory("niortais", ONCE_A_YEAR + SmallConfiguration.EMBEDDED);
    running = Running.on(configuration, folder.resolve("data"));
    folders = new WorkFolders(folder.resolve("data"));
    triggers = triggers();
    harvested(TREES);
    harvested(WATER);
    clock.pass(Duration.ofSeconds(5));
  }

  private Triggers triggers() {
    return new Triggers(
        Target.all(running.configuration),
        new RunHistory(running.database.jdbi()),
        new Requests(running.database.jdbi()),
        folders,
        clock);
  }

  @AfterEach
  void close() {
    running.close();
  }

  @Test
  void whatWasNeverHarvestedIsHarvestedAtOnce() {
    running.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM run"));

    assertThat(due()).containsExactly(TREES, WATER);
  }

  /** Otherwise a source that takes longer than its period would be harvested all the time. */
  @Test
  void anHourThatCameDuringAHarvestIsMetByIt() {
    started(WATER);
    clock.passDays(370);
    ended(State.COMPLETE);
    harvested(TREES);

    assertThat(due()).isEmpty();
  }

  @Test
  void aHarvestOfAClockThatWasAheadMeetsNothing() {
    clock.passDays(30);
    harvested(WATER);
    clock.passDays(-30);
    triggers.ask(WATER);

    assertThat(due()).containsExactly(WATER);
  }

  @Test
  void aFirstHarvestThatWasKilledIsMadeAgainOnce() {
    running.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM run"));
    started(WATER);
    started(TREES);

    assertThat(due()).containsExactly(TREES, WATER);
    started(TREES);
    triggers = triggers();
    assertThat(due()).as("it may be what kills the program").containsExactly(WATER);
  }

  @Test
  void anHourThatWasMissedIsMadeUpFor() {
    clock.passDays(370);
    harvested(TREES);

    assertThat(due()).containsExactly(WATER);
  }

  @Test
  void aDroppedFileStartsItsHarvestOnceItHasSettled() {
    assertThat(due()).as("still being written").isEmpty();

    clock.pass(MINUTE);
    assertThat(due()).containsExactly(TREES);
    assertThat(due()).as("on its way").isEmpty();
    harvested(TREES);

    clock.pass(MINUTE);
    assertThat(due()).as("as it was").isEmpty();
  }

  @Test
  void whatIsAskedForIsHarvestedOnceHoweverOftenItIsAskedFor() {
    assertThat(triggers.ask(WATER)).containsExactly(WATER);
    assertThat(triggers.ask(WATER)).containsExactly(WATER);

    assertThat(due()).containsExactly(WATER);
    assertThat(due()).as("on its way").isEmpty();
    harvested(WATER);
    clock.pass(Duration.ofHours(1));
    harvested(TREES);

    assertThat(due()).isEmpty();
  }

  @Test
  void aTerritoryStandsForAllItsSources() {
    assertThat(triggers.ask("niortais")).containsExactly(TREES, WATER);
    assertThat(triggers.ask("niort")).isEmpty();
    assertThat(triggers.ask("")).isEmpty();

    assertThat(due()).containsExactly(TREES, WATER);
  }

  @Test
  void whatIsAskedForDuringAHarvestIsHarvestedAfterIt() {
    triggers.ask(WATER);
    due();
    started(WATER);
    clock.pass(Duration.ofMillis(5));
    triggers.ask(WATER);

    assertThat(folders.alone(WATER, this::due)).as("being harvested").contains(List.of());
    triggers.ended(target(WATER));

    assertThat(due()).containsExactly(WATER);
  }

  @Test
  void whatIsAskedForOutlivesTheProgram() {
    triggers.ask(WATER);

    triggers = triggers();

    assertThat(due()).containsExactly(WATER);
  }

  @Test
  void aHarvestThatCouldNotBeginIsTriedAgainAndNotEveryMinute() {
    triggers.ask(WATER);
    assertThat(due()).containsExactly(WATER);
    triggers.ended(target(WATER));

    clock.pass(MINUTE);
    harvested(TREES);
    assertThat(due()).isEmpty();
    clock.pass(Duration.ofMinutes(15));
    assertThat(due()).containsExactly(WATER);
  }

  /** A year, until its next hour, is too long. */
  @Test
  void whatFailedIsTriedAgainMoreAndMoreRarely() {
    harvested(WATER, State.FAILED);
    clock.pass(Duration.ofMinutes(59));
    harvested(TREES);
    assertThat(due()).isEmpty();

    clock.pass(MINUTE);
    assertThat(due()).containsExactly(WATER);
    harvested(WATER, State.INCOMPLETE);
    clock.pass(Duration.ofHours(1));
    assertThat(due()).containsExactly(WATER);
    harvested(WATER, State.FAILED);
    clock.pass(Duration.ofHours(1));
    assertThat(due()).as("it has been failing for two hours").isEmpty();

    clock.passDays(10);
    harvested(WATER, State.FAILED);
    clock.passDays(10);
    harvested(TREES);
    assertThat(due()).isEmpty();
    clock.passDays(1);
    assertThat(due()).containsExactly(WATER);

    harvested(WATER, State.COMPLETE);
    clock.passDays(2);
    harvested(TREES);
    assertThat(due()).isEmpty();
  }

  private List<String> due() {
    return triggers.due().stream().map(Target::name).toList();
  }

  private void harvested(String name) {
    harvested(name, State.COMPLETE);
  }

  private void harvested(String name, State state) {
    started(name);
    ended(state);
    triggers.ended(target(name));
  }

  private void ended(State state) {
    running
        .database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE run SET ended = ?, state = ? WHERE ended IS NULL",
                    clock.instant().toString(),
                    state));
  }

  /** Records the start of a run, as a harvest does. */
  private void started(String name) {
    Target target = target(name);
    new SqlCatalogue(running.database.jdbi())
        .open(target.territory().name(), target.source().name(), 0, false, clock.instant());
  }

  private Target target(String name) {
    return Target.all(running.configuration).stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
