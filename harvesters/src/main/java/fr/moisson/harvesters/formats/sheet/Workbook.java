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

    AroundCells around();
  }
}
