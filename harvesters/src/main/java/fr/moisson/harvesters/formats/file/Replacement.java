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
 * A file that is written beside the one that it will replace: who fails on the way leaves what was
 * there, and who reads meanwhile gets the file before or the file after. Several may write at once.
 * It may be read by whoever may read any other file of its owner, unlike temporary files.
 */
public final class Replacement implements Closeable {

  private final Path file;
  private final Path aside;
  private final OutputStream out;

  /**
   * @param file in a folder that is there; what is no file of its own, such as a link or {@code
   *     /dev/stdout}, is written at once
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

  /** To be called when all is written. */
  public void keep() throws IOException {
    out.close();
    if (!aside.equals(file)) {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      // A full disk shows when the last of it is written.
    } finally {
      if (!aside.equals(file)) {
        Files.deleteIfExists(aside);
      }
    }
  }
}
