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
 * A file that is written under a temporary name, then moved atomically, so that nobody ever reads
 * half of it. What is written through its stream is hashed on the way, otherwise at the end.
 */
final class HashedFile implements Closeable {

  private final Destination destination;
  private final Path aside;
  private @Nullable HashingStream stream;

  HashedFile(Destination destination) throws IOException {
    this.destination = destination;
    Files.createDirectories(destination.aside());
    // Not createTempFile, whose files the web server's account cannot read.
    aside = destination.aside().resolve(Destination.UNFINISHED + UUID.randomUUID());
  }

  /** Where to write formats that need more than a stream. */
  Path aside() {
    return aside;
  }

  OutputStream stream() throws IOException {
    if (stream == null) {
      stream = new HashingStream(Files.newOutputStream(aside));
    }
    return stream;
  }

  /** Publishes the file, once it is written. */
  Kept keep(String name) throws IOException {
    return keep(name, destination::path);
  }

  /** Publishes the file as the descriptor of others. */
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

  /** Deletes the file unless it was published. */
  @Override
  public void close() throws IOException {
    try {
      Closing.all(stream);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /**
   * @param path relative to the folder
   */
  record Kept(String path, long bytes, String sha256) {}
}
