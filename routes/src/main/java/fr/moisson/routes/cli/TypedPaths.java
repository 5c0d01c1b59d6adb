package fr.moisson.routes.cli;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The files and folders given to a command, or its defaults.
 *
 * @param paths absolute
 */
record TypedPaths(List<Path> paths) {

  static TypedPaths of(CommandSpec command) {
    return new TypedPaths(
        command.args().stream()
            .<Path>flatMap(arg -> path(arg).stream())
            .map(TypedPaths::absolute)
            .toList());
  }

  private static Optional<Path> path(ArgSpec arg) {
    Object value = arg.getValue();
    return value instanceof Path path
        ? Optional.of(path)
        : value instanceof String text && arg.isPositional() ? Input.path(text) : Optional.empty();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * Whether a failure concerns one of these: the path itself, a folder above it, or, unless a file
   * is missing, something inside it. Files inside a folder are made by Moisson, so a missing one is
   * not the user's mistake.
   */
  boolean include(FileSystemException e) {
    @Nullable String named = e.getFile();
    if (named == null) {
      return false;
    }
    Path file = absolute(Path.of(named));
    boolean mayBeInside = !(e instanceof NoSuchFileException);
    return paths.stream()
        .anyMatch(path -> path.startsWith(file) || (mayBeInside && file.startsWith(path)));
  }
}
