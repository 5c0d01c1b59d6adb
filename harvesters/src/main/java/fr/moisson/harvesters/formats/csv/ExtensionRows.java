package fr.moisson.harvesters.formats.csv;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an extension, each with the values of its row of the core for the columns that it lacks
 * or leaves empty: species with the place and the day of the event at which they were observed.
 */
final class ExtensionRows extends RowReaderWrapper {

  private final String key;
  private final RowReader core;
  private final String coreKey;
  private final TableHead head;
  private @Nullable CoreRows rows;

  /**
   * @param reader of the extension
   * @param key its column with the identifiers of rows of the core
   * @param core closed with the reader
   */
  ExtensionRows(RowReader reader, String key, RowReader core, String coreKey) {
    super(reader);
    this.key = key;
    this.core = core;
    this.coreKey = coreKey;
    Set<String> all = new LinkedHashSet<>(reader.columns());
    core.columns().stream()
        .filter(column -> !column.equals(DarwinCoreTable.ID)) // the same as the key
        .forEach(all::add);
    head = TableHead.of(List.copyOf(all), reader.head().jsonColumns(), reader.head().facts());
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public @Nullable Row read() throws IOException {
    if (rows == null) {
      rows = CoreRows.of(core, coreKey);
    }
    Row row = reader.read();
    if (row == null) {
      return null;
    }
    Map<String, String> ofCore = rows.find(row.value(key));
    Map<String, String> values = new LinkedHashMap<>(columns().size() * 2);
    for (String column : columns()) {
      String own = row.value(column);
      values.put(column, own.isEmpty() ? ofCore.getOrDefault(column, "") : own);
    }
    return new Row(values, row.geometry(), row.number());
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    core.tell(notices);
    super.tell(notices);
  }

  @Override
  public void close() throws IOException {
    try (reader;
        core;
        CoreRows stored = rows) {
      rows = null;
    }
  }
}
