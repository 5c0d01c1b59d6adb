package fr.moisson.connectors.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a read a few times, doubling the pause each time, with jitter so that several workers do
 * not return at the same moment.
 */
record Retries(int attempts, Sleeper sleeper) {

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * @throws fr.moisson.harvesters.model.Unavailable the last failure, if every attempt failed
   */
  <T> T run(Supplier<T> attempt) {
    for (int made = 1; ; made++) {
      try {
        return attempt.get();
      } catch (TryAgain failure) {
        if (made >= attempts) {
          throw failure.reason();
        }
        LOG.debug("attempt {} of {}: {}", made, attempts, failure.reason().getMessage());
        waitBefore(made, failure);
      }
    }
  }

  private void waitBefore(int made, TryAgain failure) {
    if (failure.isHostHeld()) {
      return;
    }
    try {
      sleeper.sleep(backOff(made));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure.reason();
    }
  }

  private static Duration backOff(int made) {
    long millis = FIRST_PAUSE.toMillis() << Math.min(made - 1, 10);
    double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
    return Duration.ofMillis(Math.min((long) (millis * jitter), LONGEST_PAUSE.toMillis()));
  }
}
