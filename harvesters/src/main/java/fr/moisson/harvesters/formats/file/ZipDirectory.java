package fr.moisson.harvesters.formats.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The central directory of a zip archive (<a
 * href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE</a> 4.3.12 to 4.3.16),
 * checked before the library reads all of it into memory. Its declared length is not trusted: the
 * library does not use it either.
 */
final class ZipDirectory {

  private static final int MOST_BYTES = 16 << 20;

  private static final int HEADER = 0x02014b50;
  private static final int HEADER_LENGTH = 46;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 65_535;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCATOR_64_LENGTH = 20;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_LENGTH = 56;

  /** Whether it has too many members, or too long names, to be kept in memory. */
  static boolean isHuge(Path file, int mostMembers) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long start = start(channel);
      if (start < 0 || start >= channel.size()) {
        return false; // Damaged, which the library will report.
      }
      channel.position(start);
      return isHuge(new BufferedInputStream(Channels.newInputStream(channel)), mostMembers);
    }
  }

  private static boolean isHuge(InputStream directory, int mostMembers) throws IOException {
    long bytes = 0;
    for (int members = 0; members <= mostMembers && bytes <= MOST_BYTES; members++) {
      ByteBuffer header = littleEndian(directory.readNBytes(HEADER_LENGTH));
      if (header.limit() < HEADER_LENGTH || header.getInt(0) != HEADER) {
        return false;
      }
      int more = unsigned(header, 28) + unsigned(header, 30) + unsigned(header, 32);
      try {
        directory.skipNBytes(more);
      } catch (EOFException e) {
        return false;
      }
      bytes += HEADER_LENGTH + more;
    }
    return true;
  }

  /** Start of the directory; negative if there is none. */
  private static long start(FileChannel channel) throws IOException {
    long size = channel.size();
    int length = (int) Math.min(size, LOCATOR_64_LENGTH + END_LENGTH + LONGEST_COMMENT);
    ByteBuffer tail = read(channel, size - length, length);
    for (int at = length - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        int locator = at - LOCATOR_64_LENGTH;
        if (locator >= 0 && tail.getInt(locator) == LOCATOR_64) {
          return start64(channel, tail.getLong(locator + 8));
        }
        long directory = Integer.toUnsignedLong(tail.getInt(at + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
        // Offsets do not count what precedes the archive, such as a self-extractor.
        return Math.max(size - length + at - directory, offset);
      }
    }
    return -1;
  }

  private static long start64(FileChannel channel, long end) throws IOException {
    if (end < 0 || end > channel.size() - END_64_LENGTH) {
      return -1;
    }
    ByteBuffer record = read(channel, end, END_64_LENGTH);
    return record.getInt(0) == END_64 ? record.getLong(48) : -1;
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    channel.position(position);
    return littleEndian(Channels.newInputStream(channel).readNBytes(length));
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int unsigned(ByteBuffer header, int at) {
    return Short.toUnsignedInt(header.getShort(at));
  }

  private ZipDirectory() {}
}
