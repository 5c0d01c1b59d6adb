package fr.moisson.routes.web.map;

import java.util.stream.DoubleStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Projects degrees to a picture: equirectangular, true to scale at the middle latitude of what is
 * shown, which preserves shapes over the extent of a territory.
 */
final class Projection {

  private static final double WIDEST = 560;
  private static final double TALLEST = 560;

  /** Margin around what is shown, and the least margin, for what has no size itself. */
  private static final double MARGIN = 0.04;

  private static final double SMALLEST_DEGREES = 0.004;
  private static final double METRES_PER_DEGREE = 111_195;

  /** In pixels: places that are farther out are clamped, since they are not visible anyway. */
  private static final double FAR = 20_000;

  private final Envelope shown;
  private final double narrowing;
  private final double scale;

  /**
   * @param degrees the extent that has to be in the picture
   */
  Projection(Envelope degrees) {
    shown = new Envelope(degrees);
    shown.expandBy(
        Math.max(SMALLEST_DEGREES, degrees.getWidth() * MARGIN),
        Math.max(SMALLEST_DEGREES, degrees.getHeight() * MARGIN));
    narrowing = Math.cos(Math.toRadians((shown.getMinY() + shown.getMaxY()) / 2));
    scale = Math.min(WIDEST / (shown.getWidth() * narrowing), TALLEST / shown.getHeight());
  }

  /** Whether something with this extent can be in the picture. */
  boolean shows(Envelope degrees) {
    return shown.intersects(degrees);
  }

  int width() {
    return (int) Math.ceil(shown.getWidth() * narrowing * scale);
  }

  int height() {
    return (int) Math.ceil(shown.getHeight() * scale);
  }

  /** In tenths of a pixel; a finer step is not visible. */
  long x(Coordinate place) {
    return tenths((place.x - shown.getMinX()) * narrowing * scale);
  }

  long y(Coordinate place) {
    return tenths((shown.getMaxY() - place.y) * scale);
  }

  /** A bar of a round number of metres, at most a third as long as the picture is wide. */
  ScaleBar bar() {
    double metresPerPixel = METRES_PER_DEGREE / scale;
    double most = width() * metresPerPixel / 3;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double metres =
        DoubleStream.of(5, 2, 1)
            .map(digit -> digit * power)
            .filter(length -> length <= most)
            .findFirst()
            .orElse(power);
    return new ScaleBar(metres, (int) Math.round(metres / metresPerPixel));
  }

  private static long tenths(double pixels) {
    return Math.round(Math.max(-FAR, Math.min(FAR, pixels)) * 10);
  }
}
