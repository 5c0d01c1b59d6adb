package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.crs.LambertZone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Finds the pairs of columns with the two coordinates of a position. */
final class AxisPairs {

  /** Two columns for one position. */
  record Pair(AxisName x, AxisName y) {}

  /** The pairs, the likeliest first, and those in Lambert I to IV, the least exact, last. */
  static List<Pair> of(List<String> columns) {
    List<AxisName> names = columns.stream().map(AxisName::of).flatMap(Optional::stream).toList();
    List<Pair> pairs = new ArrayList<>();
    for (AxisName.Kind kind : AxisName.Kind.values()) {
      List<AxisName> alike = names.stream().filter(name -> name.kind() == kind).toList();
      if (kind.isPure()) {
        twins(alike, pairs);
      }
      only(alike, pairs);
    }
    only(names.stream().filter(name -> name.kind().isPure()).toList(), pairs);
    only(columns.stream().flatMap(column -> bare(column).stream()).toList(), pairs);
    pairs.sort(Comparator.comparing(pair -> LambertZone.isOne(pair.x().system())));
    return pairs;
  }

  /** « E » and « N », the Swiss names: either of them alone is something else. */
  private static Optional<AxisName> bare(String column) {
    return switch (column.strip()) {
      case "E", "e" -> Optional.of(bare(column, Ordinate.Axis.LONGITUDE));
      case "N", "n" -> Optional.of(bare(column, Ordinate.Axis.LATITUDE));
      default -> Optional.empty();
    };
  }

  private static AxisName bare(String column, Ordinate.Axis axis) {
    return new AxisName(column, axis, AxisName.Kind.LETTER, Set.of());
  }

  /**
   * Pairs that differ in nothing but their axis. In {@code latitude;longitude;Latitude;Longitude},
   * the first two are one position and the last two another: mixing them would be wrong. In {@code
   * abscisse;x;y}, the first is a distance along a road.
   */
  private static void twins(List<AxisName> names, List<Pair> pairs) {
    List<AxisName> left = new ArrayList<>(along(names, Ordinate.Axis.LATITUDE));
    List<AxisName> alone = new ArrayList<>();
    for (AxisName x : along(names, Ordinate.Axis.LONGITUDE)) {
      if (!pair(x, left, AxisName::isCalledLike, pairs)) {
        alone.add(x);
      }
    }
    alone.forEach(x -> pair(x, left, (one, other) -> true, pairs));
  }

  private static boolean pair(
      AxisName x, List<AxisName> left, BiPredicate<AxisName, AxisName> isTwin, List<Pair> pairs) {
    Optional<AxisName> twin =
        left.stream().filter(y -> y.rest().equals(x.rest()) && isTwin.test(x, y)).findFirst();
    twin.ifPresent(
        y -> {
          left.remove(y);
          add(pairs, x, y);
        });
    return twin.isPresent();
  }

  /** « Long. » and « Latitude (WGS 84) », if there are no others. */
  private static void only(List<AxisName> names, List<Pair> pairs) {
    List<AxisName> x = along(names, Ordinate.Axis.LONGITUDE);
    List<AxisName> y = along(names, Ordinate.Axis.LATITUDE);
    if (x.size() == 1 && y.size() == 1) {
      add(pairs, x.get(0), y.get(0));
    }
  }

  private static void add(List<Pair> pairs, AxisName x, AxisName y) {
    Pair pair = new Pair(x, y);
    if (!pairs.contains(pair)) {
      pairs.add(pair);
    }
  }

  private static List<AxisName> along(List<AxisName> names, Ordinate.Axis axis) {
    return names.stream().filter(name -> name.axis() == axis).toList();
  }

  private AxisPairs() {}
}
