package fr.moisson.harvesters.formats.scan;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Walks through the pieces of a file in several threads, and passes on the findings in the order of
 * the file.
 *
 * @param <F> finding of a piece
 */
final class Walks<F> {

  /** The walk over a smaller file ends before another thread would have started. */
  private static final long SMALL = 4 << 20;

  private static final int MOST_THREADS = 4;

  private final Chunks pieces;
  private final Taker<F> taker;
  private final Map<Integer, F> waiting = new TreeMap<>();
  private int taken;

  /**
   * A walk through pieces, in one thread.
   *
   * @param <F> its findings
   */
  @FunctionalInterface
  interface Walk<F> {

    /**
     * @throws UnexpectedBytes if the walk does not understand the bytes
     */
    F read(Chunk piece) throws IOException;
  }

  /**
   * Receives the finding of each piece in order, from one thread at a time.
   *
   * @param <F> finding of a piece
   */
  @FunctionalInterface
  interface Taker<F> {

    /**
     * @throws UnexpectedBytes if the findings do not fit together
     */
    void take(F finding) throws IOException;
  }

  private Walks(Chunks pieces, Taker<F> taker) {
    this.pieces = pieces;
    this.taker = taker;
  }

  /**
   * Walks through a whole file.
   *
   * @param walk creates a walk for each thread
   * @return whether all pieces were understood
   */
  static <F> boolean through(Path file, Chunks pieces, Supplier<Walk<F>> walk, Taker<F> taker)
      throws IOException {
    boolean isSmall = Files.size(file) < SMALL;
    int threads = isSmall ? 1 : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Walks<F> walks = new Walks<>(pieces, taker);
    try {
      Callable<Boolean> one = () -> walks.through(walk.get());
      boolean all = true;
      for (Future<Boolean> ended : pool.invokeAll(Collections.nCopies(threads, one))) {
        all &= ended.get();
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(file.toString());
    } catch (ExecutionException e) {
      throw new IOException(file.toString(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean through(Walk<F> walk) throws IOException {
    Chunk piece = new Chunk(pieces.size());
    try {
      while (pieces.next(piece)) {
        take(piece.rank, walk.read(piece));
      }
      return true;
    } catch (UnexpectedBytes e) {
      pieces.stop(); // the caller reads the file another way
      return false;
    }
  }

  private synchronized void take(int rank, F finding) throws IOException {
    waiting.put(rank, finding);
    F next = waiting.remove(taken);
    while (next != null) {
      taken++;
      taker.take(next);
      next = waiting.remove(taken);
    }
  }
}
