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
 * Prevents two processes that share a data folder, such as a server and a command line, from doing
 * the same thing at the same time. The operating system releases a lock when its process dies.
 */
final class Locks {

  private final Path folder;

  /**
   * Names of the locks held by this process: opening and closing a locked file a second time would
   * release its lock (see {@link FileLock}).
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

  /** Empty if it is held elsewhere. */
  Optional<Held> tryLock(String name) {
    if (!held.add(name)) {
      return Optional.empty();
    }
    return Optional.ofNullable(acquired(name, FileChannel::tryLock));
  }

  /** Waits for the lock; within one process, only one thread may ask for the same lock. */
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
      try {
        isLocked = locking.of(channel) != null;
        return isLocked ? () -> release(name, channel) : null;
      } finally {
        // Locking itself fails on network drives without locks.
        if (!isLocked) {
          channel.close();
        }
      }
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

  /** The lock file of a name; different names have different files. */
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
