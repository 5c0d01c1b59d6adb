package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ckan.CkanStandIn;
import fr.moisson.routes.Program.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at any moment with SIGKILL, which cannot be caught, as in a power cut. Whatever
 * the moment, one more run must put everything right.
 */
class KilledPublishingTest {

  private static final int KILLS = 30;
  private static final int DATASETS = 40;

  /** Less than the time it takes to publish the changes of one round. */
  private static final int MOST_MILLIS = 300;

  private static final long SEED = 20_261_125;

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private UdataStandIn udata;
  private CkanStandIn ckan;
  private SmallConfiguration configuration;
  private Program program;
  private Duration toTheEnd = Duration.ZERO;
  private int lastId;

  @BeforeEach
  void start() {
    udata = UdataStandIn.start();
    ckan = CkanStandIn.start("j3ton", "niort");
    // The worst moment to die is between a write and its answer.
    ckan.writeLatency(Duration.ofMillis(30));
    configuration =
        new SmallConfiguration(folder.resolve("config")).publishing(udata.preset(), ckan.url());
    program = new Program(folder).with("CKAN_TOKEN", "j3ton");
    for (int i = 0; i < DATASETS; i++) {
      publishOneMore();
    }
  }

  @AfterEach
  void close() {
    ckan.close();
    udata.close();
  }

  @Test
  void aRunKilledAtAnyMomentLosesNothingAndDoublesNothing() throws Exception {
    toTheEnd = undisturbed();
    assertWhole();

    int kills = 0;
    int whilePublishing = 0;
    for (int round = 0; kills < KILLS && round < 3 * KILLS; round++) {
      change(round);
      long writesBefore = ckan.writes();
      if (round % 2 == 0 ? killSomewhere() : killWhilePublishing()) {
        kills++;
        whilePublishing += ckan.writes() > writesBefore ? 1 : 0;
      }
    }
    assertThat(kills).isEqualTo(KILLS);
    assertThat(whilePublishing).as("kills that hit the publishing").isGreaterThan(KILLS / 5);

    Ended last = harvest();

    assertThat(last.code()).as(last.out() + last.err()).isZero();
    assertWhole();
    long writes = ckan.writes();
    Ended again = harvest();
    assertThat(again.code()).as(again.out() + again.err()).isZero();
    assertThat(ckan.writes()).as("nothing is left to do").isEqualTo(writes);
  }

  /** The time an undisturbed run takes from its first request to its end. */
  private Duration undisturbed() throws InterruptedException {
    Process process = atFirstRequest();
    long start = System.nanoTime();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Kills a run at a random moment; returns false if it had already ended. */
  private boolean killSomewhere() throws InterruptedException {
    Process process = atFirstRequest();
    long start = System.nanoTime();
    long moment = (long) (random.nextDouble() * toTheEnd.toNanos());
    boolean ended = process.waitFor(moment, TimeUnit.NANOSECONDS);
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    if (ended) {
      toTheEnd = Duration.ofNanos(System.nanoTime() - start);
    }
    return !ended;
  }

  /**
   * Kills a run some time after its first write, however long a busy machine took to get there;
   * returns false if the run had already ended.
   */
  private boolean killWhilePublishing() throws InterruptedException {
    long writesBefore = ckan.writes();
    Process process = atFirstRequest();
    while (process.isAlive() && ckan.writes() == writesBefore) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    boolean ended = process.waitFor(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return !ended;
  }

  /** Starts a run and waits for its first request: being killed before that can do no harm. */
  private Process atFirstRequest() throws InterruptedException {
    udata.forgetRequests();
    Process process = program.start(command());
    assertThat(udata.hears(60, TimeUnit.SECONDS)).as("a request").isTrue();
    return process;
  }

  /**
   * Changes the sources so that there is something to create, to update, to cut again and, in some
   * rounds, to withdraw or to bring back.
   */
  private void change(int round) {
    List<String> ids = new ArrayList<>(udata.titles().keySet());
    for (int i = 0; i < DATASETS / 2; i++) {
      String id = ids.get(random.nextInt(ids.size()));
      udata.put(id, "Mesures " + id + ", version " + round);
    }
    publishOneMore();
    publishOneMore();
    if (round % 3 == 0) {
      udata.remove(ids.get(random.nextInt(ids.size())));
    }
    if (round % 7 == 5) {
      udata.put("jeu-001", "Mesures de retour " + round);
    }
    configuration.trees(1 + random.nextInt(50));
  }

  private void publishOneMore() {
    String id = "jeu-%03d".formatted(++lastId);
    udata.put(id, "Mesures " + id);
  }

  private Ended harvest() {
    return program.run(command());
  }

  private String[] command() {
    String config = configuration.folder().toString();
    return new String[] {
      "harvest", "--config", config, "--data", folder.resolve("data").toString()
    };
  }

  private void assertWhole() throws Exception {
    new Agreement(ckan, new DataFolder(folder.resolve("data")), "niortais/ville", "niortais")
        .isWhole("eau", udata.titles());
  }
}
