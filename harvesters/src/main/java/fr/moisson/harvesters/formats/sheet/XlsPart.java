package fr.moisson.harvesters.formats.sheet;

import java.io.IOException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.Record;

/**
 * Describes a part of an Excel 97 to 2003 workbook.
 *
 * @param isSheet false for charts with their own tab, macros…
 * @param inOrder whether its cells come row by row, from left to right, as Excel writes them; other
 *     programs may use any order
 */
record XlsPart(boolean isSheet, boolean inOrder) {

  /** Reads a part to its end. */
  static XlsPart of(XlsRecords records) throws IOException {
    boolean isSheet = false;
    boolean inOrder = true;
    int row = -1;
    int column = -1;
    for (Record record = records.next(row + 1L); record != null; record = records.next(row + 1L)) {
      if (record instanceof BOFRecord start) {
        isSheet = start.getType() == BOFRecord.TYPE_WORKSHEET;
      } else if (record instanceof CellValueRecordInterface cell) {
        boolean follows =
            cell.getRow() > row || (cell.getRow() == row && cell.getColumn() > column);
        inOrder &= follows;
        row = cell.getRow();
        column = cell.getColumn();
      }
    }
    return new XlsPart(isSheet, inOrder);
  }
}
