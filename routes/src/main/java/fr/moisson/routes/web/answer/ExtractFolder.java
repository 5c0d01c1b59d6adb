package fr.moisson.routes.web.answer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The folder of the files that Moisson made. Nothing outside it can be reached through it. */
public record ExtractFolder(Path root) {

  public ExtractFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Finds a file by its name.
   *
   * @param name as in an address or in a dataset: neither is trusted
   * @return a regular file, reached without symbolic links or hidden names; else empty
   */
  public Optional<Path> find(String name) {
    try {
      Path file = root.resolve(name).normalize();
      return file.startsWith(root)
              && !isHidden(root.relativize(file))
              && !passesSymbolicLink(file)
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isHidden(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."));
  }

  private boolean passesSymbolicLink(Path file) {
    Path part = file;
    while (part != null && !part.equals(root)) {
      if (Files.isSymbolicLink(part)) {
        return true;
      }
      part = part.getParent();
    }
    return false;
  }
}
