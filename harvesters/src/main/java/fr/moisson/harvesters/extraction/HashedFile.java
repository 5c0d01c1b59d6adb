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
import java.util.UUID;

/**
 * A file that is hashed while it is written aside, then moved in one step, so that nobody ever
 * reads half of it.
 */
final class HashedFile implements Closeable {

  private final Destination destination;
  private final Path aside;
  private final DigestOutputStream stream;

  HashedFile(Destination destination) throws IOException {
    this.destination = destination;
    Files.createDirectories(destination.folder());
    // Not createTempFile: its files are closed to the web server's account.
    aside = destination.folder().resolve(".part-" + UUID.randomUUID());
    stream =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(aside)), Hashes.sha256());
  }

  OutputStream stream() {
    return stream;
  }

  /** Keeps the file, once its stream is closed. */
  Kept keep(String name) throws IOException {
    String sha256 = Hashes.hex(stream.getMessageDigest().digest());
    String path = destination.path(sha256, name);
    Path target = destination.folder().resolve(path);
    Files.createDirectories(target.getParent());
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    return new Kept(path, Files.size(target), sha256);
  }

  /** Drops the file unless it was kept. */
  @Override
  public void close() throws IOException {
    stream.close();
    Files.deleteIfExists(aside);
  }

  /**
   * @param path under the folder
   */
  record Kept(String path, long bytes, String sha256) {}
}
