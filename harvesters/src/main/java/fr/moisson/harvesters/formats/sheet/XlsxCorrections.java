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
 * Corrects what fastexcel writes in a workbook: the time of writing, which is replaced by a given
 * date, and the extent {@code A1} of every sheet, beyond which some readers do not look.
 */
final class XlsxCorrections {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern SHEET = Pattern.compile("xl/worksheets/sheet(\\d+)\\.xml");
  private static final LocalDateTime FIRST_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** In bytes; the extent is near the start of a sheet. */
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

  /** The corrected first bytes of an entry. */
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
    // Preserves every byte: the bytes may end within a character.
    String text = new String(head, ISO_8859_1);
    return text.replaceFirst(pattern, value).getBytes(ISO_8859_1);
  }

  private XlsxCorrections() {}
}
