package fr.moisson.routes.web.ogc;

import fr.moisson.harvesters.formats.features.FeatureQuery.Bounds;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Boxes in the parameters of a request (<a
 * href="https://docs.ogc.org/is/17-069r4/17-069r4.html#_parameter_bbox">OGC API – Features, Part 1,
 * 7.15.3</a>).
 */
final class BoxParameter {

  static final String BOX = "bbox";
  static final String CRS = "bbox-crs";

  private static final int FLAT = 4;
  private static final int WITH_HEIGHTS = 6;
  private static final double WORLD = 180;

  /**
   * A box of four numbers, or of six with heights, which are ignored; a box whose west is greater
   * than its east crosses the antimeridian.
   */
  static @Nullable Bounds bounds(Parameters parameters, List<Crs> offered) {
    Crs crs = Crs.asked(parameters, CRS, offered);
    return parameters.text(BOX).map(text -> new Bounds(boxes(text, crs), crs.epsg())).orElse(null);
  }

  private static List<Envelope> boxes(String text, Crs crs) {
    List<Double> numbers =
        Stream.of(text.split(",", -1)).limit(WITH_HEIGHTS + 1L).map(BoxParameter::finite).toList();
    int half = numbers.size() / 2;
    boolean hasBox = numbers.size() == FLAT || numbers.size() == WITH_HEIGHTS;
    if (!hasBox || numbers.get(1) > numbers.get(half + 1)) {
      throw Problem.bad("ogc.bbox", text);
    }
    double west = numbers.get(0);
    double south = numbers.get(1);
    double east = numbers.get(half);
    double north = numbers.get(half + 1);
    if (west <= east) {
      return List.of(new Envelope(west, east, south, north));
    }
    if (!crs.equals(Crs.CRS84)) {
      throw Problem.bad("ogc.bbox", text);
    }
    return List.of(
        new Envelope(west, Math.max(west, WORLD), south, north),
        new Envelope(Math.min(east, -WORLD), east, south, north));
  }

  private static Double finite(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      if (Double.isFinite(number)) {
        return number;
      }
      throw Problem.bad("ogc.bbox", text);
    } catch (NumberFormatException e) {
      throw Problem.bad("ogc.bbox", text);
    }
  }

  private BoxParameter() {}
}
