package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Workbooks of Excel 97 to 2003 for tests. */
public final class XlsFiles {

  /** A workbook as Excel would write it. */
  public static byte[] workbook(Consumer<HSSFWorkbook> content) {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      content.accept(workbook);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a sheet whose cells are texts and numbers. */
  public static Sheet sheet(HSSFWorkbook workbook, String name, List<List<Object>> rows) {
    Sheet sheet = workbook.createSheet(name);
    for (int i = 0; i < rows.size(); i++) {
      Row row = sheet.createRow(i);
      List<Object> cells = rows.get(i);
      for (int j = 0; j < cells.size(); j++) {
        if (cells.get(j) instanceof Number number) {
          row.createCell(j).setCellValue(number.doubleValue());
        } else {
          row.createCell(j).setCellValue(String.valueOf(cells.get(j)));
        }
      }
    }
    return sheet;
  }

  /**
   * A part of a workbook, as another program may write it.
   *
   * @param type the type in the record that begins the part
   */
  record Part(String name, int type, List<? extends Record> records) {}

  /**
   * A workbook with these parts.
   *
   * @param version the version of the record format
   * @param texts the shared texts to which cells point
   */
  static byte[] records(int version, List<String> texts, Part... parts) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    SSTRecord shared = new SSTRecord();
    texts.forEach(text -> shared.addString(new UnicodeString(text)));
    stream.writeBytes(start(version, BOFRecord.TYPE_WORKBOOK));
    for (int i = 0; i < parts.length; i++) {
      BoundSheetRecord tab = new BoundSheetRecord(parts[i].name());
      tab.setPositionOfBof(i);
      stream.writeBytes(tab.serialize());
    }
    stream.writeBytes(shared.serialize());
    stream.writeBytes(EOFRecord.instance.serialize());
    for (Part part : parts) {
      stream.writeBytes(start(version, part.type()));
      part.records().forEach(record -> stream.writeBytes(record.serialize()));
      stream.writeBytes(EOFRecord.instance.serialize());
    }
    return compound("Workbook", stream.toByteArray());
  }

  private static byte[] start(int version, int type) {
    BOFRecord start = new BOFRecord();
    start.setVersion(version);
    start.setType(type);
    return start.serialize();
  }

  /** A compound file with one stream. */
  public static byte[] compound(String name, byte[] content) {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      files.createDocument(new ByteArrayInputStream(content), name);
      files.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path written(Path folder, Consumer<HSSFWorkbook> content) {
    return Reading.written(folder, "f.xls", workbook(content));
  }

  private XlsFiles() {}
}
