package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.file.Background;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.model.BadItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows ahead of their consumer, in a separate thread; tables of few rows need none. The rows
 * that could not be read are known once the last row was returned; until then, some reported may
 * still be ahead.
 */
final class AheadRows extends RowReaderWrapper {

  private Batch batch = new Batch(List.of(), null, false);
  private int at;
  private final Background reading = new Background();
  private @Nullable Batch next;

  AheadRows(RowReader reader) {
    super(reader);
  }

  /**
   * Some rows, and how the file goes on after them.
   *
   * @param fault that ends the file; thrown after the rows before it, as without reading ahead
   * @param isLast whether the file ends here
   */
  private record Batch(List<Row> rows, @Nullable Exception fault, boolean isLast) {}

  /** Throws what ended a file, if anything did. */
  static void refuse(@Nullable Exception fault) throws IOException {
    if (fault instanceof IOException broken) {
      throw broken;
    }
    if (fault instanceof BadItem bad) {
      throw bad;
    }
  }

  @Override
  public @Nullable Row read() throws IOException {
    if (at == batch.rows().size() && !batch.isLast()) {
      batch = following();
      at = 0;
    }
    if (at < batch.rows().size()) {
      return batch.rows().get(at++);
    }
    refuse(batch.fault());
    return null;
  }

  private Batch following() throws IOException {
    reading.await();
    Batch taken = next == null ? readBatch() : next;
    if (!taken.isLast()) {
      reading.start(() -> next = readBatch());
    }
    return taken;
  }

  private Batch readBatch() {
    List<Row> rows = new ArrayList<>();
    int weight = 0;
    try {
      while (rows.size() < Rows.MOST_AT_A_TIME && weight < Rows.LARGEST_AT_A_TIME) {
        Row row = reader.read();
        if (row == null) {
          return new Batch(rows, null, true);
        }
        rows.add(row);
        weight += row.weight();
      }
      return new Batch(rows, null, false);
    } catch (IOException | BadItem e) {
      return new Batch(rows, e, true);
    }
  }

  @Override
  public void close() throws IOException {
    reading.close();
    super.close();
  }
}
