package fr.moisson.harvesters.formats.scan;

/**
 * Which rows of a file may be skipped.
 *
 * @param elsewhere tells which boxes contain nothing wanted, in the coordinates of the file
 * @param spared how many rows at the beginning of the file are read wherever they lie
 */
public record Skipping(BoxFilter elsewhere, int spared) {

  /**
   * Where so many rows are looked for; fewer are spared where they are larger. A piece does not
   * know how many rows are before it, so that each one of the beginning spares as many.
   */
  private static final long BEGINNING = 16 << 20;

  /**
   * Whether a row that lies elsewhere is skipped.
   *
   * @param others how many rows before it in the piece lie elsewhere
   */
  boolean mayPassOver(Chunk piece, long others) {
    return piece.offset >= BEGINNING || others >= spared;
  }
}
