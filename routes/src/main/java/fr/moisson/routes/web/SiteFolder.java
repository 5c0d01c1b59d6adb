package fr.moisson.routes.web;

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
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a site as files, which lists what was written there: whatever else is in it, as
 * {@code .git} or {@code CNAME}, is somebody else's.
 *
 * @param begun when this export did, by the clock of the disk: what it has written is younger, and
 *     nothing else need be remembered
 */
record SiteFolder(Path root, FileTime begun) {

  private static final Logger LOG = LoggerFactory.getLogger(SiteFolder.class);

  /** Each file that an export made, by its path from here. */
  private static final String LIST = ".moisson";

  /**
   * The folder for another export.
   *
   * @throws Misconfigured if it holds files of others and none of ours: these are not mixed
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
    // Anew, which also tells what time it is.
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

  /** Of what is listed, what is still there. */
  private static Stream<Path> listed(Path root) throws IOException {
    return Files.lines(root.resolve(LIST))
        .map(line -> root.resolve(line).normalize())
        .filter(file -> file.startsWith(root) && Files.isRegularFile(file));
  }

  private static String line(Path root, Path file) {
    return root.relativize(file) + "\n";
  }

  /** The file of what is no page. */
  Path plain(String address) {
    return root.resolve(address.substring(1)).normalize();
  }

  /** The file of a page. */
  Path page(String address) {
    return address.equals(StaticSite.MISSING)
        ? root.resolve("404.html")
        : plain(address).resolve("index.html");
  }

  /** Whether this export has written what an address answers. */
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

  /** Whoever reads meanwhile gets the file before or the file after. */
  void put(Path file, Streamed.Writing writing) throws IOException {
    if (!Files.exists(file)) {
      // Before it is there: whoever is stopped now leaves no file that nobody knows of.
      Files.writeString(root.resolve(LIST), line(root, file), StandardOpenOption.APPEND);
    }
    Files.createDirectories(file.getParent());
    try (Replacement replacement = new Replacement(file)) {
      writing.to(replacement.out());
      replacement.keep();
    }
  }

  /** An extract, whose name tells its content: one that is there already is not written again. */
  void copy(Path extract, Path file) throws IOException {
    if (!Files.exists(extract)) {
      LOG.warn("{} is gone", extract);
      return;
    }
    if (!Files.exists(file) || Files.size(file) != Files.size(extract)) {
      put(file, out -> Files.copy(extract, out));
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }

  /** Deletes what was written by an export before and not by this one, and counts the others. */
  StaticSite.Written clear() throws IOException {
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
    return new StaticSite.Written(count, bytes);
  }

  /** With the folders that are empty then. */
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
