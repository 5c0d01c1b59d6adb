package fr.moisson.harvesters.formats.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sheets of a spreadsheet. */
interface Workbook extends Closeable {

  /** Names of all sheets, in order, and whether each is visible. */
  Map<String, Boolean> sheets();

  /**
   * Opens a sheet at its first row; closed by the caller.
   *
   * @param percents indexes of the columns whose shares are read as percents, as they are shown
   */
  Grid open(String sheet, BitSet percents) throws IOException;

  /** The rows of one sheet. */
  interface Grid extends Closeable {

    /** Cells of the next non-empty row, without empty ones at its end; null at the end. */
    @Nullable List<String> next() throws IOException;

    /** Line of that row in the sheet, from 1. */
    long line();

    /** Indexes of the hidden columns whose cells were left out so far. */
    BitSet hidden();

    /** Number of rows left out so far because they are hidden, and not by a filter. */
    long hiddenRows();

    /** Indexes of the columns that had formulas so far whose results are not in the file. */
    default BitSet uncomputed() {
      return new BitSet();
    }

    /** Complete once the last row was read. */
    MergedCells merged();

    /** Complete once the last row was read. */
    default CellLinks links() {
      return new CellLinks();
    }
  }
}
