package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.Compound;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;

/** Data about the whole workbook in Excel 97 to 2003 (MS-XLS, 2.1.7.20.3). */
final class XlsGlobals {

  private final List<BoundSheetRecord> tabs = new ArrayList<>();
  private final List<ExtendedFormatRecord> styles = new ArrayList<>();
  private final Map<Integer, String> formats = new HashMap<>();
  private final List<XlsPart> parts = new ArrayList<>();
  private boolean since1904;

  /**
   * A sheet of cells.
   *
   * @param place rank among the parts in the file, from 1
   */
  record Sheet(int place, XlsPart part, boolean visible) {}

  /**
   * Reads all records, including those of the parts, to learn what each part is.
   *
   * @throws fr.moisson.harvesters.model.BadItem if one is damaged, or the workbook is of another
   *     version
   */
  void read(Table table, XlsRecords records) throws IOException {
    for (Record record = records.next(0); record != null; record = records.next(0)) {
      if (record instanceof BOFRecord start && start.getVersion() != BOFRecord.VERSION) {
        throw FormatMismatch.of(table, Compound.FIRST_WORKBOOK);
      } else if (record instanceof DateWindow1904Record dates) {
        since1904 = dates.getWindowing() == 1;
      } else if (record instanceof FormatRecord format) {
        formats.put(format.getIndexCode(), format.getFormatString());
      } else if (record instanceof ExtendedFormatRecord style) {
        styles.add(style);
      } else if (record instanceof BoundSheetRecord tab) {
        tabs.add(tab);
      }
    }
    while (parts.size() < tabs.size()) {
      parts.add(XlsPart.of(records));
    }
  }

  CellStyles styles() {
    CellStyles cells = new CellStyles(since1904);
    for (ExtendedFormatRecord style : styles) {
      int format = style.getFormatIndex();
      cells.add(format, formats.get(format));
    }
    return cells;
  }

  /** By name, in the order of their tabs. */
  Map<String, Sheet> sheets() {
    List<BoundSheetRecord> inFile = new ArrayList<>(tabs);
    inFile.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    for (BoundSheetRecord tab : tabs) {
      int place = inFile.indexOf(tab);
      if (parts.get(place).isSheet()) {
        boolean visible = !tab.isHidden() && !tab.isVeryHidden();
        sheets.put(tab.getSheetname(), new Sheet(place + 1, parts.get(place), visible));
      }
    }
    return sheets;
  }
}
