package fr.moisson.harvesters.model;

import java.util.Objects;
import java.util.stream.Stream;

/** What a failure was caused by: routes, futures and libraries wrap one exception in another. */
public final class Causes {

  /** An exception can be among its own causes. */
  private static final int MOST = 100;

  /** The failure and its causes that are of a type, outermost first. */
  public static <T> Stream<T> of(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private Causes() {}
}
