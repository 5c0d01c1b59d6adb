package fr.moisson.harvesters.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.formats.scan.CsvScan;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Lines of a CSV file, all of them and as they are written. A quote that is never closed costs the
 * whole file, because it hides an unknown number of lines.
 */
final class CsvRecords implements Closeable {

  private static final int HEAD = 1 << 16;

  private final Table table;
  private final CsvLayout layout;
  private final Text source;
  private final Text.Clean text;
  private final Optional<CsvScan> scan;
  private final CloseableIterator<CsvRecord> records;
  private long line;

  private CsvRecords(
      Table table, CsvLayout layout, Text source, Text.Clean text, Optional<CsvScan> scan) {
    this.table = table;
    this.source = source;
    this.layout = layout;
    this.text = text;
    this.scan = scan;
    this.records = layout.read(text);
  }

  /**
   * @param area where rows are wanted, in WGS 84: empty lines stand for some that lie elsewhere, of
   *     which there are so many as {@link #elsewhere} says; null takes them all
   */
  static CsvRecords open(Table table, @Nullable Envelope area, Consumer<Notice> notices)
      throws IOException {
    if (area != null && Encoding.isInUtf8SoFar(table.file())) {
      // Whether all of it is so shows in the same walk.
      Text text = new Text(table.file(), StandardCharsets.UTF_8);
      CsvLayout layout = layout(table, text);
      Optional<CsvScan> scan = CsvArea.scan(table, text, true, layout, area);
      if (scan.isPresent()) {
        return open(table, layout, text, scan);
      }
    }
    Text text = Text.of(table, notices);
    CsvLayout layout = layout(table, text);
    return open(table, layout, text, CsvArea.scan(table, text, false, layout, area));
  }

  private static CsvRecords open(Table table, CsvLayout layout, Text text, Optional<CsvScan> scan)
      throws IOException {
    Text.Clean clean = scan.isPresent() ? text.open(scan.get().open()) : text.open();
    return new CsvRecords(table, layout, text, clean, scan);
  }

  private static CsvLayout layout(Table table, Text text) throws IOException {
    String head = text.head(HEAD);
    FormatCheck.refuseForeign(table, head);
    boolean whole = head.length() < HEAD;
    if (!whole && head.chars().noneMatch(one -> one == '\n' || one == '\r')) {
      throw FormatCheck.malformed(table, 1, HEAD, new IOException("no end of the first line"));
    }
    CsvLayout layout = CsvTrial.layout(head, whole);
    ColumnNames.refuseTooMany(table, layout.header());
    return layout;
  }

  /** Lines of a file that something else describes. */
  static CsvRecords described(Table table, CsvLayout layout, Consumer<Notice> notices)
      throws IOException {
    Text text = Text.of(table, notices);
    return new CsvRecords(table, layout, text, text.open(), Optional.empty());
  }

  CsvLayout layout() {
    return layout;
  }

  long elsewhere() {
    return scan.map(CsvScan::elsewhere).orElse(0L);
  }

  Facts facts() {
    return Facts.of(table.format())
        .withText(source)
        .withSeparator(layout.separator())
        .withLayer(table.layer());
  }

  /** Null at the end. */
  @Nullable CsvRecord next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      if (!records.hasNext() && endsInsideQuotes(record)) {
        throw unclosed(line);
      }
      return record;
    } catch (CsvParseException e) {
      throw tooLong(line + 1, e);
    }
  }

  /** What is beyond a limit and has many lines comes from a quote; what has one line is long. */
  private BadItem tooLong(long near, CsvParseException fault) {
    try {
      long limit = CsvLayout.LONGEST_FIELD;
      long where = source.longLine(line, limit);
      if (where >= 0) {
        return new BadItem(Notice.of(Notice.Code.LONG_CELL, table.origin(), where, limit), fault);
      }
      long wide = source.longLine(line, CsvLayout.MOST_FIELDS);
      return wide < 0
          ? unclosed(near)
          : FormatCheck.malformed(table, wide, CsvLayout.MOST_FIELDS, fault);
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

  @Override
  public void close() throws IOException {
    records.close();
    if (scan.isPresent()) {
      scan.get().close();
    }
  }
}
