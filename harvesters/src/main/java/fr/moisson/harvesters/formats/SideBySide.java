package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.Blocks;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a table whose lines have several of them side by side, under the same names again. */
final class SideBySide extends RowReaderWrapper {

  private final List<List<String>> blocks;
  private final TableHead head;
  private final Queue<Row> ready = new ArrayDeque<>();

  private SideBySide(RowReader reader, List<List<Integer>> blocks) {
    super(reader);
    List<String> all = reader.columns();
    this.blocks = blocks.stream().map(block -> block.stream().map(all::get).toList()).toList();
    List<Integer> others = blocks.stream().skip(1).flatMap(List::stream).toList();
    head =
        reader
            .head()
            .with(
                names ->
                    IntStream.range(0, names.size())
                        .filter(i -> !others.contains(i))
                        .mapToObj(names::get)
                        .toList());
  }

  static RowReader of(RowReader reader) {
    List<List<Integer>> blocks = Blocks.of(reader.head().labels());
    return blocks.size() > 1 ? new SideBySide(reader, blocks) : reader;
  }

  @Override
  public @Nullable Row read() throws IOException {
    while (ready.isEmpty()) {
      Row row = reader.read();
      if (row == null) {
        return null;
      }
      blocks.forEach(block -> add(row, block));
    }
    return ready.remove();
  }

  private void add(Row row, List<String> block) {
    boolean isFirst = block == blocks.get(0);
    Map<String, String> values = new LinkedHashMap<>();
    columns().forEach(column -> values.put(column, isFirst ? row.value(column) : ""));
    for (int i = 0; i < block.size(); i++) {
      values.put(blocks.get(0).get(i), row.value(block.get(i)));
    }
    if (values.values().stream().anyMatch(cell -> !cell.isEmpty())) {
      ready.add(new Row(values, row.geometry(), row.number()));
    }
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    super.tell(notices);
    notices.accept(Notice.of(Notice.Code.SIDE_BY_SIDE, blocks.size()));
  }
}
