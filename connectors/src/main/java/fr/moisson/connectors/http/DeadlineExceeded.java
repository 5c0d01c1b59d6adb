package fr.moisson.connectors.http;

import java.io.InterruptedIOException;

/** The whole answer did not arrive in time. */
final class DeadlineExceeded extends InterruptedIOException {

  DeadlineExceeded(Exception cause) {
    super("deadline exceeded");
    initCause(cause);
  }
}
