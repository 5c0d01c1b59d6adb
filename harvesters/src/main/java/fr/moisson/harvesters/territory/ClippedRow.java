package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The part of a row that a territory keeps.
 *
 * @param row as it is to be written; as it came if it is not kept
 * @param cut whether a part of its geometry was outside, and was cut off
 * @param whole size of the geometry as it came; zero unless it is to be measured
 * @param inside size of its part in the territory
 */
public record ClippedRow(Verdict verdict, Row row, boolean cut, Measure whole, Measure inside) {

  /**
   * Columns for the measures: the share of a polygon's area that is in the territory, from 0 to 1,
   * and that area in square metres; the same for the length of a line, in metres.
   */
  static final List<String> COLUMNS =
      List.of("part_surface", "surface_territoire_m2", "part_longueur", "longueur_territoire_m");

  private static final int SHARE_DECIMALS = 6;
  private static final int METRE_DECIMALS = 1;

  /** Where a row is. */
  public enum Verdict {
    INSIDE,
    OUTSIDE,
    WITHOUT_PLACE
  }

  static ClippedRow outside(Row row) {
    return new ClippedRow(Verdict.OUTSIDE, row, false, Measure.NONE, Measure.NONE);
  }

  static ClippedRow withoutPlace(Row row) {
    return new ClippedRow(Verdict.WITHOUT_PLACE, row, false, Measure.NONE, Measure.NONE);
  }

  /** A row that is kept entirely. */
  public static ClippedRow whole(Row row) {
    return new ClippedRow(Verdict.INSIDE, row, false, Measure.NONE, Measure.NONE);
  }

  /**
   * @param part the row's geometry itself if it is entirely inside
   */
  static ClippedRow part(Row row, Geometry part) {
    boolean isWhole = part == row.geometry();
    return new ClippedRow(
        Verdict.INSIDE, isWhole ? row : row.at(part), !isWhole, Measure.NONE, Measure.NONE);
  }

  /** The same result with another row to write. */
  public ClippedRow with(Row other) {
    return new ClippedRow(verdict, other, cut, whole, inside);
  }

  /**
   * The same with its size, in the columns as well.
   *
   * @param geometry as it came
   * @param part its part in the territory
   */
  ClippedRow measured(Geometry geometry, @Nullable Geometry part) {
    Measure all = Measure.of(geometry);
    Measure of = part == null ? Measure.NONE : part == geometry ? all : Measure.of(part);
    Map<String, String> values = new LinkedHashMap<>(row.values());
    write(values, 0, of.area(), all.area());
    write(values, 2, of.length(), all.length());
    Row with = new Row(values, row.geometry(), row.number());
    return new ClippedRow(verdict, with, cut, all, of);
  }

  private static void write(Map<String, String> values, int column, double inside, double whole) {
    boolean none = whole <= 0;
    values.put(
        COLUMNS.get(column), none ? "" : decimal(Math.min(1, inside / whole), SHARE_DECIMALS));
    values.put(COLUMNS.get(column + 1), none ? "" : decimal(inside, METRE_DECIMALS));
  }

  private static String decimal(double value, int decimals) {
    return Numbers.rounded(value, decimals).toPlainString();
  }
}
