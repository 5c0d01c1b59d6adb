package fr.moisson.harvesters.model;

import fr.moisson.harvesters.model.Notice.Code;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A heap that is too small for what this process was given to read. */
final class MemoryFailure {

  /** The notice for the officer; empty if the failure has another cause. */
  static Optional<Notice> of(Throwable failure) {
    // Routes and futures wrap errors into exceptions.
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(OutOfMemoryError.class::isInstance)
        ? Optional.of(Notice.of(Code.MEMORY_FULL))
        : Optional.empty();
  }

  private MemoryFailure() {}
}
