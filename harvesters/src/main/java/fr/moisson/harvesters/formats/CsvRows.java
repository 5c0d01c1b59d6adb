package fr.moisson.harvesters.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
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
import org.locationtech.jts.geom.Envelope;

/**
 * Rows of a CSV file as found on portals (RFC 4180 at best).
 *
 * <p>Rows shorter than the header are kept, their last cells empty. Longer ones are left out and
 * counted, unless all that sticks out is empty: nobody can tell which of their cells is which. So
 * is a row with a quote that is never closed, with what follows of its cell in the next lines,
 * unless it has all of its cells where the quote is a letter.
 */
final class CsvRows implements RowReader {

  private final CsvRecords records;
  private final CsvLayout layout;
  private final List<String> named;
  private final List<String> columns;
  private final Map<String, String> defaults;
  private final Closeable owner;
  private long line;
  private boolean isLost;

  private CsvRows(CsvRecords records, Map<String, String> defaults, Closeable owner) {
    this.records = records;
    this.layout = records.layout();
    this.defaults = defaults;
    this.owner = owner;
    this.named = ColumnNames.unique(layout.header());
    this.columns = Stream.concat(named.stream(), defaults.keySet().stream()).distinct().toList();
  }

  /**
   * @param area where rows are wanted, in WGS 84; null takes them all
   */
  static CsvRows open(Table table, @Nullable Envelope area, Consumer<Notice> notices)
      throws IOException {
    return open(table, area, () -> {}, notices);
  }

  /**
   * @param owner of the file, closed with the rows
   */
  static CsvRows open(
      Table table, @Nullable Envelope area, Closeable owner, Consumer<Notice> notices)
      throws IOException {
    CsvRows rows = new CsvRows(CsvRecords.open(table, area, notices), Map.of(), owner);
    if (rows.layout.hasNoHeader()) {
      notices.accept(Notice.of(Notice.Code.NO_HEADER, String.join(", ", rows.columns)));
    }
    if (rows.layout.titles() > 0) {
      notices.accept(Notice.of(Notice.Code.TITLES_ABOVE, rows.layout.titles()));
    }
    if (rows.layout.units() > 0) {
      notices.accept(Notice.of(Notice.Code.UNITS_BELOW, rows.layout.units()));
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
    return new CsvRows(CsvRecords.described(table, layout, notices), defaults, owner);
  }

  @Override
  public @Nullable Row read() {
    CsvRecord record = records.next();
    while (record != null) {
      line = record.getStartingLineNumber();
      List<String> cells = CsvLayout.cells(record);
      if (isRow(cells) && isClosed(record)) {
        return row(cells);
      }
      record = records.next();
    }
    return null;
  }

  private boolean isRow(List<String> cells) {
    int filled = CsvLayout.filled(cells);
    if (line < layout.firstLine() || filled == 0 || cells.equals(layout.header())) {
      return false; // titles, blank lines, and headers repeated by concatenation
    }
    if (filled > named.size()) {
      records.broken().addLonger(line, filled, named.size());
      return false;
    }
    return true;
  }

  private boolean isClosed(CsvRecord record) {
    boolean isShort = record.getFieldCount() < layout.width();
    if (CsvRecords.hasLoneQuote(record)) {
      isLost = isShort;
      if (isLost) {
        records.broken().add(line);
      }
    }
    isLost &= isShort;
    return !isLost;
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
  public Facts facts() {
    return records.facts();
  }

  @Override
  public long elsewhere() {
    return records.elsewhere();
  }

  @Override
  public Broken broken() {
    return records.broken();
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
