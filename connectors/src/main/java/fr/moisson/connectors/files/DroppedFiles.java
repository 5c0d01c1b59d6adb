package fr.moisson.connectors.files;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Files that somebody drops into a folder, one dataset each. Left out: hidden files, what programs
 * leave while they work ({@code ~$arbres.xlsx}, {@code .~lock…#}), files that are still being
 * written, and links, which would publish whatever they lead to.
 */
final class DroppedFiles {

  private static final Pattern PATTERN = Pattern.compile(".*[*?\\[{].*");
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "[.~].*|.*(~|\\.(part|filepart|crdownload|tmp|swp|bak))", Pattern.CASE_INSENSITIVE);

  static boolean isPattern(String path) {
    return PATTERN.matcher(path).matches();
  }

  /** The names that a pattern means. */
  static Predicate<String> wanted(String pattern) {
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "path", pattern, "*.csv"), e);
    }
    return name -> {
      try {
        return !UNFINISHED.matcher(name).matches() && matcher.matches(Path.of(name));
      } catch (InvalidPathException e) {
        return false; // no name of this system, hence none of a file that could be dropped here
      }
    };
  }

  /**
   * By name.
   *
   * @param path a folder, or one with a pattern of names behind it
   * @throws Unavailable if there is no such folder: it may be mounted later
   */
  static List<Path> in(Path path) {
    String last = path.getFileName() == null ? "" : path.getFileName().toString();
    boolean pattern = isPattern(last);
    Path folder = pattern ? path.resolveSibling("") : path;
    Predicate<String> wanted = wanted(pattern ? last : "*");
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      throw new Unavailable(Notice.of(Code.NO_SUCH_FILE, folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> wanted.test(file.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DroppedFiles() {}
}
