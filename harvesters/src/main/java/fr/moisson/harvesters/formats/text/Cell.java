package fr.moisson.harvesters.formats.text;

import java.util.List;
import java.util.Set;

/** One field of a table, of any format. */
public final class Cell {

  /** In characters: a longer one is no cell. */
  public static final int LONGEST = 4 << 20;

  /** What spreadsheets show of a formula that fails, in French and in English. */
  private static final Set<String> ERRORS =
      Set.of(
          "#N/A #N/D #REF! #VALEUR! #VALUE! #DIV/0! #NOM? #NAME? #NOMBRE! #NUM! #NUL! #NULL!"
              .split(" "));

  /**
   * Without surrounding blanks; « NULL » and « \\N » are what databases write for nothing, « NaN »
   * what Python does, and errors what spreadsheets do.
   *
   * @param field as the file has it
   */
  public static String of(String field) {
    String cell = field.strip();
    boolean isNothing =
        cell.equalsIgnoreCase("NULL")
            || cell.equals("\\N")
            || cell.equals("NaN")
            || (cell.startsWith("#") && ERRORS.contains(cell));
    return isNothing ? "" : cell;
  }

  /** The one at a place; empty behind the last. */
  public static String at(List<String> cells, int place) {
    return place < cells.size() ? cells.get(place) : "";
  }

  /** How many there are up to the last that is not empty. */
  public static int filled(List<String> cells) {
    int filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isEmpty()) {
      filled--;
    }
    return filled;
  }

  private Cell() {}
}
