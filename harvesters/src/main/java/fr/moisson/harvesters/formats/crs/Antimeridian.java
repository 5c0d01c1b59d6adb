package fr.moisson.harvesters.formats.crs;

import fr.moisson.harvesters.formats.geometry.Repair;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts geometries at the antimeridian so that longitudes are between −180 and 180, as RFC 7946,
 * section 3.1.9, requires.
 *
 * <p>Cases seen in the wild: longitudes that continue beyond 180, and rings that leap from one end
 * of the map to the other. An edge of more than half the globe is taken the short way round, except
 * one from pole to pole or of exactly the whole globe, which stand for the world.
 */
final class Antimeridian {

  private static final double TURN = 360;
  private static final double HALF = 180;

  /** Taller than any place across the antimeridian. */
  private static final double WORLD = 120;

  /** The geometry itself if it is within ±180 and does not cross the antimeridian. */
  static Geometry within180(Geometry geometry) {
    Envelope extent = geometry.getEnvelopeInternal();
    boolean isWithin = extent.getMinX() >= -HALF && extent.getMaxX() <= HALF;
    if (isWithin && extent.getWidth() <= HALF) {
      return geometry;
    }
    Geometry unrolled = unrolled(geometry);
    Envelope all = unrolled.getEnvelopeInternal();
    if (all.getMinX() >= -HALF && all.getMaxX() <= HALF) {
      return unrolled.equalsExact(geometry) ? geometry : unrolled;
    }
    List<Geometry> parts = new ArrayList<>();
    Geometry valid = Repair.of(unrolled);
    for (double turn = -TURN; turn <= TURN; turn += TURN) {
      add(parts, valid, turn);
    }
    return geometry.getFactory().buildGeometry(parts);
  }

  /** Adds the part of it that lies a number of turns away, moved back. */
  private static void add(List<Geometry> parts, Geometry geometry, double turn) {
    Envelope window = new Envelope(turn - HALF, turn + HALF, -HALF, HALF);
    if (geometry instanceof GeometryCollection collection) {
      for (int i = 0; i < collection.getNumGeometries(); i++) {
        add(parts, collection.getGeometryN(i), turn);
      }
    } else if (window.intersects(geometry.getEnvelopeInternal())) {
      Geometry inside =
          OverlayNGRobust.overlay(
              geometry, geometry.getFactory().toGeometry(window), OverlayNG.INTERSECTION);
      Geometry back = AffineTransformation.translationInstance(-turn, 0).transform(inside);
      for (int i = 0; i < back.getNumGeometries(); i++) {
        boolean isPart = back.getGeometryN(i).getDimension() == geometry.getDimension();
        if (isPart && !(geometry.getDimension() == 0 && isTold(parts, back))) {
          parts.add(back.getGeometryN(i));
        }
      }
    }
  }

  /** A point on the antimeridian lies in two windows. */
  private static boolean isTold(List<Geometry> parts, Geometry point) {
    return parts.stream()
        .anyMatch(one -> one.getDimension() == 0 && one.distance(point) % TURN == 0);
  }

  /** The geometry with every line continued where it leapt. */
  private static Geometry unrolled(Geometry geometry) {
    if (geometry instanceof GeometryCollection collection) {
      List<Geometry> members = new ArrayList<>();
      for (int i = 0; i < collection.getNumGeometries(); i++) {
        members.add(unrolled(collection.getGeometryN(i)));
      }
      return geometry.getFactory().buildGeometry(members);
    }
    if (geometry instanceof Polygon polygon) {
      LinearRing shell = ring(polygon.getExteriorRing());
      LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
      for (int i = 0; i < holes.length; i++) {
        holes[i] = beside(shell, ring(polygon.getInteriorRingN(i)));
      }
      return geometry.getFactory().createPolygon(shell, holes);
    }
    return geometry instanceof LineString line
        ? geometry.getFactory().createLineString(unrolled(line))
        : geometry;
  }

  private static LinearRing ring(LinearRing ring) {
    Coordinate[] positions = unrolled(ring);
    boolean isClosed = positions[0].equals2D(positions[positions.length - 1]);
    // A ring that does not close has gone around a pole: it is left as it is.
    return isClosed ? ring.getFactory().createLinearRing(positions) : ring;
  }

  /** A hole, moved by as many turns as its shell. */
  private static LinearRing beside(LinearRing shell, LinearRing hole) {
    Envelope around = shell.getEnvelopeInternal();
    for (double turn = -TURN; turn <= TURN; turn += TURN) {
      Geometry moved = AffineTransformation.translationInstance(turn, 0).transform(hole);
      if (around.contains(moved.getEnvelopeInternal())) {
        return turn == 0 ? hole : (LinearRing) moved;
      }
    }
    return hole;
  }

  private static Coordinate[] unrolled(LineString line) {
    CoordinateSequence positions = line.getCoordinateSequence().copy();
    boolean isWorld = line.getEnvelopeInternal().getHeight() > WORLD;
    double shift = 0;
    for (int i = 1; i < positions.size() && !isWorld; i++) {
      double step = line.getCoordinateN(i).x - line.getCoordinateN(i - 1).x;
      if (Math.abs(step) > HALF && Math.abs(step) < TURN) {
        shift -= Math.copySign(TURN, step);
      }
      positions.setOrdinate(i, CoordinateSequence.X, line.getCoordinateN(i).x + shift);
    }
    return positions.toCoordinateArray();
  }

  private Antimeridian() {}
}
