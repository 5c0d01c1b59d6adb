package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hides the columns that Moisson put before those of a table to be corrected, which its producer
 * may send back with them: the table then reads as the producer's own. Rows that he never got with
 * it, because they have no place or are unreadable, are told: they would be lost unnoticed.
 */
public final class CorrectionColumns extends RowReaderWrapper {

  /** Names of the first columns: the errors of each line, and its number in the original file. */
  public static final List<String> NAMES = List.of("erreurs", "ligne");

  /** As many as a spreadsheet has. */
  private static final int MOST_LINES = 1_048_576;

  private static final Pattern LINE = Pattern.compile("\\d{1,7}");
  private static final int EXAMPLES = 5;

  /** Numbers in the original file of the lines that came back. */
  private final BitSet sentBack = new BitSet();

  private CorrectionColumns(RowReader reader) {
    super(reader);
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
  public List<String> columns() {
    return others(reader.columns());
  }

  @Override
  public List<String> labels() {
    return others(reader.labels());
  }

  /** Skips lines that only have these columns, as it would skip blank lines. */
  @Override
  public @Nullable Row read() throws IOException {
    List<String> hidden = reader.columns().subList(0, NAMES.size());
    for (Row row = reader.read(); row != null; row = reader.read()) {
      String line = row.value(hidden.get(1)).strip();
      if (LINE.matcher(line).matches() && Integer.parseInt(line) <= MOST_LINES) {
        sentBack.set(Integer.parseInt(line));
      }
      Map<String, String> values = new LinkedHashMap<>(row.values());
      hidden.forEach(values::remove);
      if (values.values().stream().anyMatch(value -> !value.isBlank())) {
        return new Row(values, row.geometry(), row.number());
      }
    }
    return null;
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    super.tell(notices);
    int[] missing =
        IntStream.range(Math.max(0, sentBack.nextSetBit(0)), sentBack.length())
            .filter(line -> !sentBack.get(line))
            .toArray();
    if (missing.length > 0) {
      String first =
          IntStream.of(missing)
              .limit(EXAMPLES)
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(", "));
      String more = missing.length > EXAMPLES ? "…" : "";
      notices.accept(
          Notice.of(Notice.Code.ROWS_NOT_SENT_BACK, (long) missing.length, first + more));
    }
  }
}
