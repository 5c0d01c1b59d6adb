package fr.moisson.harvesters.formats.shapefile;

import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.model.BadItem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The index of a {@code .shp} ({@code .shx}): offset and length of each shape, in words of 16 bits.
 * Programs that edit a Shapefile in place leave a gap behind a shape that became smaller, and write
 * one that became larger at the end, so that only the index knows which shape comes next.
 */
final class ShpIndex {

  private static final int HEADER = 100;
  private static final int ENTRY = 8;

  /**
   * The content of a {@code .shp} with its shapes in the order of their index; in that of the file,
   * if there is no index for it.
   *
   * @param shapes member with the shapes
   * @param index member with their index
   */
  static InputStream ordered(Zip zip, String shapes, Optional<String> index) throws IOException {
    if (index.isEmpty() || isPlain(zip, index.get())) {
      return zip.read(shapes);
    }
    Path copy = zip.copy(shapes);
    return isTrue(zip.read(index.get()), copy)
        ? new Ordered(new Entries(zip.read(index.get())), new RandomAccessFile(copy.toFile(), "r"))
        : zip.read(shapes);
  }

  /**
   * Whether the shapes follow one another without gaps, in the order of the index. One that is
   * damaged or encrypted says nothing, and is not needed.
   */
  private static boolean isPlain(Zip zip, String index) throws IOException {
    try (Entries entries = new Entries(zip.read(index))) {
      long end = HEADER;
      while (entries.next()) {
        if (entries.offset != end) {
          return false;
        }
        end += ENTRY + entries.length;
      }
      return true;
    } catch (BadItem e) {
      return true;
    }
  }

  /**
   * Whether each entry leads to the record of its number and length, and all records together are
   * no longer than the file: an index may be that of another one.
   */
  private static boolean isTrue(InputStream index, Path shapes) throws IOException {
    try (Entries entries = new Entries(index);
        RandomAccessFile file = new RandomAccessFile(shapes.toFile(), "r")) {
      long total = HEADER;
      while (entries.next()) {
        total += ENTRY + entries.length;
        if (entries.length < 0 || total > file.length() || entries.offset < HEADER) {
          return false;
        }
        file.seek(entries.offset);
        if (file.readInt() != entries.number || 2L * file.readInt() != entries.length) {
          return false;
        }
      }
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  private static final class Ordered extends InputStream {

    private final Entries entries;
    private final RandomAccessFile file;
    private long left = HEADER;

    Ordered(Entries entries, RandomAccessFile file) {
      this.entries = entries;
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        if (!entries.next()) {
          return -1;
        }
        file.seek(entries.offset);
        left = ENTRY + entries.length;
      }
      int read = file.read(buffer, offset, (int) Math.min(left, length));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      try (entries;
          file) {
        // both are closed
      }
    }
  }

  /** The entries one after the other, in bytes. */
  private static final class Entries implements AutoCloseable {

    private final InputStream in;
    private int number;
    private long offset;
    private long length;

    Entries(InputStream index) throws IOException {
      in = new BufferedInputStream(index);
      in.readNBytes(HEADER);
    }

    boolean next() throws IOException {
      byte[] entry = in.readNBytes(ENTRY);
      if (entry.length < ENTRY) {
        return false;
      }
      number++;
      offset = 2L * ByteBuffer.wrap(entry).getInt();
      length = 2L * ByteBuffer.wrap(entry).getInt(4);
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private ShpIndex() {}
}
