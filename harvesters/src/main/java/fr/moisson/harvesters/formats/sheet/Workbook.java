package fr.moisson.harvesters.formats.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sheets of a spreadsheet. */
interface Workbook extends Closeable {

  /** Names of all sheets, in order, and whether their author shows each. */
  Map<String, Boolean> sheets();

  /**
   * A sheet from its first row; the caller closes it.
   *
   * @param percents places of the columns whose shares are read as percents, as they are shown
   */
  Grid open(String sheet, BitSet percents) throws IOException;

  /** The rows of one sheet. */
  interface Grid extends Closeable {

    /** Cells of the next row that has any, without those that are empty at its end. */
    @Nullable List<String> next() throws IOException;

    /** Line of that row in the sheet, from 1. */
    long line();

    /** Places of the columns whose cells were left out so far, because their author hides them. */
    BitSet hidden();

    /** How many rows were left out so far, because their author hides them, and no filter does. */
    long hiddenRows();

    /** Places of the columns that had formulas so far whose results are not in the file. */
    default BitSet uncomputed() {
      return new BitSet();
    }

    /** Known once the last row was read. */
    MergedCells merged();
  }
}
