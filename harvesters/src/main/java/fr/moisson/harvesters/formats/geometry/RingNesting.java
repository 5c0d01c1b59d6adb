package fr.moisson.harvesters.formats.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Assigns the holes of a shape to its rings, since Shapefiles and Esri's JSON do not: rings come in
 * any order, those that turn clockwise are shells, the others holes.
 */
public final class RingNesting {

  /**
   * Maximum number of points visited for one shape. A map of a country's woods takes a tenth of it;
   * a malicious record of nested rings would take days.
   */
  private static final long MOST_WORK = 5_000_000_000L;

  /** Cost of comparing and sorting a ring, in points. */
  private static final long LOOKS_AT_A_RING = 10;

  private final STRtree index = new STRtree();
  private final long most;
  private long work;

  private RingNesting(long most) {
    this.most = most;
  }

  /** A shell with the holes in it. */
  public record Part(LinearRing shell, List<LinearRing> holes) {
    private static Part of(LinearRing shell) {
      return new Part(shell, new ArrayList<>());
    }

    public Polygon polygon() {
      return shell.getFactory().createPolygon(shell, holes.toArray(LinearRing[]::new));
    }
  }

  /**
   * The parts of a shape. If a hole is within no shell, some programs turn all rings this way, or
   * each the wrong way: the parts are then those by depth, if these are valid.
   *
   * @throws IllegalArgumentException if that takes more work than any real shape
   */
  public static Collection<Part> parts(List<LinearRing> rings) {
    List<LinearRing> shells = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    for (LinearRing ring : rings) {
      (Orientation.isCCW(ring.getCoordinateSequence()) ? holes : shells).add(ring);
    }
    Collection<Part> bySense = parts(shells, holes);
    if (bySense.size() <= shells.size()) {
      return bySense;
    }
    List<LinearRing> all = new ArrayList<>(shells);
    all.addAll(holes);
    Collection<Part> byDepth = byDepth(all);
    return !byDepth.isEmpty() && isValid(byDepth) ? byDepth : bySense;
  }

  private static boolean isValid(Collection<Part> parts) {
    return GeoJsonGeometry.FACTORY
        .buildGeometry(parts.stream().map(Part::polygon).toList())
        .isValid();
  }

  /**
   * Assigns each hole to the smallest ring around it; a hole without such a ring is itself a part.
   * Duplicate rings are dropped.
   *
   * @throws IllegalArgumentException if that takes more work than any real shape
   */
  static Collection<Part> parts(List<LinearRing> shells, List<LinearRing> holes) {
    return parts(shells, holes, MOST_WORK);
  }

  static Collection<Part> parts(List<LinearRing> shells, List<LinearRing> holes, long most) {
    RingNesting nesting = new RingNesting(most);
    // By their points: geometries with the same envelope have the same hash code.
    Map<List<Coordinate>, Part> parts = new LinkedHashMap<>();
    for (LinearRing shell : shells) {
      parts.put(points(shell), Part.of(shell));
      nesting.index.insert(shell.getEnvelopeInternal(), shell);
    }
    for (LinearRing hole : holes) {
      nesting
          .around(hole)
          .findFirst()
          .map(shell -> parts.get(points(shell)))
          .ifPresentOrElse(
              part -> part.holes().add(hole), () -> parts.put(points(hole), Part.of(hole)));
    }
    return parts.values();
  }

  /**
   * The parts by their depth, whatever the sense in which rings turn: one within an odd number of
   * others is a hole of the smallest of them. None if that takes more work than any real shape.
   */
  private static Collection<Part> byDepth(Collection<LinearRing> rings) {
    RingNesting nesting = new RingNesting(MOST_WORK);
    Map<List<Coordinate>, LinearRing> distinct = new LinkedHashMap<>();
    rings.forEach(ring -> distinct.putIfAbsent(points(ring), ring));
    distinct.values().forEach(ring -> nesting.index.insert(ring.getEnvelopeInternal(), ring));
    List<LinearRing> shells = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    try {
      for (LinearRing ring : distinct.values()) {
        (nesting.depth(ring) % 2 == 1 ? holes : shells).add(ring);
      }
      return parts(shells, holes);
    } catch (IllegalArgumentException tooMuchWork) {
      return List.of();
    }
  }

  private long depth(LinearRing ring) {
    return around(ring).filter(other -> other != ring).count();
  }

  private static List<Coordinate> points(LinearRing ring) {
    return Arrays.asList(ring.getCoordinates());
  }

  /** The rings around one, the smallest first. */
  private Stream<LinearRing> around(LinearRing hole) {
    List<?> near = index.query(hole.getEnvelopeInternal());
    spend(LOOKS_AT_A_RING * near.size());
    return near.stream()
        .map(LinearRing.class::cast)
        .filter(shell -> mayHold(shell.getEnvelopeInternal(), hole))
        .sorted(Comparator.comparingDouble(shell -> shell.getEnvelopeInternal().getArea()))
        .filter(shell -> holds(shell, hole));
  }

  /** Not whether its box has the whole hole: simplified shores cut through holes beside them. */
  private static boolean mayHold(Envelope shell, LinearRing hole) {
    return shell.contains(hole.getCoordinateN(0))
        && shell.getArea() >= hole.getEnvelopeInternal().getArea();
  }

  /** Decided by the first point of the hole that is not on the ring. */
  private boolean holds(LinearRing shell, LinearRing hole) {
    for (Coordinate position : hole.getCoordinates()) {
      spend(shell.getNumPoints());
      if (!PointLocation.isOnLine(position, shell.getCoordinateSequence())) {
        return PointLocation.isInRing(position, shell.getCoordinates());
      }
    }
    return true;
  }

  private void spend(long looks) {
    work += looks;
    if (work > most) {
      throw new IllegalArgumentException("too many rings in rings");
    }
  }
}
