package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Polls something that another system does in its own time, for a limited number of times.
 *
 * @param pauses between polls; there is one poll more than there are pauses
 */
public record Polling(List<Duration> pauses) {

  private static final int MOST = 20;

  /** About four minutes: portals queue jobs, and index what they receive. */
  public static final Polling PATIENT =
      new Polling(Stream.iterate(Duration.ofSeconds(1), Polling::longer).limit(MOST).toList());

  public Polling {
    pauses = List.copyOf(pauses);
  }

  private static Duration longer(Duration pause) {
    Duration most = Duration.ofSeconds(15);
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(most) < 0 ? twice : most;
  }

  /**
   * The result of the last poll, which may still not satisfy the condition.
   *
   * @param address of what is polled
   */
  public <T> T until(Predicate<? super T> isDone, Supplier<T> look, URI address) {
    T seen = look.get();
    for (Duration pause : pauses) {
      if (isDone.test(seen)) {
        return seen;
      }
      sleep(pause, address);
      seen = look.get();
    }
    return seen;
  }

  /** How long was waited in vain. */
  public Unavailable tooLong(URI address) {
    long seconds = pauses.stream().reduce(Duration.ZERO, Duration::plus).toSeconds();
    return new Unavailable(Notice.of(Code.TIMED_OUT, address, seconds));
  }

  private static void sleep(Duration pause, URI address) {
    try {
      Sleeper.REAL.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Notice.of(Code.TIMED_OUT, address, pause.toSeconds()), e);
    }
  }
}
