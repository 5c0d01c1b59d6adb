package fr.moisson.routes;

import fr.moisson.harvesters.formats.file.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives each run an empty folder, and prevents concurrent runs of the same thing. */
final class WorkFolders {

  private final Path folder;
  private final Locks locks;

  WorkFolders(Path dataFolder) {
    this.folder = dataFolder.resolve("work");
    this.locks = new Locks(dataFolder.resolve("locks"));
  }

  /**
   * Runs exclusively in this process and all others on this data folder; empty if one is running.
   */
  <T> Optional<T> alone(String name, Supplier<T> work) {
    Optional<Locks.Held> lock = locks.tryLock(name);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try (Locks.Held held = lock.get()) {
      return Optional.of(work.get());
    }
  }

  /**
   * Whether nothing is running under this name in this process. What runs in another one is met at
   * the lock: taking it to find out would turn away who starts in that moment.
   */
  boolean isFree(String name) {
    return !locks.isHeld(name);
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
