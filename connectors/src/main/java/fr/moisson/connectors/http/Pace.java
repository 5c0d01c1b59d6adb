package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rate limit per host. Callers are served in the order of arrival; hosts do not slow each other
 * down.
 */
final class Pace {

  /** A longer wait would hold up the whole run. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private final Map<String, Long> held = new ConcurrentHashMap<>();
  private final double perSecond;
  private final Sleeper sleeper;
  private final TimeMeter time;

  Pace(double perSecond, Sleeper sleeper, TimeMeter time) {
    this.perSecond = perSecond;
    this.sleeper = sleeper;
    this.time = time;
  }

  /** Returns when the host may be called. */
  void await(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    long turn =
        hosts.computeIfAbsent(name, h -> host(perSecond)).bucket().consumeIgnoringRateLimits(1);
    long now = time.currentTimeNanos();
    long nanos = Math.max(turn, held.getOrDefault(name, now) - now);
    if (nanos <= 0) {
      return;
    }
    try {
      sleeper.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Notice.of(Notice.Code.UNREACHABLE, host, "interrupted"), e);
    }
  }

  /**
   * Stops calls to a host for a while, because it asked for it. If the pause is longer than anybody
   * can wait, calls fail instead.
   */
  void hold(String host, Duration pause) {
    if (pause.compareTo(LONGEST_WAIT) <= 0) {
      long until = time.currentTimeNanos() + pause.toNanos();
      held.merge(
          host.toLowerCase(Locale.ROOT),
          until,
          (known, other) -> other - known > 0 ? other : known);
    }
  }

  /** Lowers the rate for a host from now on; a higher rate has no effect. */
  void limit(String host, double most) {
    hosts.merge(
        host.toLowerCase(Locale.ROOT),
        host(Math.min(most, perSecond)),
        (known, slower) -> slower.perSecond() < known.perSecond() ? slower : known);
  }

  private record Host(double perSecond, Bucket bucket) {}

  private Host host(double rate) {
    long burst = Math.max(1, Math.round(rate));
    Duration refill = Duration.ofNanos((long) (burst / rate * 1e9));
    Bucket bucket =
        Bucket.builder()
            .withCustomTimePrecision(time)
            .addLimit(limit -> limit.capacity(burst).refillGreedy(burst, refill))
            .build();
    return new Host(rate, bucket);
  }
}
