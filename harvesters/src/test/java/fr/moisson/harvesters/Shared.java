package fr.moisson.harvesters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The recordings and standards beside the repository, for tests tagged {@code shared}; the system
 * property {@code moisson.shared} can set another location.
 */
public final class Shared {

  private static final Path FOLDER =
      Stream.of(System.getProperty("moisson.shared"), "../../shared", "../shared")
          .filter(Objects::nonNull)
          .map(Path::of)
          .filter(Files::isDirectory)
          .findFirst()
          .orElseGet(() -> Path.of("../../shared"));

  /** A file or folder of these, e.g. {@code samples/portals}. */
  public static Path path(String relative) {
    Path path = FOLDER.resolve(relative);
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          path.toAbsolutePath().normalize() + " does not exist; see -Dmoisson.shared");
    }
    return path;
  }

  private Shared() {}
}
