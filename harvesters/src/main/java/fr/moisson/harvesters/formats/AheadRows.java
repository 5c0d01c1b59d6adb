package fr.moisson.harvesters.formats;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads some rows ahead of whoever uses them, in a thread of its own. Tables of few rows need none.
 */
final class AheadRows implements RowReader {

  private static final int MOST_ROWS = 256;

  /** Characters and positions of a batch: a single row may have more, and is then alone. */
  private static final int MOST_WEIGHT = 1 << 18;

  private final RowReader reader;
  private List<Row> batch = List.of();
  private int at;
  private boolean ended;

  /** Whether the rows read last were the last; of the thread that reads, until they are taken. */
  private boolean isLast;

  private @Nullable ExecutorService thread;
  private @Nullable Future<List<Row>> next;

  AheadRows(RowReader reader) {
    this.reader = reader;
  }

  @Override
  public @Nullable Row read() throws IOException {
    if (at == batch.size()) {
      batch = next();
      at = 0;
    }
    return batch.isEmpty() ? null : batch.get(at++);
  }

  private List<Row> next() throws IOException {
    if (ended) {
      return List.of();
    }
    List<Row> rows = next == null ? readBatch() : taken(next);
    ended = isLast;
    if (!ended) {
      thread = thread == null ? Executors.newSingleThreadExecutor() : thread;
      next = thread.submit(this::readBatch);
    }
    return rows;
  }

  private List<Row> readBatch() throws IOException {
    List<Row> rows = new ArrayList<>();
    int weight = 0;
    while (rows.size() < MOST_ROWS && weight < MOST_WEIGHT) {
      Row row = reader.read();
      if (row == null) {
        isLast = true;
        return rows;
      }
      rows.add(row);
      weight += row.weight();
    }
    return rows;
  }

  private static List<Row> taken(Future<List<Row>> rows) throws IOException {
    try {
      return rows.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public List<String> columns() {
    return reader.columns();
  }

  @Override
  public Set<String> jsonColumns() {
    return reader.jsonColumns();
  }

  @Override
  public boolean hasPoints() {
    return reader.hasPoints();
  }

  @Override
  public Facts facts() {
    return reader.facts();
  }

  /** Of all rows once the last was given; until then perhaps of some that are still to come. */
  @Override
  public Broken broken() {
    return reader.broken();
  }

  @Override
  public long elsewhere() {
    return reader.elsewhere();
  }

  @Override
  public void close() throws IOException {
    if (thread != null) {
      thread.shutdownNow();
      try {
        thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    reader.close();
  }
}
