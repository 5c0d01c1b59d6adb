package fr.moisson.routes.web.export;

import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.routes.web.answer.Streamed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The folder of a site as files, with a list of the files written there. All other files in it,
 * such as {@code .git} or {@code CNAME}, belong to somebody else.
 *
 * @param begun when this export began, by the clock of the disk: its files are younger, so nothing
 *     else need be remembered
 */
record SiteFolder(Path root, FileTime begun) {

  /** Lists each file that an export made, by its path relative to the folder. */
  private static final String LIST = ".moisson";

  /** Number of files of the site, and their total size. */
  record Size(long files, long bytes) {}

  /**
   * Opens the folder for another export.
   *
   * @throws Misconfigured if it contains files of others and none of ours: these must not be mixed
   */
  static SiteFolder claim(Path root) throws IOException {
    Files.createDirectories(root);
    Path list = root.resolve(LIST);
    if ((!Files.exists(list) || Files.size(list) == 0) && holdsMore(root)) {
      throw new Misconfigured(Notice.of(Notice.Code.FOLDER_TAKEN, root));
    }
    if (!Files.exists(list)) {
      Files.createFile(list);
    }
    // Rewriting the list also gives the current time of the disk.
    try (Replacement replacement = new Replacement(list);
        Stream<Path> listed = listed(root)) {
      BufferedWriter out =
          new BufferedWriter(new OutputStreamWriter(replacement.out(), StandardCharsets.UTF_8));
      for (Iterator<Path> files = listed.iterator(); files.hasNext(); ) {
        out.write(line(root, files.next()));
      }
      out.flush();
      replacement.keep();
    }
    return new SiteFolder(root, Files.getLastModifiedTime(list));
  }

  private static boolean holdsMore(Path root) throws IOException {
    try (Stream<Path> inside = Files.list(root)) {
      return inside.anyMatch(path -> !path.getFileName().toString().startsWith("."));
    }
  }

  /** The listed files that still exist. */
  private static Stream<Path> listed(Path root) throws IOException {
    return Files.lines(root.resolve(LIST))
        .map(line -> root.resolve(line).normalize())
        .filter(file -> file.startsWith(root) && Files.isRegularFile(file));
  }

  private static String line(Path root, Path file) {
    return root.relativize(file) + "\n";
  }

  /** The number of datasets that have a page. */
  long datasets() throws IOException {
    try (Stream<Path> listed = listed(root)) {
      return listed
          .map(root::relativize)
          .filter(file -> file.startsWith("datasets"))
          .filter(file -> file.getNameCount() == 3 && file.endsWith("index.html"))
          .count();
    }
  }

  /** The file of an address that is not a page. */
  Path plain(String address) {
    return root.resolve(address.substring(1)).normalize();
  }

  /** The file of a page. */
  Path page(String address) {
    return address.equals(StaticSite.MISSING)
        ? root.resolve("404.html")
        : plain(address).resolve("index.html");
  }

  /** Whether this export has already written the file of an address. */
  boolean has(String address) {
    return Stream.of(plain(address), page(address))
        .filter(Files::isRegularFile)
        .anyMatch(file -> !isOlder(file));
  }

  private boolean isOlder(Path file) {
    try {
      return Files.getLastModifiedTime(file).compareTo(begun) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Readers see either the old file or the new one, never a part. */
  void put(Path file, Streamed.Writing writing) throws IOException {
    if (!Files.exists(file)) {
      // Listed first: if the export is stopped here, no unlisted file remains.
      Files.writeString(root.resolve(LIST), line(root, file), StandardOpenOption.APPEND);
    }
    Files.createDirectories(file.getParent());
    try (Replacement replacement = new Replacement(file)) {
      writing.to(replacement.out());
      replacement.keep();
    }
  }

  /**
   * Copies an extract. Its name is a hash of its content, so an existing file is not rewritten, and
   * replaces an extract that is lost.
   *
   * @return whether the file is there
   */
  boolean copy(Path extract, Path file) throws IOException {
    if (Files.exists(extract) && (!Files.exists(file) || Files.size(file) != Files.size(extract))) {
      put(file, out -> Files.copy(extract, out));
    }
    return keep(file);
  }

  /**
   * Takes a file of an earlier export for one of this one.
   *
   * @return whether the file is there
   */
  boolean keep(Path file) throws IOException {
    boolean isThere = Files.exists(file);
    if (isThere) {
      Files.setLastModifiedTime(file, begun);
    }
    return isThere;
  }

  /** Deletes the files of earlier exports that this one did not write, and counts the others. */
  Size clear() throws IOException {
    long count = 0;
    long bytes = 0;
    try (Stream<Path> listed = listed(root)) {
      for (Iterator<Path> files = listed.iterator(); files.hasNext(); ) {
        Path file = files.next();
        if (isOlder(file)) {
          delete(file);
        } else {
          count++;
          bytes += Files.size(file);
        }
      }
    }
    return new Size(count, bytes);
  }

  /** Deletes a file, and the folders that become empty. */
  private void delete(Path file) throws IOException {
    Files.delete(file);
    Path folder = file.getParent();
    while (folder != null && !folder.equals(root) && isEmpty(folder)) {
      Files.delete(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }
}
