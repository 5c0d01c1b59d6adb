package fr.moisson.harvesters.formats.file;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The bytes of a tar. Those between contents are counted: headers, long names (GNU's L and K) and
 * pax headers (x and g), which the library keeps in memory whatever size they declare.
 */
final class TarBlocks extends FilterInputStream {

  /** Between two members; no path is longer than 4 KB. */
  private static final int MOST_OF_ONE = 64 << 10;

  /** The names of all members are kept, and a global header applies to all that follow. */
  private static final int MOST_OF_ALL = 32 << 20;

  private static final int BLOCK = 512;

  private final URI origin;
  private long content;
  private int ofOne;
  private int ofAll;

  /**
   * @param origin for notices
   */
  TarBlocks(InputStream in, URI origin) {
    super(in);
    this.origin = origin;
  }

  /** Announces the member whose content comes next, as far as the library reads or skips it. */
  void follows(TarArchiveEntry entry) {
    content = entry.isDirectory() ? 0 : Math.max(0, (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK);
    ofOne = 0;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) {
    long inside = Math.min(content, bytes);
    content -= inside;
    ofOne += (int) Math.min(bytes - inside, MOST_OF_ALL);
    ofAll += (int) Math.min(bytes - inside, MOST_OF_ALL);
    if (ofOne > MOST_OF_ONE || ofAll > MOST_OF_ALL) {
      throw new BadItem(Notice.of(Notice.Code.DAMAGED_ARCHIVE, origin));
    }
  }
}
