package fr.moisson.harvesters.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.model.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file made by somebody hostile, careless or unlucky, and the expected result of its conversion.
 *
 * @param kind the format that it is, or claims to be
 * @param what the defect
 * @param end null where both rows and a refusal are acceptable
 */
record HostileFile(String kind, String what, Making making, @Nullable End end) {

  /** Writes the file, and nothing else, into an empty folder. */
  interface Making {
    Path in(Path folder) throws Exception;
  }

  /** The expected end of a conversion of all rows. */
  sealed interface End {}

  /**
   * Ends with files.
   *
   * @param good the number of rows in them
   * @param broken the number of rows left out as unreadable
   */
  record Rows(long good, long broken) implements End {}

  /** Ends with a message that has one of these codes. */
  record Refusal(Set<Notice.Code> codes) implements End {}

  static HostileFile of(String kind, String what, Making making) {
    return new HostileFile(kind, what, making, null);
  }

  static HostileFile of(String kind, String what, String name, byte[] content) {
    // JUnit holds all files until the last test has ended: unpacked, they are 70 MB.
    byte[] packed = Zipped.gzip(content);
    return of(kind, what, folder -> unpacked(packed, folder.resolve(name)));
  }

  static HostileFile of(String kind, String what, String name, String content) {
    return of(kind, what, name, content.getBytes(UTF_8));
  }

  HostileFile gives(long good, long broken) {
    return new HostileFile(kind, what, making, new Rows(good, broken));
  }

  HostileFile refused(Notice.Code... codes) {
    return new HostileFile(kind, what, making, new Refusal(Set.of(codes)));
  }

  private static Path unpacked(byte[] packed, Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      Files.copy(in, file);
    }
    return file;
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
