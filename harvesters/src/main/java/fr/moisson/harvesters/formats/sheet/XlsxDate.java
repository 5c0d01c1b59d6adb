package fr.moisson.harvesters.formats.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Puts a date of ours in place of the time at which fastexcel wrote a workbook. */
final class XlsxDate {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final LocalDateTime FIRST_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Copies the workbook; its sheets are not compressed anew. */
  static void fix(Path draft, Path target, Instant created) throws IOException {
    try (ZipFile from = ZipFile.builder().setPath(draft).get();
        ZipArchiveOutputStream to =
            new ZipArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      for (ZipArchiveEntry entry : Collections.list(from.getEntriesInPhysicalOrder())) {
        ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
        copy.setTimeLocal(FIRST_OF_ZIP);
        if (entry.getName().equals(PROPERTIES)) {
          to.putArchiveEntry(copy);
          to.write(dated(from, entry, created));
          to.closeArchiveEntry();
        } else {
          copy.setMethod(entry.getMethod());
          copy.setCrc(entry.getCrc());
          copy.setSize(entry.getSize());
          copy.setCompressedSize(entry.getCompressedSize());
          to.addRawArchiveEntry(copy, from.getRawInputStream(entry));
        }
      }
    }
  }

  private static byte[] dated(ZipFile from, ZipArchiveEntry entry, Instant created)
      throws IOException {
    try (InputStream properties = from.getInputStream(entry)) {
      String text = new String(properties.readAllBytes(), UTF_8);
      return text.replaceFirst("(?<=W3CDTF\">)[^<]*", created.toString()).getBytes(UTF_8);
    }
  }

  private XlsxDate() {}
}
