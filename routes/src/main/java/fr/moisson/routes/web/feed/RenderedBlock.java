package fr.moisson.routes.web.feed;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogRecord;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.FeedWriter;
import fr.moisson.routes.portal.Entry;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A file with the datasets of one block as they stand in a feed: an unfinished document, then for
 * each dataset its number and its end offset (two longs), then the start offset of the first one
 * (long), the number of datasets (long), the version of the block (long) and a magic number (long).
 */
final class RenderedBlock implements Closeable {

  private static final long MARK = 0x4d6f6973736f6e31L;
  private static final int TRAILER = 4 * Long.BYTES;
  private static final int BUFFER = 1 << 17;

  private final SeekableByteChannel file;
  private final ByteBuffer index;
  private final long start;
  private final long version;

  private RenderedBlock(SeekableByteChannel file, ByteBuffer index, long start, long version) {
    this.file = file;
    this.index = index;
    this.start = start;
    this.version = version;
  }

  /** Renders a block; the file is complete once this has returned. */
  static void write(
      OutputStream file,
      long version,
      List<Entry> entries,
      FeedSyntax syntax,
      CatalogueHeader header)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file, BUFFER))) {
      // Not closed: that would end the document.
      FeedWriter feed = new FeedWriter(out, syntax, header);
      feed.flush();
      long start = out.size();
      ByteBuffer index = ByteBuffer.allocate(entries.size() * 2 * Long.BYTES);
      for (Entry entry : entries) {
        feed.add(entry.dataset(), new CatalogRecord(entry.firstPublished(), entry.changed()));
        feed.flush();
        index.putLong(entry.number()).putLong(out.size());
      }
      out.write(index.array());
      out.writeLong(start);
      out.writeLong(entries.size());
      out.writeLong(version);
      out.writeLong(MARK);
    }
  }

  /** Opens a rendered block; empty if there is none in that file. */
  static Optional<RenderedBlock> open(Path path) throws IOException {
    SeekableByteChannel file;
    try {
      file = Files.newByteChannel(path, StandardOpenOption.READ);
    } catch (FileSystemException e) {
      // Missing; or unreadable, and then writing it fails too, which is reported at that point.
      return Optional.empty();
    }
    return open(file);
  }

  /** Opens a block that was rendered elsewhere than in a file; empty if it is no rendered block. */
  static Optional<RenderedBlock> open(SeekableByteChannel file) throws IOException {
    try {
      Optional<RenderedBlock> block = read(file);
      if (block.isEmpty()) {
        file.close();
      }
      return block;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static Optional<RenderedBlock> read(SeekableByteChannel file) throws IOException {
    long end = file.size() - TRAILER;
    if (end < 0) {
      return Optional.empty();
    }
    ByteBuffer trailer = read(file, end, TRAILER);
    long start = trailer.getLong();
    long entries = trailer.getLong();
    long version = trailer.getLong();
    if (trailer.getLong() != MARK) {
      return Optional.empty();
    }
    int size = Math.toIntExact(entries * 2 * Long.BYTES);
    return Optional.of(new RenderedBlock(file, read(file, end - size, size), start, version));
  }

  private static ByteBuffer read(SeekableByteChannel file, long position, int size)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    fill(bytes, file, position);
    return bytes.flip();
  }

  private static void fill(ByteBuffer bytes, SeekableByteChannel file, long position)
      throws IOException {
    file.position(position);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new IOException("a rendered block ends too early");
      }
    }
  }

  long version() {
    return version;
  }

  /** Sends the part of the feed with all datasets of the block. */
  void sendAll(OutputStream out) throws IOException {
    if (index.limit() > 0) {
      copy(start, index.getLong(index.limit() - Long.BYTES), out);
    }
  }

  /** Sends the parts of the feed with some datasets of the block. */
  void send(Collection<Long> numbers, OutputStream out) throws IOException {
    long from = start;
    for (int at = 0; at < index.limit(); at += 2 * Long.BYTES) {
      long to = index.getLong(at + Long.BYTES);
      if (numbers.contains(index.getLong(at))) {
        copy(from, to, out);
      }
      from = to;
    }
  }

  private void copy(long from, long to, OutputStream out) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(BUFFER, to - from));
    for (long position = from; position < to; position += piece.limit()) {
      piece.clear().limit((int) Math.min(piece.capacity(), to - position));
      fill(piece, file, position);
      out.write(piece.array(), 0, piece.limit());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
