package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.formats.row.TableHead;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hides the columns that Moisson put before those of a table to be corrected, which its producer
 * may send back with them: the table then reads as the producer's own.
 */
public final class CorrectionColumns extends RowReaderWrapper {

  /** Names of the first columns: the errors of each line, and its number in the original file. */
  public static final List<String> NAMES = List.of("erreurs", "ligne");

  private final TableHead head;

  private CorrectionColumns(RowReader reader) {
    super(reader);
    head = reader.head().with(CorrectionColumns::others);
  }

  static RowReader hidden(RowReader reader) {
    return isIn(reader.columns()) ? new CorrectionColumns(reader) : reader;
  }

  static boolean isIn(List<String> columns) {
    return columns.size() > NAMES.size()
        && columns.stream().limit(NAMES.size()).map(String::strip).toList().equals(NAMES);
  }

  /** The others, of a header or of the cells of a line. */
  static List<String> others(List<String> all) {
    return all.subList(Math.min(NAMES.size(), all.size()), all.size());
  }

  @Override
  public TableHead head() {
    return head;
  }

  /** Skips lines that only have these columns, as it would skip blank lines. */
  @Override
  public @Nullable Row read() throws IOException {
    List<String> hidden = reader.columns().subList(0, NAMES.size());
    for (Row row = reader.read(); row != null; row = reader.read()) {
      Map<String, String> values = new LinkedHashMap<>(row.values());
      hidden.forEach(values::remove);
      if (values.values().stream().anyMatch(value -> !value.isBlank())) {
        return new Row(values, row.geometry(), row.number());
      }
    }
    return null;
  }
}
