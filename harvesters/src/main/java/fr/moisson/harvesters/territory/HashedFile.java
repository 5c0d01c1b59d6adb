package fr.moisson.harvesters.territory;

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
 * A file whose path comes from its content: written aside, then moved in one step, so that nobody
 * ever reads half of it. The same content goes to the same path.
 */
final class HashedFile implements Closeable {

  private static final int HASH_LENGTH = 16;

  private final Path folder;
  private final Path aside;
  private final DigestOutputStream stream;

  HashedFile(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    // Not createTempFile: its files are closed to the web server's account.
    aside = folder.resolve(".part-" + UUID.randomUUID());
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
    String path = sha256.substring(0, HASH_LENGTH) + "/" + name;
    Path target = folder.resolve(path);
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
