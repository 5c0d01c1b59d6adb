package fr.moisson.routes.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles Ctrl-C and a stop by a service manager. Opened first and hence closed last: the process
 * is kept alive until then, so that everything open is closed properly.
 */
final class StopSignal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  /** Service managers kill after ten seconds. Interrupted work is done again at the next start. */
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::hold));
  }

  private void hold() {
    asked.countDown();
    try {
      // Cannot wait for the main thread: it ends by System.exit, which waits for this thread.
      boolean isClosed = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      LOG.debug("closed: {}", isClosed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the program is asked to stop. */
  void await() throws InterruptedException {
    asked.await();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
