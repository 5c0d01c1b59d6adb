package fr.moisson.harvesters.formats.shapefile;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Shapes of a {@code .shp} file, one after the other (<a
 * href="https://www.esri.com/content/dam/esrisites/sitecore-archive/Files/Pdfs/library/whitepapers/pdfs/shapefile.pdf">ESRI
 * Shapefile Technical Description</a>, 1998). Lengths are in words of 16 bits.
 */
final class ShpReader implements Closeable {

  private static final int CODE = 9994;

  /** Size in bytes of the header. */
  static final int HEADER = 100;

  private static final int KIND_AT = 32;
  private static final int MULTIPATCH = 31;
  private static final int RECORD_HEADER = 8;
  private static final int LONGEST_RECORD = 128 << 20;

  private final Table table;
  private final InputStream in;
  private ByteBuffer record = ByteBuffer.allocate(0);
  private long number;

  private ShpReader(Table table, InputStream in) {
    this.table = table;
    this.in = in;
  }

  static ShpReader open(Table table, InputStream content) throws IOException {
    InputStream in = new BufferedInputStream(content, 1 << 16);
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
    if (header.capacity() < HEADER || header.getInt(0) != CODE) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), ".shp ≠ " + CODE));
    }
    if (isMultipatch(header.array())) {
      throw new BadItem(Notice.of(Notice.Code.SHAPES_IN_3D, table.origin()));
    }
    return new ShpReader(table, in);
  }

  /** Whether the shapes are volumes, by the header. */
  static boolean isMultipatch(byte[] header) {
    return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(KIND_AT) == MULTIPATCH;
  }

  /** Number of shapes; of those before the damage, if the file is truncated. */
  static long count(InputStream content) throws IOException {
    InputStream in = new BufferedInputStream(content, 1 << 16);
    long count = 0;
    try {
      in.skipNBytes(HEADER);
      for (byte[] start = in.readNBytes(RECORD_HEADER);
          start.length == RECORD_HEADER;
          start = in.readNBytes(RECORD_HEADER)) {
        in.skipNBytes(length(start));
        count++;
      }
    } catch (EOFException e) {
      return count; // as is told where the shapes are read
    }
    return count;
  }

  private static long length(byte[] recordHeader) {
    return 2L * ByteBuffer.wrap(recordHeader).getInt(4);
  }

  /**
   * Moves to the next shape; false at the end.
   *
   * @throws BadItem if the file is truncated
   */
  boolean next() throws IOException {
    byte[] start = in.readNBytes(RECORD_HEADER);
    number++;
    if (start.length == 0) {
      return false;
    }
    long length = start.length < RECORD_HEADER ? -1 : length(start);
    if (length < 4 || length > LONGEST_RECORD) {
      throw brokenOff();
    }
    byte[] content = in.readNBytes((int) length);
    if (content.length < length) {
      throw brokenOff();
    }
    record = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    return true;
  }

  private BadItem brokenOff() {
    return new BadItem(
        Notice.of(
            Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), ".shp, n° " + number));
  }

  /**
   * The shape itself; null for a null shape.
   *
   * @throws IllegalArgumentException if it is invalid
   */
  @Nullable Geometry geometry() {
    return ShpGeometry.read(record);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
