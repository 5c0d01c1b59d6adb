package fr.moisson.routes;

import fr.moisson.harvesters.formats.file.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives each run an empty folder, and prevents concurrent runs of the same thing. */
final class WorkFolders {

  /** Who only asks whether something runs holds its lock far less long than a pause. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final int PAUSES = 10;

  private final Path folder;
  private final Locks locks;

  WorkFolders(Path dataFolder) {
    this.folder = dataFolder.resolve("work");
    this.locks = new Locks(dataFolder.resolve("locks"));
  }

  /**
   * Runs exclusively in this process and all others on this data folder; empty if one is running.
   * Tries for a moment, since {@link #isFree} takes the lock, too, here or in another process.
   */
  <T> Optional<T> alone(String name, Supplier<T> work) {
    Optional<Locks.Held> lock = locks.tryLock(name);
    for (int i = 0; i < PAUSES && lock.isEmpty(); i++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      lock = locks.tryLock(name);
    }
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try (Locks.Held held = lock.get()) {
      return Optional.of(work.get());
    }
  }

  /** Whether nothing is running under this name, in any process on this data folder. */
  boolean isFree(String name) {
    Optional<Locks.Held> lock = locks.tryLock(name);
    lock.ifPresent(Locks.Held::close);
    return lock.isPresent();
  }

  /** Waits for other processes on this data folder; the caller closes the lock. */
  Locks.Held inTurn(String name) {
    return locks.lock(name);
  }

  /** Emptied before, because the previous run may have been killed, and after. */
  <T> T inWorkFolder(String name, Function<Path, T> work) {
    Path own = folder.resolve(Locks.fileName(name));
    try {
      Folders.delete(own);
      Files.createDirectories(own);
      try {
        return work.apply(own);
      } finally {
        Folders.delete(own);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
