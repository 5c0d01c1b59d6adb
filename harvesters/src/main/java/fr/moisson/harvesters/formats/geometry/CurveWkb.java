package fr.moisson.harvesters.formats.geometry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.io.ParseException;

/**
 * Well-known binary of the kinds that JTS does not read (ISO 13249-3, 5.1.67): arcs of circles are
 * read as lines, the facets of a surface as polygons. Heights and measures are dropped.
 */
public final class CurveWkb {

  private static final GeometryFactory FACTORY = GeoJsonGeometry.FACTORY;
  private static final int LINE = 2;
  private static final int POLYGON = 3;
  private static final int FIRST_MANY = 4;
  private static final int CIRCULAR = 8;
  private static final int COMPOUND = 9;
  private static final int CURVED_POLYGON = 10;
  private static final int FACETS = 16;
  private static final int TRIANGLE = 17;
  private static final int DEEPEST = 8;

  private final ByteBuffer in;

  private CurveWkb(byte[] wkb) {
    this.in = ByteBuffer.wrap(wkb);
  }

  /** Whether this is of a kind that may hold arcs or facets. */
  public static boolean is(byte[] wkb) {
    if (wkb.length < 5) {
      return false;
    }
    ByteBuffer head = ByteBuffer.wrap(wkb);
    head.order(head.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int kind = head.getInt() % 1000;
    return kind >= CIRCULAR && kind <= TRIANGLE;
  }

  /**
   * @throws ParseException if the bytes are not a geometry
   */
  public static Geometry read(byte[] wkb) throws ParseException {
    try {
      return new CurveWkb(wkb).geometry(1);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new ParseException(e);
    }
  }

  private Geometry geometry(int depth) {
    in.order(in.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int type = in.getInt();
    int kind = type % 1000;
    int ordinates = List.of(2, 3, 3, 4).get(type / 1000 % 4);
    if (depth > DEEPEST || type < 0) {
      throw new IllegalArgumentException("type " + type);
    }
    return switch (kind) {
      case 1 -> FACTORY.createPoint(position(ordinates));
      case LINE -> line(positions(ordinates));
      case POLYGON, TRIANGLE -> polygon(rings(ordinates));
      case CIRCULAR -> line(arcs(positions(ordinates)));
      case COMPOUND -> line(Arcs.joined(members(depth)));
      case CURVED_POLYGON ->
          polygon(members(depth).stream().map(Geometry::getCoordinates).map(List::of).toList());
      default -> many(kind, depth);
    };
  }

  private Geometry many(int kind, int depth) {
    if (kind < FIRST_MANY || kind > FACETS) {
      throw new IllegalArgumentException("type " + kind);
    }
    return FACTORY.buildGeometry(members(depth));
  }

  private List<Geometry> members(int depth) {
    int count = count(5);
    List<Geometry> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      members.add(geometry(depth + 1));
    }
    return members;
  }

  /**
   * Reads a number of items with a minimum size each; refuses one that exceeds the remaining bytes.
   */
  private int count(int fewestBytes) {
    int count = in.getInt();
    if (count < 0 || (long) count * fewestBytes > in.remaining()) {
      throw new IllegalArgumentException("count " + count);
    }
    return count;
  }

  private List<List<Coordinate>> rings(int ordinates) {
    int count = count(4);
    List<List<Coordinate>> rings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rings.add(positions(ordinates));
    }
    return rings;
  }

  private List<Coordinate> positions(int ordinates) {
    int count = count(8 * ordinates);
    List<Coordinate> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      positions.add(position(ordinates));
    }
    return positions;
  }

  private Coordinate position(int ordinates) {
    Coordinate position = new CoordinateXY(in.getDouble(), in.getDouble());
    in.position(in.position() + 8 * (ordinates - 2));
    return position;
  }

  static List<Coordinate> arcs(List<Coordinate> controls) {
    return controls.isEmpty() ? controls : Arcs.line(controls);
  }

  static Geometry line(List<Coordinate> positions) {
    return FACTORY.createLineString(positions.toArray(Coordinate[]::new));
  }

  static Geometry polygon(List<List<Coordinate>> lines) {
    List<LinearRing> rings =
        lines.stream()
            .map(line -> FACTORY.createLinearRing(line.toArray(Coordinate[]::new)))
            .toList();
    return rings.isEmpty()
        ? FACTORY.createPolygon()
        : FACTORY.createPolygon(
            rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }
}
