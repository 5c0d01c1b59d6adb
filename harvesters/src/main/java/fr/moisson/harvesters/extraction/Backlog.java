package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.file.Background;
import fr.moisson.harvesters.formats.row.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left to do for rows, in their order and in a thread of its own, while the next rows are
 * worked on. So many rows wait as are worked on at a time, however many territories they are for.
 */
final class Backlog implements Closeable {

  private final Background background = new Background();
  private List<Background.Task> waiting = new ArrayList<>();
  private int weight;

  /**
   * @param held weight of the rows that the task keeps in memory, as {@link Row#weight()}
   */
  void add(int held, Background.Task task) throws IOException {
    waiting.add(task);
    weight += held;
    if (waiting.size() == Rows.MOST_AT_A_TIME || weight >= Rows.LARGEST_AT_A_TIME) {
      handOver();
    }
  }

  private void handOver() throws IOException {
    List<Background.Task> tasks = waiting;
    waiting = new ArrayList<>();
    weight = 0;
    background.await();
    background.start(
        () -> {
          for (Background.Task task : tasks) {
            task.run();
          }
        });
  }

  /** Waits until everything is done, and throws what a task has thrown. */
  void await() throws IOException {
    if (!waiting.isEmpty()) {
      handOver();
    }
    background.await();
  }

  @Override
  public void close() {
    background.close();
  }
}
