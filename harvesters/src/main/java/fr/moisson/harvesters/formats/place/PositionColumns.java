package fr.moisson.harvesters.formats.place;

import java.util.regex.Pattern;

/** Recognises columns and cells with positions, in the same way as readers. */
public final class PositionColumns {

  /** « 46.3236, -0.4594 » in a text, or degrees and minutes. */
  private static final Pattern DEGREES =
      Pattern.compile(
          "\\d{1,3}[.,]\\d{3,}[°NSEWO]?\\s*[,;/ ]\\s*-?\\d{1,3}[.,]\\d{3,}|\\d°\\s?\\d");

  /** {@code lat=46.3236&lon=-0.4594} in the address of a map, and similar notations. */
  private static final Pattern LINKED =
      Pattern.compile(
          "\\d{1,3}\\.\\d{3,}(?:%2C(?:%20)?|&[a-z_]{1,12}=|![34]d)-?\\d{1,3}\\.\\d{3,}",
          Pattern.CASE_INSENSITIVE);

  /** Whether the column is named like an ordinate, a point or a shape. */
  public static boolean isPosition(String column) {
    return AxisName.of(column).isPresent() || Positions.isUsual(column);
  }

  /** Whether the column is named like a point or a shape in one cell. */
  public static boolean isWhole(String column) {
    return Positions.isUsual(column) && AxisName.of(column).isEmpty();
  }

  /** Whether a cell is WKT, WKB or GeoJSON, or has degrees in its text or in an address. */
  public static boolean holdsPosition(String cell) {
    return PlaceText.read(cell) != null || hasDegrees(cell) || LINKED.matcher(cell).find();
  }

  /** Whether a text contains two adjacent numbers in degrees. */
  public static boolean hasDegrees(String cell) {
    return DEGREES.matcher(cell).find();
  }

  /** Whether a cell is a position and nothing else. */
  public static boolean isPlace(String cell) {
    return PlaceText.read(cell) != null || PairText.read(cell, false) != null;
  }

  private PositionColumns() {}
}
