package fr.moisson.harvesters.formats.shapefile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;

/** Parts of Shapefiles made for a test. */
public final class Shapes {

  public static final String LAMBERT_93 =
      """
      PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",\
      6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
      PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],\
      PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],\
      PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],\
      PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]""";

  /** A .shp file with shapes of one kind, given as records without their headers. */
  public static byte[] shp(int kind, byte[]... records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer header = ByteBuffer.allocate(100).putInt(0, 9994);
    out.writeBytes(header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, kind).array());
    int number = 1;
    for (byte[] record : records) {
      ByteBuffer start = ByteBuffer.allocate(8).putInt(number++).putInt(record.length / 2);
      out.writeBytes(start.array());
      out.writeBytes(record);
    }
    return out.toByteArray();
  }

  /** A .shx file with these offsets and lengths, in words of 16 bits. */
  public static byte[] shx(int... entries) {
    ByteBuffer index = ByteBuffer.allocate(100 + 4 * entries.length).putInt(0, 9994).position(100);
    for (int word : entries) {
      index.putInt(word);
    }
    return index.array();
  }

  public static byte[] nothing() {
    return new byte[4];
  }

  public static byte[] point(int kind, double... ordinates) {
    ByteBuffer record = little(4 + 8 * ordinates.length).putInt(kind);
    for (double ordinate : ordinates) {
      record.putDouble(ordinate);
    }
    return record.array();
  }

  /**
   * A record with lines or rings of x, y pairs; if heights are given, there is one for each point.
   */
  public static byte[] parts(int kind, List<double[]> parts, double... heights) {
    int all = parts.stream().mapToInt(part -> part.length / 2).sum();
    int above = heights.length == 0 ? 0 : 16 + 8 * all;
    ByteBuffer record = little(44 + 4 * parts.size() + 16 * all + above);
    record.putInt(kind).position(36).putInt(parts.size()).putInt(all);
    int start = 0;
    for (double[] part : parts) {
      record.putInt(start);
      start += part.length / 2;
    }
    for (double[] part : parts) {
      for (double ordinate : part) {
        record.putDouble(ordinate);
      }
    }
    if (above > 0) {
      record.putDouble(0).putDouble(0);
      for (double height : heights) {
        record.putDouble(height);
      }
    }
    return record.array();
  }

  public static double[] ring(double... ordinates) {
    return ordinates;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A .dbf table.
   *
   * @param fields name, type and length, for example {@code NOM:C:10}
   * @param rows cells padded to the width of their fields; a leading {@code *} marks the row as
   *     deleted
   */
  public static byte[] dbf(int language, Charset charset, List<String> fields, String... rows) {
    int length = 1 + fields.stream().mapToInt(field -> Integer.parseInt(field.split(":")[2])).sum();
    int start = 32 + 32 * fields.size() + 1;
    ByteBuffer out = little(start + rows.length * length + 1);
    out.put(new byte[] {3, 126, 11, 27})
        .putInt(4, rows.length)
        .putShort(8, (short) start)
        .putShort(10, (short) length);
    out.put(29, (byte) language);
    for (int i = 0; i < fields.size(); i++) {
      String[] field = fields.get(i).split(":");
      out.put(32 + 32 * i, field[0].getBytes(charset));
      out.put(32 + 32 * i + 11, field[1].getBytes(US_ASCII));
      out.put(32 + 32 * i + 16, (byte) Integer.parseInt(field[2]));
    }
    out.put(start - 1, (byte) 0x0D);
    for (int i = 0; i < rows.length; i++) {
      String row = rows[i].startsWith("*") ? rows[i] : " " + rows[i];
      byte[] record = row.getBytes(charset);
      out.put(start + i * length, record, 0, Math.min(length, record.length));
      for (int at = record.length; at < length; at++) {
        out.put(start + i * length + at, (byte) ' ');
      }
    }
    return out.put(out.capacity() - 1, (byte) 0x1A).array();
  }

  private Shapes() {}
}
