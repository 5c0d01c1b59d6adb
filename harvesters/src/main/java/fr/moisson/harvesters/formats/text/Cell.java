package fr.moisson.harvesters.formats.text;

import java.util.List;
import java.util.Set;

/** One field of a table, of any format. */
public final class Cell {

  /** In characters: longer values are not cells. */
  public static final int LONGEST = 4 << 20;

  /** Spreadsheet errors of failed formulas, in French and in English. */
  private static final Set<String> ERRORS =
      Set.of(
          "#N/A #N/D #REF! #VALEUR! #VALUE! #DIV/0! #NOM? #NAME? #NOMBRE! #NUM! #NUL! #NULL!"
              .split(" "));

  /** Ends the texts of DOS and dBase. */
  private static final String END_OF_TEXT = "\u001A";

  /**
   * Strips surrounding blanks; « NULL » and « \\N » of databases, « NaN » of Python, and the errors
   * of spreadsheets and the end mark of DOS become empty.
   *
   * @param field as in the file
   */
  public static String of(String field) {
    String cell = field.strip();
    boolean isNothing =
        cell.equalsIgnoreCase("NULL")
            || cell.equals("\\N")
            || cell.equals("NaN")
            || cell.equals(END_OF_TEXT)
            || (cell.startsWith("#") && ERRORS.contains(cell));
    return isNothing ? "" : cell;
  }

  /** The cell at an index; empty after the last one. */
  public static String at(List<String> cells, int place) {
    return place < cells.size() ? cells.get(place) : "";
  }

  /** Number of cells up to the last that is not empty. */
  public static int filled(List<String> cells) {
    int filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isEmpty()) {
      filled--;
    }
    return filled;
  }

  private Cell() {}
}
