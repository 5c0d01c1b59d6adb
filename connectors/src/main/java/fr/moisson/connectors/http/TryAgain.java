package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Unavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt failed in a way that the next one may not. Never leaves this package: {@link Retries}
 * repeats, or gives up with the reason.
 */
final class TryAgain extends RuntimeException {

  private final transient Unavailable reason;
  private final transient @Nullable Duration pause;

  TryAgain(Unavailable reason) {
    this(reason, null);
  }

  /**
   * @param pause that the server asked for
   */
  TryAgain(Unavailable reason, @Nullable Duration pause) {
    super(reason);
    this.reason = reason;
    this.pause = pause;
  }

  Unavailable reason() {
    return reason;
  }

  @Nullable Duration pause() {
    return pause;
  }
}
