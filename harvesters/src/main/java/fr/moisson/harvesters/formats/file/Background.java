package fr.moisson.harvesters.formats.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does one task at a time in a thread of its own, which is only started with the first task. What a
 * task has written is seen by whoever has awaited it, and by the next one.
 */
public final class Background implements Closeable {

  private @Nullable ExecutorService thread;
  private @Nullable Future<?> pending;

  /** Something that takes a while. */
  public interface Task {
    void run() throws IOException;
  }

  /** Starts a task; the one before must have been awaited. */
  public void start(Task task) {
    if (pending != null) {
      throw new IllegalStateException("the previous task was not awaited");
    }
    thread = thread == null ? Executors.newSingleThreadExecutor() : thread;
    pending =
        thread.submit(
            () -> {
              task.run();
              return null;
            });
  }

  /** Waits for the end of the task that was started last, if any, and throws what it has thrown. */
  public void await() throws IOException {
    Future<?> task = pending;
    if (task == null) {
      return;
    }
    pending = null;
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static IOException rethrown(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof IOException io ? io : new IOException(thrown);
  }

  /** Interrupts a task that nobody has awaited, and waits for its end. */
  @Override
  public void close() {
    if (thread != null) {
      thread.shutdownNow();
      try {
        thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
