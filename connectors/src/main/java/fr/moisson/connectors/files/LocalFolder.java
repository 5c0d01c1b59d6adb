package fr.moisson.connectors.files;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine. Links are skipped, since they would publish whatever they point to.
 *
 * @param alone the one file that the officer names, which may be a link; null for the whole folder
 */
record LocalFolder(Path folder, @Nullable String alone) implements Folder {

  /**
   * @throws Unavailable if there is no such folder: it may be mounted later
   */
  static LocalFolder of(Path folder) {
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      throw new Unavailable(Notice.of(Code.NO_SUCH_FILE, folder));
    }
    return new LocalFolder(folder, null);
  }

  /**
   * @throws Unavailable if the file is missing: it may be dropped later
   */
  static LocalFolder ofOne(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Unavailable(Notice.of(Code.NO_SUCH_FILE, file));
    }
    return new LocalFolder(file.toAbsolutePath().resolveSibling(""), name(file));
  }

  @Override
  public List<Entry> list() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  name(file).equals(alone) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .map(LocalFolder::entry)
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The last change of a wanted file before a moment: of its content or its place, since a moved
   * file keeps the date of its content. If only one file is wanted the others are not listed,
   * because a shared folder may have many.
   */
  Optional<Instant> lastChange(Predicate<String> wanted, Instant before) {
    Stream<String> names =
        alone == null ? list().stream().map(Entry::name).filter(wanted) : Stream.of(alone);
    return names
        .filter(name -> !DroppedFiles.isUndecoded(name))
        .map(folder::resolve)
        .flatMap(file -> Stream.of(changed(file), changed(file, LinkOption.NOFOLLOW_LINKS)))
        .flatMap(Optional::stream)
        .filter(before::isAfter)
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> changed(Path file, LinkOption... links) {
    boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    try {
      Object time = Files.getAttribute(file, isUnix ? "unix:ctime" : "lastModifiedTime", links);
      return Optional.of(((FileTime) time).toInstant());
    } catch (FileSystemException e) {
      // Deleted since the listing, or not accessible: its harvest will report it.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Entry> entry(Path file) {
    try {
      return Optional.of(
          new Entry(name(file), Files.size(file), Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // deleted since it was listed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path bring(Entry entry, Path work) {
    Path file = folder.resolve(entry.name());
    if (!Files.isReadable(file)) {
      throw new BadItem(Notice.of(Code.NO_SUCH_FILE, file));
    }
    return file;
  }

  /** The name only: provenance is published, and the folders of this machine are not. */
  @Override
  public URI uri(String name) {
    try {
      return new URI("file", name, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public void close() {
    // nothing is held open
  }
}
