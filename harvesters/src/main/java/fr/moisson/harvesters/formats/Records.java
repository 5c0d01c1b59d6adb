package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.formats.csv.CsvRecords;
import fr.moisson.harvesters.formats.csv.LoneQuotes;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a table as they are written, for its validation: in CSV, blank lines, missing or
 * extra cells, and columns of the same name are all kept. To use the data, read {@link Rows}.
 * Whatever the size of the file, only one line is in memory.
 */
public final class Records implements Iterator<Record>, AutoCloseable {

  private final List<String> header;
  private final FileFacts facts;
  private final Lines lines;
  private final Runnable end;
  private final Closeable file;
  private @Nullable Record next;
  private boolean hasEnded;

  private Records(List<String> header, FileFacts facts, Lines lines, Runnable end, Closeable file) {
    this.header = header;
    this.facts = facts;
    this.lines = lines;
    this.end = end;
    this.file = file;
  }

  /** Source of the lines. */
  private interface Lines {
    /** Null at the end. */
    @Nullable Record next() throws IOException;
  }

  /**
   * Opens the file at its first line of data.
   *
   * @throws BadItem if the file is damaged or not of the table's format, here or later
   */
  public static Records open(Table table, Consumer<Notice> notices) {
    try {
      return table.format() == Table.Format.CSV ? csv(table, notices) : rows(table, notices);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Records csv(Table table, Consumer<Notice> notices) throws IOException {
    CsvRecords csv = CsvRecords.open(table, null, notices);
    List<String> header = csv.layout().header();
    boolean isSentBack = CorrectionColumns.isIn(header);
    return new Records(
        isSentBack ? CorrectionColumns.others(header) : header,
        csv.facts(),
        () -> line(csv, isSentBack),
        () -> csv.broken().tell(notices),
        csv);
  }

  private static @Nullable Record line(CsvRecords csv, boolean isSentBack) {
    CsvRecord record = csv.next();
    while (record != null && !csv.isData()) {
      record = csv.next();
    }
    if (record == null) {
      return null;
    }
    List<String> cells = cells(record);
    return new Record(isSentBack ? CorrectionColumns.others(cells) : cells, csv.row());
  }

  /** An empty line has no cells. */
  private static List<String> cells(CsvRecord record) {
    boolean isEmpty = record.getFieldCount() == 1 && record.getField(0).isEmpty();
    return isEmpty ? List.of() : record.getFields().stream().map(LoneQuotes::written).toList();
  }

  private static Records rows(Table table, Consumer<Notice> notices) throws IOException {
    RowReader reader = Readers.open(table, null, notices);
    return new Records(
        reader.head().labels(),
        reader.head().facts(),
        () -> line(reader, table),
        () -> reader.tell(notices),
        reader);
  }

  private static @Nullable Record line(RowReader reader, Table table) throws IOException {
    try {
      Row row = reader.read();
      if (row == null) {
        return null;
      }
      List<String> cells = new ArrayList<>(reader.columns().size());
      for (String column : reader.columns().subList(0, reader.head().labels().size())) {
        cells.add(row.value(column));
      }
      return new Record(cells, row.number());
    } catch (JsonProcessingException e) {
      throw FormatMismatch.malformed(table, e);
    }
  }

  /** Names of the columns as they are written; empty for a column without name. */
  public List<String> header() {
    return header;
  }

  /** What is known of the file before its lines are read. */
  public FileFacts facts() {
    return facts;
  }

  @Override
  public boolean hasNext() {
    try {
      next = next == null && !hasEnded ? lines.next() : next;
      if (next == null && !hasEnded) {
        hasEnded = true;
        end.run();
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Record next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Record record = next;
    next = null;
    return record;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
