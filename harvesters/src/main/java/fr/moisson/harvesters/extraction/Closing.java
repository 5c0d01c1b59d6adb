package fr.moisson.harvesters.extraction;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Closes several things even if some fail: on a full disk, the later ones hold the space. */
final class Closing {

  static void all(@Nullable Closeable... open) throws IOException {
    all(Stream.of(open).filter(Objects::nonNull).toList());
  }

  /**
   * @throws IOException the first failure, after all have been closed
   */
  static void all(List<? extends Closeable> open) throws IOException {
    IOException failure = null;
    for (Closeable one : open) {
      try {
        one.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Closing() {}
}
