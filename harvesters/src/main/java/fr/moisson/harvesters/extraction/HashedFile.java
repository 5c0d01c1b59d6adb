package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.model.Hashes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written aside, then moved in one step, so that nobody ever reads half of it. What
 * goes through its stream is hashed on the way; what others wrote there, in the end.
 */
final class HashedFile implements Closeable {

  private final Destination destination;
  private final Path aside;
  private @Nullable HashingStream stream;

  HashedFile(Destination destination) throws IOException {
    this.destination = destination;
    Files.createDirectories(destination.aside());
    // Not createTempFile: its files are closed to the web server's account.
    aside = destination.aside().resolve(Destination.UNFINISHED + UUID.randomUUID());
  }

  /** Where to write what needs more than a stream. */
  Path aside() {
    return aside;
  }

  OutputStream stream() throws IOException {
    if (stream == null) {
      stream = new HashingStream(Files.newOutputStream(aside));
    }
    return stream;
  }

  /** Keeps the file, once it is written. */
  Kept keep(String name) throws IOException {
    return keep(name, destination::path);
  }

  /** Keeps the file as what describes others. */
  Kept keepAsDescriptor(String name) throws IOException {
    return keep(name, destination::descriptorPath);
  }

  private Kept keep(String name, BinaryOperator<String> pathOf) throws IOException {
    String sha256 = stream == null ? digest() : stream.sha256();
    String path = pathOf.apply(sha256, name);
    Path target = destination.folder().resolve(path);
    Files.createDirectories(target.getParent());
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Kept(path, Files.size(target), sha256);
  }

  private String digest() throws IOException {
    try (InputStream content = Files.newInputStream(aside)) {
      return Hashes.sha256(content);
    }
  }

  /** Drops the file unless it was kept. */
  @Override
  public void close() throws IOException {
    try {
      Closing.all(stream);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /**
   * @param path under the folder
   */
  record Kept(String path, long bytes, String sha256) {}
}
