package fr.moisson.harvesters.formats.geopackage;

import fr.moisson.harvesters.formats.geometry.CurveWkb;
import fr.moisson.harvesters.formats.geometry.SafeWkb;
import fr.moisson.harvesters.formats.geometry.Wkb;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;

/**
 * A geometry in GeoPackage's format: a header with an envelope, then ISO well-known binary (<a
 * href="https://www.geopackage.org/spec131/#gpb_format">2.1.3</a>).
 */
public final class GeoPackageGeometry {

  private static final int HEADER = 8;

  /** Size of the envelope by its kind: none, XY, XYZ, XYM, XYZM. */
  private static final int[] ENVELOPES = {0, 32, 48, 48, 64};

  private static final int EMPTY = 0b0001_0000;
  private static final int EXTENDED = 0b0010_0000;

  /**
   * Null for an empty geometry.
   *
   * @throws ParseException if the bytes are not a geometry, or are an extension of the standard
   */
  public static @Nullable Geometry read(byte[] blob) throws ParseException {
    if (blob.length < HEADER || blob[0] != 'G' || blob[1] != 'P') {
      throw new ParseException("no GP");
    }
    int flags = ByteBuffer.wrap(blob).get(3);
    int kind = flags >> 1 & 7;
    if (kind >= ENVELOPES.length || (flags & EXTENDED) != 0) {
      throw new ParseException("flags " + flags);
    }
    if ((flags & EMPTY) != 0) {
      return null;
    }
    int start = HEADER + ENVELOPES[kind];
    if (blob.length <= start) {
      throw new ParseException("no WKB");
    }
    byte[] wkb = Arrays.copyOfRange(blob, start, blob.length);
    Geometry geometry = CurveWkb.is(wkb) ? CurveWkb.read(wkb) : SafeWkb.read(wkb);
    return geometry.isEmpty() ? null : geometry;
  }

  /** The bytes of a geometry, with its envelope unless it is a point, which needs none. */
  static byte[] write(Geometry geometry, int srs) {
    byte[] wkb = Wkb.of(geometry);
    int kind = geometry instanceof Point ? 0 : 1;
    ByteBuffer blob =
        ByteBuffer.allocate(HEADER + ENVELOPES[kind] + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
    blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (kind << 1 | 1)).putInt(srs);
    if (kind > 0) {
      Envelope box = geometry.getEnvelopeInternal();
      blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
      blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
    }
    return blob.put(wkb).array();
  }

  private GeoPackageGeometry() {}
}
