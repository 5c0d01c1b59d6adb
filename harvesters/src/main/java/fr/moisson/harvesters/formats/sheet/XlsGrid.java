package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a worksheet of Excel 97 to 2003 (MS-XLS, 2.1.7.20.5). For formulas, the last computed
 * value is read; errors such as {@code #N/A} are empty cells.
 */
final class XlsGrid implements Workbook.Grid {

  /** Number of columns in such a sheet. */
  private static final int COLUMNS = 256;

  private static final int NONE = -1;

  private final Table table;
  private final XlsRecords records;
  private final CellStyles styles;
  private final SharedStrings texts;
  private final BitSet percents;
  private final AroundCells around = new AroundCells();

  /** Rows from 0. */
  private final BitSet hiddenRows = new BitSet();

  private boolean isFiltered;
  private boolean ended;
  private @Nullable CellValueRecordInterface ahead;

  /** Column of the formula whose text comes next. */
  private int formula = NONE;

  private int row = -1;

  /**
   * @param records from the first one of the sheet on
   * @param percents as in {@link Workbook#open}
   */
  XlsGrid(
      Table table, XlsRecords records, CellStyles styles, SharedStrings texts, BitSet percents) {
    this.table = table;
    this.records = records;
    this.styles = styles;
    this.texts = texts;
    this.percents = percents;
  }

  /** A row, or a piece of one, in the order of the file. */
  @Override
  public @Nullable List<String> next() throws IOException {
    GridRow cells = new GridRow(table, line());
    if (ahead != null) {
      cells = start(ahead);
      put(cells, ahead);
      ahead = null;
    }
    for (Record record = following(); record != null; record = following()) {
      if (record instanceof CellValueRecordInterface cell) {
        boolean goesOn = cell.getRow() == row && cell.getColumn() >= cells.width();
        if (!goesOn && !cells.isEmpty()) {
          ahead = cell;
          return cells.cells();
        }
        cells = goesOn ? cells : start(cell);
        put(cells, cell);
      } else if (record instanceof StringRecord computed) {
        put(cells, formula, computed.getString());
        formula = NONE;
      } else {
        layOut(record);
      }
    }
    return cells.isEmpty() ? null : cells.cells();
  }

  private @Nullable Record following() throws IOException {
    Record record = ended ? null : records.next(line());
    ended = record == null;
    return record;
  }

  private GridRow start(CellValueRecordInterface first) {
    row = first.getRow();
    return new GridRow(table, line());
  }

  private void layOut(Record record) {
    if (record.getSid() == XlsRecords.FILTER_MODE) {
      isFiltered = true;
    } else if (record instanceof ColumnInfoRecord columns && columns.getHidden()) {
      around.hidden().hide(columns.getFirstColumn(), columns.getLastColumn() + 1);
    } else if (record instanceof RowRecord one && one.getZeroHeight() && !isFiltered) {
      around.hidden().addRows(hiddenRows.get(one.getRowNumber()) ? 0 : 1);
      hiddenRows.set(one.getRowNumber());
    } else if (record instanceof MergeCellsRecord ranges) {
      for (int i = 0; i < ranges.getNumAreas(); i++) {
        CellRangeAddress range = ranges.getAreaAt(i);
        around
            .merged()
            .add(range.getFirstColumn(), range.getFirstRow() + 1L, range.getLastRow() + 1L);
      }
    }
  }

  private void put(GridRow cells, CellValueRecordInterface cell) throws IOException {
    formula = NONE;
    if (cell instanceof NumberRecord number) {
      put(cells, cell.getColumn(), number(number.getValue(), cell));
    } else if (cell instanceof LabelSSTRecord text) {
      put(cells, cell.getColumn(), texts.get(text.getSSTIndex()));
    } else if (cell instanceof LabelRecord text) {
      put(cells, cell.getColumn(), text.getValue());
    } else if (cell instanceof BoolErrRecord logical && logical.isBoolean()) {
      put(cells, cell.getColumn(), String.valueOf(logical.getBooleanValue()));
    } else if (cell instanceof FormulaRecord computed) {
      put(cells, computed);
    }
  }

  private void put(GridRow cells, FormulaRecord computed) {
    CellType type = computed.getCachedResultTypeEnum();
    if (type == CellType.NUMERIC) {
      put(cells, computed.getColumn(), number(computed.getValue(), computed));
    } else if (type == CellType.BOOLEAN) {
      put(cells, computed.getColumn(), String.valueOf(computed.getCachedBooleanValue()));
    } else {
      formula = computed.getColumn(); // its text follows, if it has any
    }
  }

  private void put(GridRow cells, int place, String text) {
    if (place < 0 || place >= COLUMNS) {
      throw new BadItem(FormatMismatch.malformed(table, line(), 1));
    }
    if (!hiddenRows.get(row)) {
      cells.put(place, around.hidden().shown(place, text.strip()));
    }
  }

  private String number(double number, CellValueRecordInterface cell) {
    // Invalid columns are refused with their row.
    boolean inPercents = cell.getColumn() >= 0 && percents.get(cell.getColumn());
    return Double.isFinite(number)
        ? styles.text(new BigDecimal(Double.toString(number)), cell.getXFIndex(), inPercents)
        : "";
  }

  @Override
  public long line() {
    return row + 1L;
  }

  @Override
  public AroundCells around() {
    return around;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
