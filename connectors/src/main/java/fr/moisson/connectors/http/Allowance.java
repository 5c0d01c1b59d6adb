package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much one run may receive, and for how long it may ask: a source may list entries for ever.
 * The answer that exceeds it is still read to its end, which has limits of its own. Thread-safe.
 */
final class Allowance {

  private final long bytes;
  private final Duration time;
  private final long start = System.nanoTime();
  private final LongAdder received = new LongAdder();

  /**
   * @param time since now
   */
  Allowance(long bytes, Duration time) {
    this.bytes = bytes;
    this.time = time;
  }

  /** For what is no run: the doors of portals and of the whole program. */
  static Allowance unlimited() {
    return new Allowance(Long.MAX_VALUE, ChronoUnit.FOREVER.getDuration());
  }

  void received(long more) {
    received.add(more);
  }

  /**
   * Checked before each request.
   *
   * @throws Misconfigured if it is used up
   */
  void check(String host) {
    if (received.sum() > bytes) {
      throw new Misconfigured(Notice.of(Notice.Code.RUN_TOO_LARGE, host, bytes));
    }
    if (Duration.ofNanos(System.nanoTime() - start).compareTo(time) > 0) {
      throw new Misconfigured(Notice.of(Notice.Code.RUN_TOO_LONG, host, time.toHours()));
    }
  }
}
