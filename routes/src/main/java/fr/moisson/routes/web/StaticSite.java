package fr.moisson.routes.web;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.routes.web.answer.Streamed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site as files that any web server or object store can host: what our own server answers,
 * asked from page to page as a reader follows links, and without what takes a program, searching
 * and programming interfaces. A file that is there already under a name that tells its content is
 * not written again; what the site does not have any more goes.
 */
public final class StaticSite {

  private static final Logger LOG = LoggerFactory.getLogger(StaticSite.class);

  /** In a folder that was made here, and may be cleared up. */
  private static final String MARK = ".moisson";

  /** Nothing is there: its answer is what to show for whatever is missing. */
  private static final String MISSING = "/404";

  private static final Pattern LIST = Pattern.compile("/page/|\\.(?:xml|trig)$");

  private final WebServer server;
  private final CatalogueHeader header;
  private final Path files;
  private final Pattern linked;
  private final Pattern addresses;

  /**
   * @param server of the site, with settings for files; not started
   * @param files where the extracts lie
   */
  public StaticSite(WebServer server, CatalogueHeader header, Path files) {
    this.server = server;
    this.header = header;
    this.files = files;
    String path = Pattern.quote(header.at("").getRawPath().replaceFirst("/$", ""));
    this.linked = Pattern.compile("(?:href|src)=\"" + path + "(/[^\"?#]*)");
    String base = Pattern.quote(header.at("").toString().replaceFirst("/$", ""));
    this.addresses =
        Pattern.compile("(?:<loc>|tree:node <)" + base + "(/[^<>?]*\\.(?:xml|trig))[<>]");
  }

  /**
   * What was written.
   *
   * @param files how many files the site has
   * @param bytes how many bytes they have together
   */
  public record Written(long files, long bytes) {}

  /**
   * Writes the site.
   *
   * @throws Misconfigured if the folder holds what was not written here
   * @throws Unavailable if a page cannot be had; nothing is deleted then
   */
  public Written write(Path out) throws IOException {
    FileTime begun = claim(out);
    try (LocalSite local = server.startLocally()) {
      for (var list : server.lists().entrySet()) {
        replace(out.resolve(list.getKey()), list.getValue());
      }
      Deque<String> ahead =
          new ArrayDeque<>(
              List.of("/", "/en/", "/changes.trig", "/robots.txt", "/sitemap.xml", MISSING));
      while (!ahead.isEmpty()) {
        String address = ahead.remove();
        if (isWritten(out, address, begun)) {
          continue;
        }
        if (address.startsWith("/files/")) {
          copy(files.resolve(address.substring("/files/".length())), plain(out, address));
          continue;
        }
        LocalSite.Answer answer = local.get(address);
        if (answer.isMissing() && !address.equals(MISSING)) {
          LOG.warn("{} is gone", address);
          continue;
        }
        if (!answer.isFound() && !answer.isMissing()) {
          throw new Unavailable(Notice.of(Notice.Code.PAGE_FAILED, address, answer.status()));
        }
        Path file = answer.isPage() ? page(out, address) : plain(out, address);
        replace(file, stream -> stream.write(answer.body()));
        links(answer)
            .filter(link -> !isWritten(out, link, begun))
            .forEach(link -> queue(ahead, link));
      }
    }
    return clear(out, begun);
  }

  /** Lists come last: so no more is ahead than what is on one of them, however many there are. */
  private static void queue(Deque<String> ahead, String address) {
    if (LIST.matcher(address).find()) {
      ahead.addLast(address);
    } else {
      ahead.addFirst(address);
    }
  }

  /** What this export has written is younger than its mark: nothing else need be remembered. */
  private static boolean isWritten(Path out, String address, FileTime begun) {
    return Stream.of(plain(out, address), page(out, address))
        .filter(Files::isRegularFile)
        .anyMatch(file -> !isOlder(file, begun));
  }

  private static boolean isOlder(Path file, FileTime begun) {
    try {
      return Files.getLastModifiedTime(file).compareTo(begun) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of somebody else's is neither mixed with ours nor cleared. */
  private static FileTime claim(Path out) throws IOException {
    if (Files.exists(out) && !Files.exists(out.resolve(MARK))) {
      try (Stream<Path> inside = Files.list(out)) {
        if (inside.findAny().isPresent()) {
          throw new Misconfigured(Notice.of(Notice.Code.FOLDER_TAKEN, out));
        }
      }
    }
    Files.createDirectories(out);
    return Files.getLastModifiedTime(Files.writeString(out.resolve(MARK), ""));
  }

  private static Path plain(Path out, String address) {
    return out.resolve(address.substring(1)).normalize();
  }

  private static Path page(Path out, String address) {
    return address.equals(MISSING)
        ? out.resolve("404.html")
        : plain(out, address).resolve("index.html");
  }

  private Stream<String> links(LocalSite.Answer answer) {
    Pattern pattern = answer.isPage() ? linked : addresses;
    Matcher links = pattern.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    return links.results().map(link -> link.group(1)).filter(link -> !link.startsWith("/catalog."));
  }

  private static void copy(Path extract, Path file) throws IOException {
    if (!Files.exists(extract)) {
      LOG.warn("{} is gone", extract);
      return;
    }
    if (!Files.exists(file) || Files.size(file) != Files.size(extract)) {
      replace(file, out -> Files.copy(extract, out));
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }

  /** Whoever reads meanwhile gets the file before or the file after. */
  private static void replace(Path file, Streamed.Writing writing) throws IOException {
    Files.createDirectories(file.getParent());
    try (Replacement replacement = new Replacement(file)) {
      writing.to(replacement.out());
      replacement.keep();
    }
  }

  /** Deletes what this export has not written, and counts what it has. */
  private static Written clear(Path out, FileTime begun) throws IOException {
    long[] kept = new long[2];
    Files.walkFileTree(
        out,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.lastModifiedTime().compareTo(begun) < 0) {
              Files.delete(file);
            } else if (!file.equals(out.resolve(MARK))) {
              kept[0]++;
              kept[1] += attributes.size();
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            boolean empty;
            try (Stream<Path> inside = Files.list(folder)) {
              empty = inside.findAny().isEmpty();
            }
            if (empty) {
              Files.delete(folder);
            }
            return super.postVisitDirectory(folder, failure);
          }
        });
    return new Written(kept[0], kept[1]);
  }
}
