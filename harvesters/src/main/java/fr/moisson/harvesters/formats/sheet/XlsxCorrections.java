package fr.moisson.harvesters.formats.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Puts right what fastexcel says of a workbook: the time at which it wrote it, in place of which
 * comes a date of ours, and {@code A1} for the extent of every sheet, beyond which many a reader
 * does not look.
 */
final class XlsxCorrections {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern SHEET = Pattern.compile("xl/worksheets/sheet(\\d+)\\.xml");
  private static final LocalDateTime FIRST_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** In bytes; the extent is among the first things that a sheet says. */
  private static final int HEAD = 4096;

  /**
   * Copies the workbook.
   *
   * @param extents of all sheets in their order, such as {@code A1:C20}
   */
  static void write(Path draft, Path target, Instant created, List<String> extents)
      throws IOException {
    try (ZipFile from = ZipFile.builder().setPath(draft).get();
        ZipArchiveOutputStream to =
            new ZipArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      for (ZipArchiveEntry entry : Collections.list(from.getEntriesInPhysicalOrder())) {
        ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
        copy.setTimeLocal(FIRST_OF_ZIP);
        to.putArchiveEntry(copy);
        try (InputStream in = from.getInputStream(entry)) {
          to.write(corrected(entry.getName(), in, created, extents));
          in.transferTo(to);
        }
        to.closeArchiveEntry();
      }
    }
  }

  /** What an entry begins with. */
  private static byte[] corrected(
      String name, InputStream in, Instant created, List<String> extents) throws IOException {
    if (name.equals(PROPERTIES)) {
      return replaced(in.readAllBytes(), "(?<=W3CDTF\">)[^<]*", created.toString());
    }
    byte[] head = in.readNBytes(HEAD);
    Matcher sheet = SHEET.matcher(name);
    if (!sheet.matches()) {
      return head;
    }
    String extent = extents.get(Integer.parseInt(sheet.group(1)) - 1);
    return replaced(head, "(?<=<dimension ref=\")[^\"]*", extent);
  }

  private static byte[] replaced(byte[] head, String pattern, String value) {
    // Each byte comes back as it was: what was read may end within a character.
    String text = new String(head, ISO_8859_1);
    return text.replaceFirst(pattern, value).getBytes(ISO_8859_1);
  }

  private XlsxCorrections() {}
}
