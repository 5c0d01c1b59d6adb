package fr.moisson.harvesters.formats.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

/** Converts arcs of circles to lines: GeoJSON and maps support nothing else. */
public final class Arcs {

  /** Angle between two corners; the line then deviates from its arc by less than a thousandth. */
  private static final double STEP = Math.PI / 48;

  private static final double WHOLE_TURN = 2 * Math.PI;

  /** Of angles, in radians. */
  private static final double TOLERANCE = 1e-9;

  /**
   * Consecutive arcs, each given by its start, a point on it, and its end, where the next one
   * starts (ISO 19107 {@code GM_ArcString}, {@code CIRCULARSTRING}).
   *
   * @throws IllegalArgumentException if a point is missing
   */
  public static List<Coordinate> line(List<Coordinate> controls) {
    if (controls.size() < 3 || controls.size() % 2 == 0) {
      throw new IllegalArgumentException("arc of " + controls.size() + " positions");
    }
    List<Coordinate> line = new ArrayList<>(List.of(controls.get(0)));
    for (int i = 2; i < controls.size(); i += 2) {
      add(line, controls.get(i - 2), controls.get(i - 1), controls.get(i));
    }
    return line;
  }

  /** The whole circle through three points, starting and ending at the first one. */
  public static List<Coordinate> circle(List<Coordinate> controls) {
    if (controls.size() != 3) {
      throw new IllegalArgumentException("circle of " + controls.size() + " positions");
    }
    Coordinate from = controls.get(0);
    Coordinate middle = middle(from, controls.get(1), controls.get(2));
    Coordinate opposite = new CoordinateXY(2 * middle.x - from.x, 2 * middle.y - from.y);
    // Each position must be a separate object: they are transformed one by one.
    return line(List.of(from, opposite, from.copy()));
  }

  /**
   * The arc between two angles; after a whole turn, it ends exactly where it starts.
   *
   * @param at the position at an angle
   * @throws IllegalArgumentException if it is more than a whole turn
   */
  public static List<Coordinate> around(double from, double to, DoubleFunction<Coordinate> at) {
    double sweep = to - from;
    double rest = WHOLE_TURN - Math.abs(sweep);
    if (rest < -TOLERANCE) {
      throw new IllegalArgumentException("arc of " + sweep);
    }
    List<Coordinate> line = new ArrayList<>(List.of(at.apply(from)));
    int steps = steps(sweep);
    for (int i = 1; i < steps; i++) {
      line.add(at.apply(from + sweep * i / steps));
    }
    line.add(rest < TOLERANCE ? line.get(0).copy() : at.apply(to));
    return line;
  }

  /** Joins consecutive lines. */
  public static List<Coordinate> joined(List<Geometry> lines) {
    List<Coordinate> all = new ArrayList<>();
    for (Geometry line : lines) {
      for (Coordinate one : line.getCoordinates()) {
        if (all.isEmpty() || !all.get(all.size() - 1).equals2D(one)) {
          all.add(one);
        }
      }
    }
    return all;
  }

  private static void add(List<Coordinate> line, Coordinate from, Coordinate on, Coordinate to) {
    // A whole circle is given by two opposite points.
    boolean isCircle = from.equals2D(to);
    Coordinate middle = isCircle ? midpoint(from, on) : middle(from, on, to);
    double radius = middle.distance(from);
    if (!Double.isFinite(radius)) {
      line.add(on);
      line.add(to);
      return;
    }
    double start = angle(middle, from);
    double toOn = turn(angle(middle, on) - start);
    double whole = isCircle ? WHOLE_TURN : turn(angle(middle, to) - start);
    double sweep = isCircle || toOn <= whole ? whole : whole - WHOLE_TURN;
    int steps = steps(sweep);
    for (int i = 1; i < steps; i++) {
      double at = start + sweep * i / steps;
      line.add(
          new CoordinateXY(middle.x + radius * Math.cos(at), middle.y + radius * Math.sin(at)));
    }
    line.add(to);
  }

  private static int steps(double sweep) {
    return (int) Math.max(2, Math.ceil(Math.abs(sweep) / STEP));
  }

  private static Coordinate midpoint(Coordinate one, Coordinate other) {
    return new CoordinateXY((one.x + other.x) / 2, (one.y + other.y) / 2);
  }

  /** Centre of the circle through three points; infinite if they are on a line. */
  private static Coordinate middle(Coordinate a, Coordinate b, Coordinate c) {
    double bx = b.x - a.x;
    double by = b.y - a.y;
    double cx = c.x - a.x;
    double cy = c.y - a.y;
    double twice = 2 * (bx * cy - by * cx);
    double b2 = bx * bx + by * by;
    double c2 = cx * cx + cy * cy;
    return new CoordinateXY(a.x + (cy * b2 - by * c2) / twice, a.y + (bx * c2 - cx * b2) / twice);
  }

  private static double angle(Coordinate middle, Coordinate position) {
    return Math.atan2(position.y - middle.y, position.x - middle.x);
  }

  /** Angle between zero and a whole turn. */
  private static double turn(double angle) {
    return angle < 0 ? angle + WHOLE_TURN : angle;
  }

  private Arcs() {}
}
