package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.model.Hashes;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written aside, then moved in one step, so that nobody ever reads half of it. What
 * goes through its stream is hashed on the way; what others wrote there, in the end.
 */
final class HashedFile implements Closeable {

  private final Destination destination;
  private final Path aside;
  private @Nullable DigestOutputStream stream;

  HashedFile(Destination destination) throws IOException {
    this.destination = destination;
    Files.createDirectories(destination.folder());
    // Not createTempFile: its files are closed to the web server's account.
    aside = destination.folder().resolve(".part-" + UUID.randomUUID());
  }

  /** Where to write what needs more than a stream. */
  Path aside() {
    return aside;
  }

  OutputStream stream() throws IOException {
    if (stream == null) {
      stream =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(aside)), Hashes.sha256());
    }
    return stream;
  }

  /** Keeps the file, once it is written. */
  Kept keep(String name) throws IOException {
    String sha256 = Hashes.hex(stream == null ? digest() : stream.getMessageDigest().digest());
    String path = destination.path(sha256, name);
    Path target = destination.folder().resolve(path);
    Files.createDirectories(target.getParent());
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Kept(path, Files.size(target), sha256);
  }

  private byte[] digest() throws IOException {
    MessageDigest digest = Hashes.sha256();
    try (OutputStream hashing = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(aside, hashing);
    }
    return digest.digest();
  }

  /** Drops the file unless it was kept. */
  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
    Files.deleteIfExists(aside);
  }

  /**
   * @param path under the folder
   */
  record Kept(String path, long bytes, String sha256) {}
}
