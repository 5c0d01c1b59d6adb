package fr.moisson.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes on one data folder, such as a server and a command line, from doing the same
 * thing at the same time. The system releases a lock when its process dies, however it dies.
 */
final class Locks {

  private final Path folder;

  /**
   * By name: to open a locked file once more, and to close it, is to release it (see {@link
   * FileLock}).
   */
  private final Set<String> held = ConcurrentHashMap.newKeySet();

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
    if (!held.add(name)) {
      return Optional.empty();
    }
    return Optional.ofNullable(acquired(name, FileChannel::tryLock));
  }

  /** Waits until nobody else holds it; within one process, ask for it from one thread only. */
  Held lock(String name) {
    if (!held.add(name)) {
      throw new IllegalStateException(name + " is locked already");
    }
    return Objects.requireNonNull(acquired(name, FileChannel::lock));
  }

  private interface Locking {
    @Nullable FileLock of(FileChannel channel) throws IOException;
  }

  private @Nullable Held acquired(String name, Locking locking) {
    boolean isLocked = false;
    try {
      FileChannel channel = open(name);
      isLocked = locking.of(channel) != null;
      if (isLocked) {
        return () -> release(name, channel);
      }
      channel.close();
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!isLocked) {
        held.remove(name);
      }
    }
  }

  private FileChannel open(String name) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(fileName(name) + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  /** Of what is called so; two names never become one. */
  static String fileName(String name) {
    return URLEncoder.encode(name, UTF_8);
  }

  private void release(String name, FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.remove(name);
    }
  }
}
