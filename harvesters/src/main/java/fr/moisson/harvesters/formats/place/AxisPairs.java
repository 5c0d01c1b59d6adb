package fr.moisson.harvesters.formats.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which columns of a table are the two coordinates of one place. */
final class AxisPairs {

  /** Two columns of one place. */
  record Pair(AxisName x, AxisName y) {}

  /** The likeliest first. */
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
    return pairs;
  }

  /** Those that differ in nothing but their axis. */
  private static void twins(List<AxisName> names, List<Pair> pairs) {
    for (AxisName x : along(names, Ordinate.Axis.LONGITUDE)) {
      along(names, Ordinate.Axis.LATITUDE).stream()
          .filter(y -> y.rest().equals(x.rest()))
          .findFirst()
          .ifPresent(y -> add(pairs, x, y));
    }
  }

  /** « Long. » and « Latitude (WGS 84) », where there is no other. */
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
