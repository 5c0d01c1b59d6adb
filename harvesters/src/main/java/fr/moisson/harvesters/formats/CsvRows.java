package fr.moisson.harvesters.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file as found on portals (RFC 4180 at best).
 *
 * <p>Rows shorter than the header are kept, their last cells empty. Longer ones are left out and
 * counted, unless all that sticks out is empty: nobody can tell which of their cells is which. A
 * quote that is never closed costs the whole file, because it hides an unknown number of rows.
 */
final class CsvRows implements RowReader {

  private static final int HEAD = 1 << 16;

  private final Table table;
  private final CsvLayout layout;
  private final List<String> named;
  private final List<String> columns;
  private final Text source;
  private final Map<String, String> defaults;
  private final Closeable owner;
  private final Text.Clean text;
  private final CloseableIterator<CsvRecord> records;
  private final Broken broken = Broken.lines();
  private long line;

  private CsvRows(
      Table table, CsvLayout layout, Map<String, String> defaults, Text source, Closeable owner)
      throws IOException {
    this.table = table;
    this.source = source;
    this.layout = layout;
    this.defaults = defaults;
    this.owner = owner;
    this.named = ColumnNames.unique(layout.header());
    this.columns = Stream.concat(named.stream(), defaults.keySet().stream()).distinct().toList();
    this.text = source.open();
    this.records = layout.read(text);
  }

  static CsvRows open(Table table, Consumer<Notice> notices) throws IOException {
    return open(table, () -> {}, notices);
  }

  /**
   * @param owner of the file, closed with the rows
   */
  static CsvRows open(Table table, Closeable owner, Consumer<Notice> notices) throws IOException {
    Text text = Text.of(table, notices);
    String head = text.head(HEAD);
    FormatCheck.refuseForeign(table, head);
    CsvLayout layout = CsvTrial.layout(head, head.length() < HEAD);
    CsvRows rows = new CsvRows(table, layout, Map.of(), text, owner);
    if (layout.hasNoHeader()) {
      notices.accept(Notice.of(Notice.Code.NO_HEADER, String.join(", ", rows.columns)));
    }
    if (layout.titles() > 0) {
      notices.accept(Notice.of(Notice.Code.TITLES_ABOVE, layout.titles()));
    }
    return rows;
  }

  /**
   * Rows of a file that something else describes.
   *
   * @param defaults what empty cells of some columns stand for; columns of these only, too
   */
  static CsvRows described(
      Table table,
      CsvLayout layout,
      Map<String, String> defaults,
      Closeable owner,
      Consumer<Notice> notices)
      throws IOException {
    return new CsvRows(table, layout, defaults, Text.of(table, notices), owner);
  }

  @Override
  public @Nullable Row read() {
    CsvRecord record = next();
    while (record != null) {
      line = record.getStartingLineNumber();
      List<String> cells = CsvLayout.cells(record);
      if (isRow(cells)) {
        return row(cells);
      }
      record = next();
    }
    return null;
  }

  private @Nullable CsvRecord next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      if (!records.hasNext() && endsInsideQuotes(record)) {
        throw unclosed(record.getStartingLineNumber());
      }
      return record;
    } catch (CsvParseException e) {
      throw tooLong(line + 1, e);
    }
  }

  /** A field beyond the limit that has many lines comes from a quote; one of one line is long. */
  private BadItem tooLong(long near, CsvParseException fault) {
    try {
      long limit = CsvLayout.LONGEST_FIELD;
      long where = source.longLine(line, limit);
      return where < 0
          ? unclosed(near)
          : new BadItem(Notice.of(Notice.Code.LONG_CELL, table.origin(), where, limit), fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only quotes let a line break into a field, so a last field with one was opened by a quote. */
  private boolean endsInsideQuotes(CsvRecord record) {
    String field = record.getField(record.getFieldCount() - 1);
    return text.last() != layout.quote() && (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0);
  }

  private BadItem unclosed(long near) {
    return new BadItem(Notice.of(Notice.Code.UNCLOSED_QUOTE, table.origin(), near));
  }

  private boolean isRow(List<String> cells) {
    int filled = CsvLayout.filled(cells);
    if (line < layout.firstLine() || filled == 0 || cells.equals(layout.header())) {
      return false; // titles, blank lines, and headers repeated by concatenation
    }
    if (filled > named.size()) {
      broken.add(line, filled + " > " + named.size());
      return false;
    }
    return true;
  }

  private Row row(List<String> cells) {
    Map<String, String> values = new LinkedHashMap<>(columns.size() * 2);
    for (int i = 0; i < named.size(); i++) {
      values.put(named.get(i), i < cells.size() ? cells.get(i) : "");
    }
    defaults.forEach((column, value) -> values.merge(column, value, CsvRows::filled));
    return new Row(values, null, line);
  }

  private static String filled(String cell, String otherwise) {
    return cell.isEmpty() ? otherwise : cell;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Set<String> jsonColumns() {
    return Set.of();
  }

  @Override
  public boolean hasPoints() {
    return false;
  }

  @Override
  public Facts facts() {
    return Facts.of(table.format())
        .withText(source)
        .withSeparator(layout.separator())
        .withLayer(table.layer());
  }

  @Override
  public Broken broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    try {
      records.close();
    } finally {
      owner.close();
    }
  }
}
