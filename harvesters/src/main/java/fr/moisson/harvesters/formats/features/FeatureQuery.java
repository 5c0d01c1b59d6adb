package fr.moisson.harvesters.formats.features;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Which features of a layer are wanted.
 *
 * @param bounds null wants them wherever they lie
 * @param time null wants those of all times
 * @param equal what columns of the layer must hold, by their names: values as a {@link Feature} has
 *     them
 */
public record FeatureQuery(
    @Nullable Bounds bounds, @Nullable Span time, Map<String, Object> equal) {

  public static final FeatureQuery ALL = new FeatureQuery(null, null, Map.of());

  /**
   * Boxes of which a geometry meets at least one, sides included; one without a geometry meets
   * none.
   *
   * @param crs EPSG code of the boxes' coordinates, x before y; 4326 is longitude before latitude
   */
  public record Bounds(List<Envelope> boxes, int crs) {}

  /**
   * A time from one moment to another, both included; null is open. Features that say no time are
   * of every time (OGC API – Features, Part 1, 7.15.4).
   */
  public record Span(@Nullable Instant start, @Nullable Instant end) {}
}
