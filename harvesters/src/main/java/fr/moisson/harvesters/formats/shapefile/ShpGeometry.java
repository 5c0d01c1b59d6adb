package fr.moisson.harvesters.formats.shapefile;

import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.geometry.RingNesting;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/**
 * Builds a geometry from the record of a shape. Kinds 11 to 20 have heights and measures after
 * their points, kinds from 21 on only measures; measures are left out.
 */
final class ShpGeometry {

  private static final GeometryFactory FACTORY = GeoJsonGeometry.FACTORY;
  private static final int BOX = 4 * Double.BYTES;
  private static final int POINT = 2 * Double.BYTES;

  /** Smaller values mean « no data ». */
  private static final double NO_DATA = -1e38;

  private final ByteBuffer record;
  private final boolean heights;

  private ShpGeometry(ByteBuffer record, boolean heights) {
    this.record = record;
    this.heights = heights;
  }

  /**
   * @throws IllegalArgumentException if the record is shorter than declared, or of a kind that is
   *     not a plane geometry
   */
  static @Nullable Geometry read(ByteBuffer record) {
    int kind = record.getInt();
    ShpGeometry shape = new ShpGeometry(record, kind > 10 && kind < 20);
    try {
      return switch (kind) {
        case 0 -> null;
        case 1, 11, 21 -> shape.point();
        case 8, 18, 28 -> shape.points();
        case 3, 13, 23 -> shape.lines();
        case 5, 15, 25 -> shape.polygons();
        default -> throw new IllegalArgumentException("shape type " + kind);
      };
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("short record", e);
    }
  }

  private Geometry point() {
    double x = record.getDouble();
    double y = record.getDouble();
    double z = heights && record.remaining() >= Double.BYTES ? record.getDouble() : Double.NaN;
    return FACTORY.createPoint(position(x, y, z));
  }

  private static Coordinate position(double x, double y, double z) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a position without two numbers");
    }
    return Double.isFinite(z) && z > NO_DATA ? new Coordinate(x, y, z) : new CoordinateXY(x, y);
  }

  private Geometry points() {
    skip(BOX);
    return FACTORY.createMultiPointFromCoords(coordinates(count(POINT)));
  }

  private void skip(int bytes) {
    record.position(Math.min(record.limit(), record.position() + bytes));
  }

  /** Reads a count; refuses one that exceeds the size of the record. */
  private int count(int size) {
    int count = record.getInt();
    if (count < 0 || (long) count * size > record.remaining()) {
      throw new IllegalArgumentException("count " + count);
    }
    return count;
  }

  private Coordinate[] coordinates(int count) {
    int start = record.position();
    int above = start + count * POINT + 2 * Double.BYTES;
    boolean high = heights && above + count * Double.BYTES <= record.limit();
    Coordinate[] coordinates = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      coordinates[i] =
          position(
              record.getDouble(start + i * POINT),
              record.getDouble(start + i * POINT + Double.BYTES),
              high ? record.getDouble(above + i * Double.BYTES) : Double.NaN);
    }
    return coordinates;
  }

  private List<Coordinate[]> parts() {
    skip(BOX);
    int parts = count(Integer.BYTES);
    int all = record.getInt();
    int[] starts = new int[parts + 1];
    for (int i = 0; i < parts; i++) {
      starts[i] = record.getInt();
    }
    if (all < 0 || (long) all * POINT > record.remaining()) {
      throw new IllegalArgumentException("count " + all);
    }
    starts[parts] = all;
    Coordinate[] coordinates = coordinates(all);
    List<Coordinate[]> lines = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int length = starts[i + 1] - starts[i];
      if (starts[i] < 0 || length < 0 || starts[i + 1] > all) {
        throw new IllegalArgumentException("part " + i);
      }
      lines.add(Arrays.copyOfRange(coordinates, starts[i], starts[i + 1]));
    }
    return lines;
  }

  private @Nullable Geometry lines() {
    return joined(
        parts().stream().filter(line -> line.length > 1).map(FACTORY::createLineString).toList());
  }

  private @Nullable Geometry polygons() {
    List<LinearRing> rings =
        parts().stream().filter(part -> part.length > 2).map(ShpGeometry::ring).toList();
    return joined(RingNesting.parts(rings).stream().map(RingNesting.Part::polygon).toList());
  }

  private static @Nullable Geometry joined(List<? extends Geometry> parts) {
    return parts.isEmpty() ? null : FACTORY.buildGeometry(parts);
  }

  private static LinearRing ring(Coordinate[] part) {
    List<Coordinate> closed = new ArrayList<>(List.of(part));
    while (closed.size() < 4 || !closed.get(0).equals2D(closed.get(closed.size() - 1))) {
      closed.add(closed.get(0).copy());
    }
    return FACTORY.createLinearRing(closed.toArray(new Coordinate[0]));
  }
}
