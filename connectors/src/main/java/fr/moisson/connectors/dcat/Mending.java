package fr.moisson.connectors.dcat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Rewrites an answer before it is read. */
interface Mending {

  void copy(InputStream content, OutputStream mended) throws IOException;

  /**
   * The answer as rewritten into a file, since a page may be of any size.
   *
   * @param mending null to leave the answer as it is
   * @param folder for the file, which is deleted when the result is closed
   */
  static InputStream of(InputStream content, @Nullable Mending mending, Path folder)
      throws IOException {
    if (mending == null) {
      return content;
    }
    Path file = Files.createTempFile(Files.createDirectories(folder), "mended-", "");
    try (OutputStream out = Files.newOutputStream(file)) {
      mending.copy(content, out);
    }
    return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
  }
}
