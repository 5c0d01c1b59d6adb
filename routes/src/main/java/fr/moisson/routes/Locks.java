package fr.moisson.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes on one data folder, such as a server and a command line, from doing the same
 * thing at the same time. The system releases a lock when its process dies, however it dies.
 */
final class Locks {

  private final Path folder;

  Locks(Path folder) {
    this.folder = folder;
  }

  /** A lock that is held; closing it releases it. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** Empty when somebody else holds it. */
  Optional<Held> tryLock(String name) {
    try {
      FileChannel channel = open(name);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(() -> release(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until nobody else holds it; within one process, ask for it from one thread only. */
  Held lock(String name) {
    try {
      FileChannel channel = open(name);
      channel.lock();
      return () -> release(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private FileChannel open(String name) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(name.replace('/', '.') + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
