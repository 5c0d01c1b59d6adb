package fr.moisson.harvesters.formats.crs;

import fr.moisson.harvesters.formats.geometry.VertexMove;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;

/**
 * Transforms from one coordinate system to another, both given by EPSG codes, with x before y in
 * both. Nothing is guessed: the coordinates were written by us, or requested in a named system.
 */
public final class Reprojection {

  private static final Reprojection NONE = new Reprojection(null);

  /** Few pairs occur: those of the systems that files are written in and may be requested in. */
  private static final Map<String, Reprojection> KNOWN = new ConcurrentHashMap<>();

  private final @Nullable CoordinateTransform transform;

  private Reprojection(@Nullable CoordinateTransform transform) {
    this.transform = transform;
  }

  public static Reprojection between(int from, int to) {
    return from == to
        ? NONE
        : KNOWN.computeIfAbsent(
            from + " " + to,
            pair -> new Reprojection(Transforms.between("EPSG:" + from, "EPSG:" + to)));
  }

  /** The geometry itself, transformed; null if it lies outside of the target system. */
  public @Nullable Geometry move(Geometry geometry) {
    if (transform == null) {
      return geometry;
    }
    try {
      geometry.apply(new ToWgs84.Move(transform));
    } catch (Proj4jException e) {
      return null;
    }
    geometry.geometryChanged();
    Envelope extent = geometry.getEnvelopeInternal();
    return extent.isNull() || Double.isFinite(extent.getArea()) ? geometry : null;
  }

  /** The geometry itself, its positions rounded to millimetres. */
  public static Geometry toMillimetres(Geometry geometry) {
    geometry.apply(new Millimetres());
    geometry.geometryChanged();
    return geometry;
  }

  private record Millimetres() implements VertexMove {

    private static final double ONE = 1000;

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      for (int axis : new int[] {CoordinateSequence.X, CoordinateSequence.Y}) {
        sequence.setOrdinate(i, axis, Math.rint(sequence.getOrdinate(i, axis) * ONE) / ONE);
      }
    }
  }
}
