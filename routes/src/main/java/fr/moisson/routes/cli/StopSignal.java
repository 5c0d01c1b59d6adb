package fr.moisson.routes.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C, and a service manager that stops the program. Opened before everything else and hence
 * closed last: the process is held until then, so that what is open is closed properly.
 */
final class StopSignal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  /** Service managers kill after ten. What is interrupted is made up for at the next start. */
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::hold));
  }

  private void hold() {
    asked.countDown();
    try {
      // Not for the main thread to end: it ends by System.exit, which waits for this very thread.
      boolean isClosed = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      LOG.debug("closed: {}", isClosed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until somebody wants the program to stop. */
  void await() throws InterruptedException {
    asked.await();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
