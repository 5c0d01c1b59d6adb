package fr.moisson.connectors.paging;

import java.util.stream.Stream;

/** An action at the end of a stream, which is skipped if the stream fails before. */
public final class Ending {

  /** The same stream, with an action after its last entry. */
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
