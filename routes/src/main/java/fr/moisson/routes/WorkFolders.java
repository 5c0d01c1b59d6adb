package fr.moisson.routes;

import fr.moisson.harvesters.formats.file.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lends each run an empty folder, and lets nobody else do the same thing meanwhile. */
final class WorkFolders {

  private final Path folder;
  private final Locks locks;

  WorkFolders(Path dataFolder) {
    this.folder = dataFolder.resolve("work");
    this.locks = new Locks(dataFolder.resolve("locks"));
  }

  /** Does it alone, in this process and in any other on this data folder; empty if one is at it. */
  <T> Optional<T> alone(String name, Supplier<T> work) {
    Optional<Locks.Held> lock = locks.tryLock(name);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try (Locks.Held held = lock.get()) {
      return Optional.of(work.get());
    }
  }

  /** Whether nobody is at it now. */
  boolean isFree(String name) {
    return alone(name, () -> true).isPresent();
  }

  /** Waits for any other process on this data folder that is at it; the caller closes the lock. */
  Locks.Held inTurn(String name) {
    return locks.lock(name);
  }

  /** Emptied before, since the run before may have been killed, and after. */
  <T> T inWorkFolder(String name, Function<Path, T> work) {
    Path own = folder.resolve(Locks.fileName(name));
    try {
      Folders.delete(own);
      Files.createDirectories(own);
      T result = work.apply(own);
      Folders.delete(own);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
