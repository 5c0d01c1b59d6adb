package fr.moisson.harvesters.formats.text;

import java.util.List;

/** One field of a table, of any format. */
public final class Cell {

  /** In characters: a longer one is no cell. */
  public static final int LONGEST = 4 << 20;

  /**
   * Without surrounding blanks; « NULL » and « \\N » are what databases write for nothing, « NaN »
   * what Python does.
   *
   * @param field as the file has it
   */
  public static String of(String field) {
    String cell = field.strip();
    return cell.equalsIgnoreCase("NULL") || cell.equals("\\N") || cell.equals("NaN") ? "" : cell;
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
