package fr.moisson.harvesters.formats.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that is written beside the one that it will replace: if writing fails, the old file stays,
 * and concurrent readers get either the old or the new file. Several may write at once. Unlike
 * temporary files, it has the default permissions.
 */
public final class Replacement implements Closeable {

  private final Path file;
  private final Path aside;
  private final OutputStream out;

  /**
   * @param file in an existing folder; what is not a regular file, such as a link or {@code
   *     /dev/stdout}, is written directly
   */
  public Replacement(Path file) throws IOException {
    boolean isFile =
        Files.isRegularFile(file, NOFOLLOW_LINKS) || !Files.exists(file, NOFOLLOW_LINKS);
    this.file = file;
    this.aside =
        isFile ? file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID()) : file;
    this.out = new BufferedOutputStream(Files.newOutputStream(aside));
  }

  public OutputStream out() {
    return out;
  }

  /** Must be called when everything is written. */
  public void keep() throws IOException {
    out.close();
    if (!aside.equals(file)) {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      // If the disk is full, closing may fail.
    } finally {
      if (!aside.equals(file)) {
        Files.deleteIfExists(aside);
      }
    }
  }
}
