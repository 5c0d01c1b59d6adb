package fr.moisson.harvesters.formats;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;

/**
 * In which metric systems the positions of a table lie where they should, when nobody says which
 * one it is. The same numbers are Reims in Web Mercator and the Landes in Lambert-93: where two
 * systems fit, only the territory can tell, and without one nothing is guessed.
 *
 * @param fitting all systems that fit
 */
record Deduced(List<Fit> fitting) {

  /** A few positions of each table are mistyped. */
  private static final double ENOUGH = 0.9;

  /** Around a territory's box, in degrees: tables of an agglomeration begin with any commune. */
  private static final double AROUND = 0.2;

  /**
   * A system that fits.
   *
   * @param isSwapped whether y stands before x
   */
  record Fit(MetricSystem system, boolean isSwapped) {
    ToWgs84 toWgs84() {
      return ToWgs84.deduced(system.crs(), isSwapped);
    }
  }

  /**
   * @param sample positions in metres, x before y
   * @param territory in degrees, where positions are likely to be found; null when nobody knows
   */
  static Deduced of(List<Coordinate> sample, @Nullable Envelope territory) {
    if (sample.isEmpty()) {
      return new Deduced(List.of());
    }
    if (territory != null) {
      List<Fit> near = near(sample, territory);
      if (!near.isEmpty()) {
        return new Deduced(near);
      }
    }
    return Stream.of(
            fits(sample, MetricSystem.usual(), false),
            fits(sample, MetricSystem.rare(), false),
            fits(sample, MetricSystem.usual(), true))
        .filter(fits -> !fits.isEmpty())
        .findFirst()
        .map(Deduced::new)
        .orElse(new Deduced(List.of()));
  }

  private static List<Fit> near(List<Coordinate> sample, Envelope territory) {
    Envelope box = new Envelope(territory);
    box.expandBy(AROUND);
    return Stream.of(false, true)
        .map(
            swapped ->
                Stream.concat(MetricSystem.usual().stream(), MetricSystem.rare().stream())
                    .filter(system -> fits(sample, system, swapped))
                    .filter(system -> reaches(sample, system, swapped, box))
                    .map(system -> new Fit(system, swapped))
                    .toList())
        .filter(fits -> !fits.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Fit> fits(
      List<Coordinate> sample, List<MetricSystem> systems, boolean swapped) {
    return systems.stream()
        .filter(system -> fits(sample, system, swapped))
        .map(system -> new Fit(system, swapped))
        .toList();
  }

  private static boolean fits(List<Coordinate> sample, MetricSystem system, boolean swapped) {
    long in = sample.stream().filter(one -> system.isHome(turned(one, swapped))).count();
    return in >= ENOUGH * sample.size();
  }

  private static boolean reaches(
      List<Coordinate> sample, MetricSystem system, boolean swapped, Envelope box) {
    return sample.stream()
        .map(one -> system.degrees(turned(one, swapped)))
        .flatMap(Optional::stream)
        .anyMatch(box::contains);
  }

  private static Coordinate turned(Coordinate position, boolean swapped) {
    return swapped ? new CoordinateXY(position.y, position.x) : position;
  }

  /** The one that it must be; empty when none fits, and when several do. */
  Optional<Fit> only() {
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  boolean isDoubtful() {
    return fitting.size() > 1;
  }

  /** Codes of all that fit. */
  String codes() {
    return fitting.stream().map(fit -> fit.system().crs()).collect(Collectors.joining(", "));
  }
}
