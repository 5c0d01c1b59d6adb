package fr.moisson.connectors.http;

import fr.moisson.harvesters.formats.file.OldFiles;
import fr.moisson.harvesters.model.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder of contents, each in a file named by its hash: the same content received twice is stored
 * once, and a file never changes.
 */
record Bodies(Path folder) {

  private static final String UNFINISHED = "receiving-";

  /** Deletes old contents that nobody refers to. */
  void drop(Instant olderThan, Predicate<String> needed) {
    OldFiles.drop(folder, 2, olderThan, file -> !needed.test(name(file)));
  }

  /** Deletes unfinished files of killed processes; other processes may be writing right now. */
  void sweep(Instant unfinishedSince) {
    OldFiles.drop(folder, 1, unfinishedSince, file -> name(file).startsWith(UNFINISHED));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /**
   * Stores a content, once it has been read to its end.
   *
   * @return its hash
   */
  String store(InputStream content) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, UNFINISHED, ".part");
      try {
        String sha256 = copy(content, part);
        Path file = file(sha256);
        Files.createDirectories(file.getParent());
        if (!Files.isRegularFile(file)) {
          Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return sha256;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Path> find(String sha256) {
    return Optional.of(file(sha256)).filter(Files::isRegularFile);
  }

  Path file(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static String copy(InputStream content, Path part) throws IOException {
    MessageDigest digest = Hashes.sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
      content.transferTo(out);
    }
    return Hashes.hex(digest.digest());
  }
}
