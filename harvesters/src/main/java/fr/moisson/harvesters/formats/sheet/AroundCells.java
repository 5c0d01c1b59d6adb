package fr.moisson.harvesters.formats.sheet;

import java.util.BitSet;

/**
 * What a sheet has around its visible cells; complete once its last row was read.
 *
 * @param uncomputed indexes of the columns that had formulas whose results are not in the file
 */
record AroundCells(HiddenParts hidden, BitSet uncomputed, MergedCells merged, CellLinks links) {

  AroundCells() {
    this(new HiddenParts(), new BitSet(), new MergedCells(), new CellLinks());
  }
}
