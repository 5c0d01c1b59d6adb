package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Unavailable;

/**
 * One attempt failed, and another may succeed. Never leaves this package: {@link Retries} repeats,
 * or gives up with the reason.
 */
final class TryAgain extends RuntimeException {

  private final transient Unavailable reason;
  private final boolean isHostHeld;

  TryAgain(Unavailable reason) {
    this(reason, false);
  }

  /**
   * @param isHostHeld whether {@link Pace} already delays calls for as long as the server asked
   */
  TryAgain(Unavailable reason, boolean isHostHeld) {
    super(reason);
    this.reason = reason;
    this.isHostHeld = isHostHeld;
  }

  Unavailable reason() {
    return reason;
  }

  boolean isHostHeld() {
    return isHostHeld;
  }
}
