package fr.moisson.harvesters.formats.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.Closeable;
import java.io.IOException;
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
 * <p>Rows shorter than the header are kept, with their last cells empty. Longer ones are left out
 * and counted, unless all surplus cells are empty: their cells cannot be assigned to columns. A row
 * with a quote that is never closed is also left out, unless it has all of its cells when the quote
 * is read as a letter; so are the lines after it that may continue its cell, up to the next line
 * with all cells. If the text ends before such a line, it was truncated in that cell, which is a
 * fault.
 */
public final class CsvRows implements RowReader {

  private final CsvRecords records;
  private final CsvLayout layout;
  private final List<String> named;
  private final List<String> columns;
  private final TableHead head;
  private final Map<String, String> defaults;
  private final Closeable owner;

  /** Whether surplus cells are ignored, as in described files, whose description may omit them. */
  private final boolean hasOthers;

  private long number;
  private boolean isLost;
  private boolean isShort;
  private long formulas;

  /** Row of a quote that is not yet known to be a letter; 0 if there is none. */
  private long opened;

  private CsvRows(
      CsvRecords records, Map<String, String> defaults, Closeable owner, boolean hasOthers) {
    this.hasOthers = hasOthers;
    this.records = records;
    this.layout = records.layout();
    this.defaults = defaults;
    this.owner = owner;
    this.named = ColumnNames.unique(layout.header());
    this.columns = Stream.concat(named.stream(), defaults.keySet().stream()).distinct().toList();
    Stream<String> others = columns.stream().skip(named.size());
    this.head =
        new TableHead(
            columns,
            Stream.concat(layout.header().stream(), others).toList(),
            Set.of(),
            records.facts());
  }

  /**
   * @param area where rows are wanted; null takes them all
   */
  public static CsvRows open(Table table, @Nullable RowArea area, Consumer<Notice> notices)
      throws IOException {
    return open(table, area, () -> {}, notices);
  }

  /**
   * @param owner of the file, closed with the rows
   */
  static CsvRows open(
      Table table, @Nullable RowArea area, Closeable owner, Consumer<Notice> notices)
      throws IOException {
    CsvRows rows = new CsvRows(CsvRecords.open(table, area, notices), Map.of(), owner, false);
    if (rows.layout.hasNoHeader()) {
      notices.accept(Notice.of(Notice.Code.NO_HEADER, rows.columns));
    }
    if (rows.layout.numbered()) {
      notices.accept(Notice.of(Notice.Code.ROWS_NUMBERED, rows.columns.get(0)));
    }
    if (rows.layout.unnamed() > 0) {
      int named = rows.columns.size() - rows.layout.unnamed();
      List<String> last = rows.columns.subList(named, rows.columns.size());
      notices.accept(Notice.of(Notice.Code.NAMES_LACK, last));
    }
    ColumnNames.tellRepaired(rows.layout.header(), notices);
    return rows;
  }

  /**
   * Rows of a file whose layout is described elsewhere; cells after its last column are left out.
   *
   * @param defaults values for empty cells of some columns, which may have no cells at all
   */
  static CsvRows described(
      Table table,
      CsvLayout layout,
      Map<String, String> defaults,
      Closeable owner,
      Consumer<Notice> notices)
      throws IOException {
    return new CsvRows(CsvRecords.described(table, layout, notices), defaults, owner, true);
  }

  @Override
  public @Nullable Row read() {
    CsvRecord record = records.next();
    while (record != null) {
      number = records.row();
      List<String> cells = CsvLayout.cells(record);
      if (isRow(cells) && isClosed(record)) {
        formulas += record.getFields().stream().anyMatch(CsvLayout::isFormula) ? 1 : 0;
        return row(cells);
      }
      record = records.next();
    }
    if (opened > 0 && records.endsInQuotes() && (isShort || records.endsInCell())) {
      throw records.cutOff(opened);
    }
    return null;
  }

  private boolean isRow(List<String> cells) {
    int filled = Cell.filled(cells);
    if (!records.isData() || filled == 0) {
      return false; // titles and blank lines
    }
    if (cells.equals(layout.header())) {
      records.broken().addHeader(number); // two files appended to one another
      return false;
    }
    if (filled > named.size() && !hasOthers) {
      records.broken().addLonger(number, filled, named.size());
      return false;
    }
    return true;
  }

  private boolean isClosed(CsvRecord record) {
    if (records.isBehindOthers()) {
      isLost = false;
      opened = 0; // skipped lines have all of their cells
    }
    boolean hasQuote = CsvRecords.hasLoneQuote(record);
    isShort = record.getFieldCount() < layout.width();
    isLost = isShort && (hasQuote || isLost);
    opened = hasQuote ? number : isShort ? opened : 0;
    if (isLost) {
      records.broken().add(number);
    }
    return !isLost;
  }

  private Row row(List<String> cells) {
    Map<String, String> values = new LinkedHashMap<>(columns.size() * 2);
    for (int i = 0; i < named.size(); i++) {
      values.put(named.get(i), Cell.at(cells, i));
    }
    defaults.forEach((column, value) -> values.merge(column, value, CsvRows::filled));
    return new Row(values, null, number);
  }

  private static String filled(String cell, String otherwise) {
    return cell.isEmpty() ? otherwise : cell;
  }

  @Override
  public long elsewhere() {
    return records.elsewhere();
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public BrokenRows broken() {
    return records.broken();
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    RowReader.super.tell(notices);
    if (formulas > 0) {
      notices.accept(Notice.of(Notice.Code.TEXT_FORMULAS, formulas));
    }
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
