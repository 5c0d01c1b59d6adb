package fr.moisson.harvesters.formats.features;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Selects features of a layer.
 *
 * @param bounds null for any place
 * @param time null for any time
 * @param order what features are sorted by, before their ids
 */
public record FeatureQuery(
    @Nullable Bounds bounds, @Nullable Span time, ColumnCondition where, List<Order> order) {

  public static final FeatureQuery ALL =
      new FeatureQuery(null, null, ColumnCondition.NONE, List.of());

  /** Sorts by a column; features whose value is missing are the last. */
  public record Order(String column, boolean descending) {}

  /**
   * Boxes; a geometry must intersect at least one, sides included. Features without a geometry are
   * in every box (OGC API – Features, Part 1, 7.15.3).
   *
   * @param crs EPSG code of the boxes' coordinates, x before y; 4326 is longitude before latitude
   */
  public record Bounds(List<Envelope> boxes, int crs) {}

  /**
   * A time interval, both ends included; null is open. Features without a time are in every
   * interval (OGC API – Features, Part 1, 7.15.4).
   */
  public record Span(@Nullable Instant start, @Nullable Instant end) {}
}
