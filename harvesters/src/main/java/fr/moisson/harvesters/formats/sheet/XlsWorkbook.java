package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.Compound;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The sheets of a workbook of Excel 97 to 2003 (<a
 * href="https://learn.microsoft.com/openspecs/office_file_formats/ms-xls/">MS-XLS</a>, BIFF8).
 */
public final class XlsWorkbook implements Workbook {

  private final Table table;
  private final POIFSFileSystem files;
  private final SharedStrings texts;
  private final CellStyles styles;
  private final Map<String, XlsGlobals.Sheet> sheets;

  private XlsWorkbook(Table table, POIFSFileSystem files, SharedStrings texts, XlsGlobals globals) {
    this.table = table;
    this.files = files;
    this.texts = texts;
    this.styles = globals.styles();
    this.sheets = globals.sheets();
  }

  /**
   * @throws BadItem if the file is not a workbook, is damaged, or has a password
   */
  public static XlsWorkbook open(Table table) throws IOException {
    Compound compound = Compound.of(table.file());
    if (compound != Compound.WORKBOOK) {
      throw FormatMismatch.of(table, compound);
    }
    POIFSFileSystem files = new POIFSFileSystem(table.file().toFile(), true);
    return Owned.by(
        files,
        () -> {
          XlsGlobals globals = new XlsGlobals();
          SharedStrings texts =
              SharedStrings.of(
                  table,
                  sink -> {
                    try (XlsRecords records = XlsRecords.open(table, files, sink)) {
                      globals.read(table, records);
                    }
                  });
          return new XlsWorkbook(table, files, texts, globals);
        });
  }

  @Override
  public Map<String, Boolean> sheets() {
    Map<String, Boolean> shown = new LinkedHashMap<>();
    sheets.forEach((name, sheet) -> shown.put(name, sheet.visible()));
    return shown;
  }

  /** Reads from the beginning up to the sheet: with encrypted texts, there is no other way. */
  @Override
  public Grid open(String sheet, BitSet percents) throws IOException {
    XlsGlobals.Sheet opened = sheets.get(sheet);
    if (opened == null) {
      throw new IllegalArgumentException(sheet);
    }
    XlsRecords records = XlsRecords.open(table, files, text -> {});
    return Owned.by(
        records,
        () -> {
          records.skip(opened.place());
          XlsGrid grid = new XlsGrid(table, records, styles, texts, percents);
          return opened.part().inOrder() ? grid : SortedGrid.of(table, grid);
        });
  }

  @Override
  public void close() throws IOException {
    try (files) {
      texts.close();
    }
  }
}
