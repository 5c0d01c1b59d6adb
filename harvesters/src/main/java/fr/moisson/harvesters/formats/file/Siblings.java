package fr.moisson.harvesters.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file and those beside it with the same name but other extensions, read like an archive: the
 * parts of an unzipped Shapefile.
 *
 * @param members their names
 */
public record Siblings(Path folder, List<String> members) implements Archive {

  /** Links are left out, since they may lead anywhere; only the file itself may be one. */
  public static Siblings of(Path file) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    String stem = MemberNames.stem(name(file));
    try (Stream<Path> all = Files.list(folder)) {
      return new Siblings(
          folder,
          all.filter(one -> MemberNames.stem(name(one)).equals(stem))
              .filter(one -> isSame(one, file) || isFile(one))
              .map(Siblings::name)
              .sorted()
              .toList());
    }
  }

  private static boolean isSame(Path one, Path file) {
    return name(one).equals(name(file));
  }

  private static boolean isFile(Path one) {
    return Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public InputStream read(String member) throws IOException {
    return Files.newInputStream(folder.resolve(member));
  }

  @Override
  public void close() {
    // no open resource
  }
}
