package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.MulRKRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactory;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.WriteProtectRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The records of a workbook that concern the content of its cells, one after the other: first those
 * of the whole workbook, then those of each sheet. All others, such as drawings, are skipped
 * unparsed.
 */
final class XlsRecords implements Closeable {

  /** FilterMode (MS-XLS, 2.4.132): some rows are hidden by a filter. */
  static final short FILTER_MODE = 0x9B;

  /** Size in bytes of the type and the length of a record. */
  private static final int HEADER = 4;

  private static final Set<Short> READ =
      Set.of(
          BOFRecord.sid,
          EOFRecord.sid,
          DateWindow1904Record.sid,
          FormatRecord.sid,
          ExtendedFormatRecord.sid,
          BoundSheetRecord.sid,
          FILTER_MODE,
          ColumnInfoRecord.sid,
          RowRecord.sid,
          MergeCellsRecord.sid,
          NumberRecord.sid,
          RKRecord.sid,
          MulRKRecord.sid,
          LabelRecord.sid,
          LabelSSTRecord.sid,
          BoolErrRecord.sid,
          FormulaRecord.sid,
          StringRecord.sid);

  private final Table table;
  private final InputStream stream;
  private final SharedStrings.Sink texts;
  private final Queue<Record> ahead = new ArrayDeque<>();
  private RecordInputStream records;
  private int depth;

  private XlsRecords(
      Table table, InputStream stream, RecordInputStream records, SharedStrings.Sink texts) {
    this.table = table;
    this.stream = stream;
    this.records = records;
    this.texts = texts;
  }

  /**
   * @param texts receives the shared texts
   */
  static XlsRecords open(Table table, POIFSFileSystem files, SharedStrings.Sink texts)
      throws IOException {
    InputStream stream = undamaged(table, 0, () -> stream(files));
    return Owned.by(
        stream,
        () ->
            undamaged(
                table,
                0,
                () -> {
                  RecordInputStream first = new RecordInputStream(stream);
                  XlsRecords records = new XlsRecords(table, stream, first, texts);
                  records.decrypt();
                  return records;
                }));
  }

  private static InputStream stream(POIFSFileSystem files) throws IOException {
    List<String> names = InternalWorkbook.WORKBOOK_DIR_ENTRY_NAMES;
    String name = names.stream().filter(files.getRoot()::hasEntry).findFirst().orElseThrow();
    return files.createDocumentInputStream(name);
  }

  private interface Reading<T> {
    T now() throws IOException, GeneralSecurityException;
  }

  /** The library has no specific exception for damaged files. */
  private static <T> T undamaged(Table table, long line, Reading<T> reading) throws IOException {
    try {
      return reading.now();
    } catch (BadItem e) {
      throw e;
    } catch (GeneralSecurityException | RuntimeException e) {
      throw FormatMismatch.malformed(table, line + 1, 1, e);
    }
  }

  /**
   * The encryption, if any, is described after the first record, or after one that recommends
   * read-only use. If only the structure is protected, the password is a well-known one.
   */
  private void decrypt() throws IOException, GeneralSecurityException {
    int read = 0;
    boolean isHead = true;
    while (isHead && records.hasNextRecord()) {
      records.nextRecord();
      short kind = records.getSid();
      read += HEADER + records.remaining();
      if (kind == FilePassRecord.sid) {
        EncryptionInfo encryption = new FilePassRecord(records).getEncryptionInfo();
        if (!encryption.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
          throw new BadItem(Notice.of(Notice.Code.PASSWORD_PROTECTED, table.origin()));
        }
        records = new RecordInputStream(stream, encryption, read);
        return;
      }
      take();
      isHead = kind == BOFRecord.sid || kind == WriteProtectRecord.sid;
    }
  }

  /**
   * The next record of the current part; null at its end.
   *
   * @param line that was read last, from 1; 0 for none
   */
  @Nullable Record next(long line) throws IOException {
    Record record = any(line);
    while (record != null && depth > 1) {
      record = any(line);
    }
    return record == null || depth == 0 ? null : record;
  }

  /** The records of a drawing within a sheet have their own beginning and end. */
  private @Nullable Record any(long line) throws IOException {
    if (ahead.isEmpty()) {
      undamaged(table, line, this::takeNext);
    }
    Record record = ahead.poll();
    if (record instanceof BOFRecord) {
      depth++;
    } else if (record instanceof EOFRecord) {
      depth--;
    }
    return record;
  }

  /** Whether there is a next record. */
  private boolean takeNext() throws IOException {
    while (ahead.isEmpty() && records.hasNextRecord()) {
      records.nextRecord();
      take();
    }
    return !ahead.isEmpty();
  }

  private void take() throws IOException {
    short kind = records.getSid();
    if (kind == SSTRecord.sid) {
      takeTexts();
    } else if (READ.contains(kind)) {
      ahead.addAll(List.of(RecordFactory.createRecord(records)));
    }
    records.readRemainder();
  }

  private void takeTexts() throws IOException {
    records.readInt(); // number of cells that refer to them
    int count = records.readInt();
    for (int i = 0; i < count; i++) {
      texts.add(new UnicodeString(records).getString());
    }
  }

  /** Skips whole parts. */
  void skip(int parts) throws IOException {
    for (int i = 0; i < parts; i++) {
      Record record = next(0);
      while (record != null) {
        record = next(0);
      }
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
