package fr.moisson.harvesters.model;

import fr.moisson.harvesters.model.Notice.Code;
import java.util.Optional;

/** A heap that is too small for what this process was given to read. */
final class MemoryFailure {

  /** The notice for the officer; empty if the failure has another cause. */
  static Optional<Notice> of(Throwable failure) {
    return Causes.of(failure, OutOfMemoryError.class)
        .findFirst()
        .map(error -> Notice.of(Code.MEMORY_FULL));
  }

  private MemoryFailure() {}
}
