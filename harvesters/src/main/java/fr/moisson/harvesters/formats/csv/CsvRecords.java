package fr.moisson.harvesters.formats.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.scan.CsvScan;
import fr.moisson.harvesters.formats.scan.LinesLeft;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Encoding;
import fr.moisson.harvesters.formats.text.Text;
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

/**
 * All lines of a CSV file, as they are, except for the marks that {@link LoneQuotes} puts before
 * some quotes.
 */
public final class CsvRecords implements Closeable {

  private static final int HEAD = 1 << 16;

  private final Table table;
  private final CsvLayout layout;
  private final Text source;
  private final Optional<CsvScan> scan;
  private final @Nullable LinesLeft left;
  private final LoneQuotes quotes;
  private final CloseableIterator<CsvRecord> records;
  private final BrokenRows broken = BrokenRows.lines();

  /** Line of the text where the record returned last begins. */
  private long line;

  private long read;
  private long others;
  private boolean isBehindOthers;

  private CsvRecords(Table table, CsvLayout layout, Text source, Optional<CsvScan> scan)
      throws IOException {
    this.table = table;
    this.source = source;
    this.layout = layout;
    this.scan = scan;
    this.left = scan.isPresent() ? scan.get().open() : null;
    this.quotes = layout.quotes(left == null ? source.open() : source.open(left));
    this.records = CsvLayout.read(quotes, false);
  }

  /**
   * @param area where rows are wanted, in WGS 84: some rows outside of it are skipped, whose number
   *     is {@link #elsewhere}; null takes them all
   */
  public static CsvRecords open(Table table, @Nullable RowArea area, Consumer<Notice> notices)
      throws IOException {
    FormatMismatch.refuseBinary(table);
    if (area != null && Encoding.isInUtf8SoFar(table.file())) {
      // The walk also checks that the rest is UTF-8.
      Text text = new Text(table.file(), StandardCharsets.UTF_8);
      CsvLayout layout = layout(table, text);
      Optional<CsvScan> scan = CsvArea.scan(table, text, true, layout, area);
      if (scan.isPresent()) {
        return open(table, layout, text, scan, notices);
      }
    }
    Text text = Text.of(table, notices);
    CsvLayout layout = layout(table, text);
    return open(table, layout, text, CsvArea.scan(table, text, false, layout, area), notices);
  }

  private static CsvRecords open(
      Table table, CsvLayout layout, Text text, Optional<CsvScan> scan, Consumer<Notice> notices)
      throws IOException {
    return Owned.by(
        scan.isPresent() ? scan.get() : () -> {},
        () -> {
          CsvRecords records = new CsvRecords(table, layout, text, scan);
          layout.tell(notices);
          return records;
        });
  }

  private static CsvLayout layout(Table table, Text text) throws IOException {
    String head = text.head(HEAD);
    FormatMismatch.refuseForeign(table, head);
    boolean whole = head.length() < HEAD;
    if (!whole && head.chars().noneMatch(one -> one == '\n' || one == '\r')) {
      throw FormatMismatch.malformed(table, 1, HEAD, new IOException("no end of the first line"));
    }
    CsvLayout layout = CsvTrial.layout(head, whole);
    ColumnNames.refuseTooMany(table, layout.header());
    return layout;
  }

  /** Lines of a file whose layout is described elsewhere. */
  static CsvRecords described(Table table, CsvLayout layout, Consumer<Notice> notices)
      throws IOException {
    Text text = Text.of(table, notices);
    return new CsvRecords(table, layout, text, Optional.empty());
  }

  public CsvLayout layout() {
    return layout;
  }

  long elsewhere() {
    return scan.map(CsvScan::elsewhere).orElse(0L);
  }

  public FileFacts facts() {
    return FileFacts.of(table.format())
        .withText(source)
        .withSeparator(layout.separator())
        .withLayer(table.layer());
  }

  /** Quotes are counted here, rows by the caller. */
  public BrokenRows broken() {
    return broken;
  }

  /** Whether the text ended before a quote was closed, once the last record is read. */
  boolean endsInQuotes() {
    return quotes.endsInQuotes();
  }

  /** Whether it ended in the cell that the quote opens, even if the quote is read as a letter. */
  boolean endsInCell() {
    return quotes.endsInCell();
  }

  /**
   * @param opened number of the row with the quote that is open to the end
   */
  BadItem cutOff(long opened) {
    return new BadItem(Notice.of(Notice.Code.CUT_OFF, table.origin(), opened));
  }

  static boolean hasLoneQuote(CsvRecord record) {
    return record.getFields().stream().anyMatch(LoneQuotes::isIn);
  }

  /**
   * Number of the record returned last as a spreadsheet counts: a row with cells of several lines
   * is one, as is a blank line. Whoever corrects a table sees no other number.
   */
  public long row() {
    return read + others;
  }

  /** Whether that record is one of data, and not above them. */
  public boolean isData() {
    return line >= layout.firstLine();
  }

  /** Whether lines were skipped right before that record. */
  boolean isBehindOthers() {
    return isBehindOthers;
  }

  /** The next record; null at the end. */
  public @Nullable CsvRecord next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      read++;
      long given = record.getStartingLineNumber();
      line = left == null ? given : left.line(given);
      isBehindOthers = line - given > others;
      others = line - given;
      if (layout.wrapped()) {
        record = WrappedLines.cells(record, layout);
      }
      if (hasLoneQuote(record)) {
        broken.addQuote(row());
      }
      return record;
    } catch (CsvParseException e) {
      throw tooLong(line + 1, e);
    }
  }

  private BadItem tooLong(long near, CsvParseException fault) {
    try {
      long limit = Cell.LONGEST;
      long where = source.longLine(line, limit);
      long wide = where < 0 ? source.longLine(line, CsvLayout.MOST_FIELDS) : -1;
      return wide < 0
          ? new BadItem(
              Notice.of(Notice.Code.LONG_CELL, table.origin(), Math.max(near, where), limit), fault)
          : FormatMismatch.malformed(table, wide, CsvLayout.MOST_FIELDS, fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
    if (scan.isPresent()) {
      scan.get().close();
    }
  }
}
