package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.crs.AxisSwap;
import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.geometry.GeometryTally;
import fr.moisson.harvesters.formats.place.PlaceText;
import fr.moisson.harvesters.formats.place.ShapeText;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Misconfigured;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Point;

/**
 * Cells in which a producer wrote the shape of a row as text, and which must change with it. Such a
 * cell is recognised by its content: the same shape as the row's, in one of the coordinate systems
 * that it may be in. A cell with another shape is kept. Thread-safe.
 */
public final class ShapeCells {

  /** Two shapes are the same if their boxes, areas and lengths differ by a smaller fraction. */
  private static final double LIKENESS = 0.01;

  /** Tolerance for the transformation of small shapes, in metres and degrees. */
  private static final double METRES = 2;

  private static final double DEGREES = 2e-5;

  /** Shift of vertices by rounding, as a fraction of the tolerance for the transformation. */
  private static final double ROUNDING = 0.05;

  /** More than a source has: each costs a search, and stays in memory. */
  private static final int MOST_SYSTEMS = 16;

  private final Map<String, Optional<OutputCrs>> systems = new HashMap<>();

  /**
   * The row with its cells in agreement with its geometry.
   *
   * @param row whose geometry is a part of the original one
   * @param whole the original geometry, in WGS 84
   * @param crs of the source, as {@link FileFacts#crs()}
   * @return the row itself if no cell held the whole
   */
  public Row cut(Row row, Geometry whole, @Nullable String crs) {
    Geometry part = row.geometry();
    if (part == null) {
      return row;
    }
    Map<String, String> changed = new LinkedHashMap<>();
    row.values()
        .forEach(
            (column, cell) ->
                written(cell, whole, part, crs).ifPresent(text -> changed.put(column, text)));
    if (changed.isEmpty()) {
      return row;
    }
    Map<String, String> values = new LinkedHashMap<>(row.values());
    values.putAll(changed);
    return new Row(values, part, row.number());
  }

  private Optional<String> written(
      String cell, Geometry whole, Geometry part, @Nullable String crs) {
    Geometry held = PlaceText.read(cell);
    if (held == null || held instanceof Point || held.isEmpty()) {
      return Optional.empty();
    }
    return notations(held, crs).stream()
        .filter(notation -> isSame(moved(whole, notation), held))
        .findFirst()
        .map(notation -> text(cell, held, notation.apply(part)));
  }

  /** Systems and orders of axes that a cell may be in. */
  private List<UnaryOperator<Geometry>> notations(Geometry held, @Nullable String crs) {
    int own = held.getSRID();
    String stated = own == GeoJsonGeometry.FACTORY.getSRID() ? crs : "EPSG:" + own;
    OutputCrs system =
        stated != null && MetricSystem.isMetric(held.getEnvelopeInternal())
            ? system(stated).orElse(OutputCrs.WGS_84)
            : OutputCrs.WGS_84;
    return List.of(system::of, geometry -> swapped(system.of(geometry)));
  }

  private synchronized Optional<OutputCrs> system(String stated) {
    return systems.size() < MOST_SYSTEMS
        ? systems.computeIfAbsent(stated, OutputCrs::find)
        : systems.getOrDefault(stated, Optional.empty());
  }

  private static Geometry swapped(Geometry geometry) {
    Geometry swapped = geometry.copy();
    swapped.apply(new AxisSwap());
    return swapped;
  }

  /** Null if the system has no such position. */
  private static @Nullable Geometry moved(Geometry whole, UnaryOperator<Geometry> notation) {
    try {
      return notation.apply(whole);
    } catch (Misconfigured e) {
      return null;
    }
  }

  private static boolean isSame(@Nullable Geometry one, Geometry other) {
    if (one == null) {
      return false;
    }
    Envelope box = one.getEnvelopeInternal();
    Envelope held = other.getEnvelopeInternal();
    double least = MetricSystem.isMetric(held) ? METRES : DEGREES;
    double tolerance = Math.max(least, LIKENESS * Math.max(box.getWidth(), box.getHeight()));
    return PlaceText.areAlike(box, held, tolerance)
        && hasSameMeasures(one, other, least * ROUNDING);
  }

  /** A frame around a shape has the same box, a simplified shape nearly the same area. */
  private static boolean hasSameMeasures(Geometry one, Geometry other, double rounding) {
    double length = one.getLength();
    double lengths = Math.max(LIKENESS * length, rounding * one.getNumPoints());
    double areas = Math.max(LIKENESS * one.getArea(), rounding * length);
    return Math.abs(length - other.getLength()) <= lengths
        && Math.abs(one.getArea() - other.getArea()) <= areas;
  }

  /** A single shape left of several stays a collection: the column has one kind. */
  private static String text(String cell, Geometry held, Geometry part) {
    boolean isSeveral = held instanceof GeometryCollection && !(part instanceof GeometryCollection);
    Geometry rounded = ShapeText.rounded(isSeveral ? GeometryTally.several(part) : part);
    rounded.setSRID(held.getSRID());
    return ShapeText.like(cell, rounded);
  }
}
