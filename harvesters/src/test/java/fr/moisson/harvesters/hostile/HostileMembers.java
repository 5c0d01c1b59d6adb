package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.model.Notice.Code.DAMAGED_ARCHIVE;
import static fr.moisson.harvesters.model.Notice.Code.TOO_MUCH_MEMORY;
import static fr.moisson.harvesters.model.Notice.Code.UNKNOWN_COMPRESSION;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Members of archives that make the decompressor, or our messages, use much memory. */
final class HostileMembers {

  private static final byte[] TREES = Valid.CSV.getBytes(UTF_8);
  private static final int MEGABYTE = 1 << 20;

  /** The code of a 1.5 GiB dictionary in XZ; below, the position of the first block's header. */
  private static final byte HUGE = 37;

  private static final int BLOCK = 12;
  private static final int BLOCK_LENGTH = 8;

  static List<HostileFile> files() throws IOException {
    return List.of(
        HostileFile.of("zip", "xz with a dictionary of 1.5 GiB", HostileMembers::xzInZip)
            .refused(TOO_MUCH_MEMORY),
        HostileFile.of("xz", "a dictionary of 1.5 GiB", "f.csv.xz", hugeXz())
            .refused(TOO_MUCH_MEMORY),
        huge("a name of 64 MB", TarConstants.LF_GNUTYPE_LONGNAME, ""),
        huge("a link to a name of 64 MB", TarConstants.LF_GNUTYPE_LONGLINK, ""),
        huge("a pax header of 64 MB", TarConstants.LF_PAX_EXTENDED_HEADER_LC, " comment="),
        huge("a global pax header of 64 MB", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER, " path="),
        HostileFile.of("tar", "1,000 names of 40 KB", HostileMembers::longNames)
            .refused(DAMAGED_ARCHIVE),
        HostileFile.of(
                "tar",
                "a file of holes",
                "f.tar",
                Valid.tar(new TarArchiveEntry("f.csv", TarConstants.LF_GNUTYPE_SPARSE), TREES))
            .refused(UNKNOWN_COMPRESSION));
  }

  private static byte[] hugeXz() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream xz = new XZCompressorOutputStream(bytes, 0)) {
      xz.write(TREES);
    }
    ByteBuffer changed = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    changed.put(BLOCK + 4, HUGE);
    CRC32 crc = new CRC32();
    crc.update(changed.array(), BLOCK, BLOCK_LENGTH);
    return changed.putInt(BLOCK + BLOCK_LENGTH, (int) crc.getValue()).array();
  }

  private static Path xzInZip(Path folder) throws IOException {
    Path file = folder.resolve("f.zip");
    byte[] packed = hugeXz();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
      ZipArchiveEntry entry = new ZipArchiveEntry("f.csv");
      entry.setMethod(ZipMethod.XZ.getCode());
      entry.setSize(TREES.length);
      entry.setCompressedSize(packed.length);
      entry.setCrc(0);
      out.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
    }
    return file;
  }

  /** A header of 64 MiB whose compression ratio is low enough not to be refused. */
  private static HostileFile huge(String what, byte kind, String begin) {
    int size = 64 * MEGABYTE;
    return HostileFile.of(
            "tar",
            what,
            folder -> {
              Path file = folder.resolve("f.tar.gz");
              byte[] piece = new byte[MEGABYTE];
              Arrays.fill(piece, (byte) 'n');
              Random noise = new Random(1);
              for (int i = 0; i < 12 << 10; i++) {
                piece[MEGABYTE / 2 + i] = (byte) ('a' + noise.nextInt(26));
              }
              byte[] first = piece.clone();
              byte[] record = (begin.isEmpty() ? "" : size + begin).getBytes(US_ASCII);
              System.arraycopy(record, 0, first, 0, record.length);
              try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(header(kind, size));
                out.write(first);
                for (int i = 2; i < size / MEGABYTE; i++) {
                  out.write(piece);
                }
                piece[MEGABYTE - 1] = '\n';
                out.write(piece);
                out.write(Valid.tar(new TarArchiveEntry("f.csv"), TREES));
              }
              return file;
            })
        .refused(DAMAGED_ARCHIVE);
  }

  private static Path longNames(Path folder) throws IOException {
    Path file = folder.resolve("f.tar.gz");
    int size = 40 << 10;
    byte[] name = new byte[size];
    new Random(1).nextBytes(name);
    try (OutputStream tar = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 1000; i++) {
        tar.write(header(TarConstants.LF_GNUTYPE_LONGNAME, size));
        tar.write(name);
        tar.write(header(TarConstants.LF_NORMAL, 0));
      }
    }
    return file;
  }

  private static byte[] header(byte kind, long size) {
    TarArchiveEntry entry = new TarArchiveEntry("f", kind);
    entry.setSize(size);
    byte[] header = new byte[TarConstants.DEFAULT_RCDSIZE];
    entry.writeEntryHeader(header);
    return header;
  }

  private HostileMembers() {}
}
