package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.StatedPlaces;
import fr.moisson.harvesters.values.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Normalises zones, keeps other names of places, and repairs bounding boxes with swapped corners or
 * axes.
 *
 * <p>A box across the 180th meridian, as around Wallis, Futuna and Fiji, becomes one on each side.
 *
 * <p>Axes are only swapped back if the box is then in a part of France and was not before.
 */
final class CoverageRule implements Rule {

  private static final double HALF_TURN = 180;
  private static final double TURN = 360;

  private static final List<Box> FRANCE =
      List.of(
          new Box(-5.6, 41.2, 9.8, 51.3),
          new Box(-63.2, 14.3, -60.7, 18.2),
          new Box(-54.7, 2.0, -51.5, 5.9),
          new Box(55.1, -21.5, 55.9, -20.8),
          new Box(44.9, -13.1, 45.4, -12.5),
          new Box(-56.5, 46.7, -56.0, 47.2));

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Coverage stated = dataset.coverage();
    Set<String> zones = new TreeSet<>();
    Set<String> places = new TreeSet<>();
    Stream.concat(stated.zones().stream(), stated.places().stream())
        .flatMap(StatedPlaces::in)
        .forEach(place -> Zone.read(place).ifPresentOrElse(zones::add, () -> places.add(place)));
    List<Box> boxes =
        stated.boxes().stream()
            .flatMap(CoverageRule::unrolled)
            .flatMap(box -> Optional.ofNullable(settled(box, notices)).stream())
            .toList();
    return dataset.with(
        draft ->
            draft.coverage(
                Coverage.over(zones, boxes).named(places).elsewhere(stated.elsewhere())));
  }

  /**
   * Splits a box that is nearer across the 180th meridian: {@code west > east}, as in ISO 19115 and
   * GeoJSON, or longitudes above 180. Sides that are at most 180 degrees apart are merely swapped.
   */
  private static Stream<Box> unrolled(Box box) {
    double east = box.west() - box.east() > HALF_TURN ? box.east() + TURN : box.east();
    boolean crosses = box.west() >= -HALF_TURN && box.west() < HALF_TURN && east > HALF_TURN;
    return crosses && east < HALF_TURN + TURN
        ? Stream.of(
            new Box(box.west(), box.south(), HALF_TURN, box.north()),
            new Box(-HALF_TURN, box.south(), east - TURN, box.north()))
        : Stream.of(box);
  }

  private static @Nullable Box settled(Box stated, Consumer<Notice> notices) {
    Box ordered = ordered(stated);
    Box swapped = new Box(ordered.south(), ordered.west(), ordered.north(), ordered.east());
    Box right = !inFrance(ordered) && inFrance(swapped) ? swapped : ordered;
    boolean possible = isPossible(right);
    if (!possible) {
      notices.accept(Notice.of(Notice.Code.BAD_BBOX, sides(stated)));
    } else if (!right.equals(stated)) {
      notices.accept(Notice.of(Notice.Code.BBOX_REPAIRED, sides(stated)));
    }
    return possible ? right : null;
  }

  private static Box ordered(Box box) {
    return new Box(
        Math.min(box.west(), box.east()),
        Math.min(box.south(), box.north()),
        Math.max(box.west(), box.east()),
        Math.max(box.south(), box.north()));
  }

  private static boolean inFrance(Box box) {
    return FRANCE.stream()
        .anyMatch(
            part ->
                box.west() >= part.west()
                    && box.east() <= part.east()
                    && box.south() >= part.south()
                    && box.north() <= part.north());
  }

  /** Four zeros are the default of forms. NaN fails every comparison. */
  private static boolean isPossible(Box box) {
    boolean nowhere = box.west() == 0 && box.east() == 0 && box.south() == 0 && box.north() == 0;
    return !nowhere
        && box.west() >= -180
        && box.east() <= 180
        && box.south() >= -90
        && box.north() <= 90;
  }

  private static String sides(Box box) {
    return box.west() + " " + box.south() + " " + box.east() + " " + box.north();
  }
}
