package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.geometry.VertexMove;
import fr.moisson.harvesters.formats.geometry.Wkb;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTWriter;

/** Writes geometries as text for one cell, in the notations that {@link PlaceText} reads. */
public final class ShapeText {

  /** Prefix of databases, and the digits. */
  private static final Pattern BINARY = Pattern.compile("(\\\\x|0x|)(0[01][0-9A-Fa-f]+)");

  private static final Pattern EWKT = Pattern.compile("(?is)(SRID=\\d{4,6};\\s*).*");

  /** Flag in the highest byte of the type. */
  private static final int WITH_SRID = 0x20;

  private static final double DEGREES = 1e7;
  private static final double METRES = 1e2;

  /** Well-known text, with heights if each vertex has one. */
  public static String wkt(Geometry geometry) {
    return new WKTWriter(Wkb.hasHeights(geometry) ? 3 : 2).write(geometry);
  }

  /**
   * The geometry in the notation of another cell.
   *
   * @param cell with a place as {@link PlaceText} reads it
   */
  public static String like(String cell, Geometry geometry) {
    String text = cell.strip();
    if (text.startsWith("{") || text.startsWith("[")) {
      return GeoJson.text(geometry);
    }
    Matcher binary = BINARY.matcher(text);
    if (binary.matches()) {
      return binary.group(1) + wkb(binary.group(2), geometry);
    }
    Matcher extended = EWKT.matcher(text);
    return (extended.matches() ? extended.group(1) : "") + wkt(geometry);
  }

  /** Uses the byte order and the case of the other text, and states the system if that does. */
  private static String wkb(String other, Geometry geometry) {
    boolean isLittle = other.charAt(1) == '1';
    int order = isLittle ? ByteOrderValues.LITTLE_ENDIAN : ByteOrderValues.BIG_ENDIAN;
    String flags = isLittle ? other.substring(8, 10) : other.substring(2, 4);
    boolean isExtended = (Integer.parseInt(flags, 16) & WITH_SRID) != 0;
    int dimensions = Wkb.hasHeights(geometry) ? 3 : 2;
    String hex = WKBWriter.toHex(new WKBWriter(dimensions, order, isExtended).write(geometry));
    return other.equals(other.toLowerCase(Locale.ROOT)) ? hex.toLowerCase(Locale.ROOT) : hex;
  }

  /** Rounds to 7 decimals of degrees, or to centimetres; the given geometry is not modified. */
  public static Geometry rounded(Geometry geometry) {
    Geometry rounded = geometry.copy();
    boolean isMetric = MetricSystem.isMetric(geometry.getEnvelopeInternal());
    rounded.apply(new Rounding(isMetric ? METRES : DEGREES));
    return rounded;
  }

  private record Rounding(double scale) implements VertexMove {

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      sequence.setOrdinate(i, CoordinateSequence.X, rounded(sequence.getX(i)));
      sequence.setOrdinate(i, CoordinateSequence.Y, rounded(sequence.getY(i)));
    }

    /** Adding 0.0 avoids a negative zero. */
    private double rounded(double value) {
      return Math.rint(value * scale) / scale + 0.0;
    }
  }

  private ShapeText() {}
}
