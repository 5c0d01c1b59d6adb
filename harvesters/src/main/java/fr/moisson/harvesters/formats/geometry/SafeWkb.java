package fr.moisson.harvesters.formats.geometry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Reads well-known binary of unknown origin, ISO or extended. The nesting of geometries is checked
 * first, since a few bytes per level would exhaust the stack.
 */
public final class SafeWkb {

  private static final int DEEPEST = 32;
  private static final int WITH_Z = 0x80000000;
  private static final int WITH_M = 0x40000000;
  private static final int WITH_SRID = 0x20000000;
  private static final int KIND = 0xFFFF;

  private final ByteBuffer in;

  private SafeWkb(byte[] wkb) {
    in = ByteBuffer.wrap(wkb);
  }

  /**
   * @throws ParseException if the bytes are not a geometry
   */
  public static Geometry read(byte[] wkb) throws ParseException {
    try {
      new SafeWkb(wkb).pass(1);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new ParseException(e);
    }
    return new WKBReader(GeoJsonGeometry.FACTORY).read(wkb);
  }

  /** Moves past the geometry that begins here. */
  private void pass(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("depth " + depth);
    }
    in.order(in.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int type = in.getInt();
    skip((type & WITH_SRID) == 0 ? 0 : 1, Integer.BYTES);
    switch ((type & KIND) % 1000) {
      case 1 -> skip(1, position(type));
      case 2 -> skip(in.getInt(), position(type));
      case 3 -> {
        for (int rings = in.getInt(); rings > 0; rings--) {
          skip(in.getInt(), position(type));
        }
      }
      default -> {
        for (int members = in.getInt(); members > 0; members--) {
          pass(depth + 1);
        }
      }
    }
  }

  private void skip(int count, int bytes) {
    in.position((int) Math.min(Integer.MAX_VALUE, in.position() + (long) count * bytes));
  }

  /** Size of one position in bytes. */
  private static int position(int type) {
    int iso = (type & KIND) / 1000;
    boolean hasZ = (type & WITH_Z) != 0 || iso == 1 || iso == 3;
    boolean hasM = (type & WITH_M) != 0 || iso == 2 || iso == 3;
    return Double.BYTES * (2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0));
  }
}
