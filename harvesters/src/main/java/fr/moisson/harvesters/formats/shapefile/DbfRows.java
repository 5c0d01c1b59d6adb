package fr.moisson.harvesters.formats.shapefile;

import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of a dBASE table without a Shapefile. */
public final class DbfRows implements RowReader {

  private final DbfReader records;
  private final TableHead head;
  private final BrokenRows broken = BrokenRows.features();
  private long number;

  private DbfRows(DbfReader records, TableHead head) {
    this.records = records;
    this.head = head;
  }

  public static DbfRows open(Table table, Consumer<Notice> notices) throws IOException {
    DbfReader records =
        DbfReader.open(table, () -> Files.newInputStream(table.file()), "", notices);
    return new DbfRows(records, records.head(FileFacts.of(table.format())));
  }

  @Override
  public @Nullable Row read() throws IOException {
    Map<String, String> values = records.next();
    while (values != null) {
      number++;
      if (!records.isDeleted()) {
        return new Row(values, null, number);
      }
      values = records.next();
    }
    return null;
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public BrokenRows broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
