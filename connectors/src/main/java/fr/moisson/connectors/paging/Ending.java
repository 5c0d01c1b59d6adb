package fr.moisson.connectors.paging;

import java.util.stream.Stream;

/** What is to be done once a stream has been read to its end, and not if it fails before. */
public final class Ending {

  /** The same stream, with something done after its last entry. */
  public static <T> Stream<T> of(Stream<T> entries, Runnable end) {
    Stream<T> nothing =
        Stream.of(end)
            .flatMap(
                last -> {
                  last.run();
                  return Stream.empty();
                });
    return Stream.concat(entries, nothing);
  }

  private Ending() {}
}
