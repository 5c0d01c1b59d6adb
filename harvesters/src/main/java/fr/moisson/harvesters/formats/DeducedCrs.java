package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;

/**
 * The metric systems in which the positions of a table lie where they should, if none is stated.
 * The same numbers are Reims in Web Mercator and the Landes in Lambert-93: if two systems fit, the
 * territory decides, else the départements that the rows name, else the fact that only one of them
 * is legal in France, which is reported as a supposition.
 *
 * @param fitting all systems that fit
 * @param best the one to read in; empty if nothing distinguishes it from the others
 * @param isSupposed whether the best is merely more usual than the others
 * @param positions that it was deduced from
 */
record DeducedCrs(
    List<Fit> fitting, Optional<Fit> best, boolean isSupposed, List<Coordinate> positions) {

  /** A few positions of each table may be mistyped. */
  private static final double ENOUGH = 0.8;

  /**
   * Margin around a territory's box, in degrees: tables of an agglomeration may begin with any
   * commune.
   */
  private static final double AROUND = 0.2;

  /**
   * A system that fits.
   *
   * @param isSwapped whether y comes before x
   */
  record Fit(MetricSystem system, boolean isSwapped) {
    ToWgs84 toWgs84() {
      return ToWgs84.deduced(system.crs(), isSwapped);
    }

    /** Its code, and those of former systems that have the same numbers there. */
    List<String> codes(List<Coordinate> positions) {
      return system.codes(degrees(positions));
    }

    private List<Coordinate> degrees(List<Coordinate> positions) {
      return positions.stream()
          .map(one -> system.degrees(turned(one, isSwapped)))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /**
   * @param territory in degrees, where positions are expected; null if unknown
   */
  static DeducedCrs of(MetricSample sample, @Nullable Envelope territory) {
    MetricSample near = sample.near();
    DeducedCrs there = near == null ? null : of(near, territory);
    if (there != null && there.best().isPresent()) {
      return there;
    }
    return among(fitting(sample.positions(), territory), sample);
  }

  /**
   * The same if an unknown system is named, so that the numbers may be anything: only positions in
   * the territory are no coincidence.
   */
  static DeducedCrs near(MetricSample sample, @Nullable Envelope territory) {
    return among(near(sample.positions(), territory), sample);
  }

  private static DeducedCrs among(List<Fit> fitting, MetricSample sample) {
    List<Coordinate> positions = sample.positions();
    if (fitting.size() < 2) {
      return new DeducedCrs(fitting, fitting.stream().findFirst(), false, positions);
    }
    List<Fit> named =
        fitting.stream().filter(fit -> sample.named().bearOut(fit.degrees(positions))).toList();
    if (named.size() == 1 || !sample.isRounded()) {
      return new DeducedCrs(fitting, only(named), false, positions);
    }
    // A system is ruled out if rows lie elsewhere in it than they say.
    List<Fit> left = sample.named().isEmpty() ? fitting : named;
    return new DeducedCrs(
        fitting,
        only(left.stream().filter(fit -> fit.system().isLegal()).toList()),
        true,
        positions);
  }

  private static Optional<Fit> only(List<Fit> fits) {
    return fits.size() == 1 ? Optional.of(fits.get(0)) : Optional.empty();
  }

  private static List<Fit> fitting(List<Coordinate> sample, @Nullable Envelope territory) {
    List<Fit> near = near(sample, territory);
    if (sample.isEmpty() || !near.isEmpty()) {
      return near;
    }
    return Stream.of(
            fits(sample, MetricSystem.usual(), false),
            fits(sample, MetricSystem.rare(), false),
            fits(sample, MetricSystem.usual(), true))
        .filter(fits -> !fits.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Fit> near(List<Coordinate> sample, @Nullable Envelope territory) {
    if (sample.isEmpty() || territory == null) {
      return List.of();
    }
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

  /** Whether most positions are outside of a system, allowing for a few that are mistyped. */
  static boolean isFar(List<Coordinate> positions, MetricSystem declared) {
    return positions.stream().filter(one -> !declared.reaches(one)).count()
        >= ENOUGH * positions.size();
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

  /** Codes of all systems that fit, with the former ones that have the same numbers. */
  String codes() {
    return fitting.stream()
        .flatMap(fit -> fit.codes(positions).stream())
        .collect(Collectors.joining(", "));
  }
}
