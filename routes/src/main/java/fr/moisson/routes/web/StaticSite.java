package fr.moisson.routes.web;

import fr.moisson.harvesters.dcat.CatalogueHeader;
import fr.moisson.harvesters.dcat.FeedSyntax;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"?#]*)");
  private static final Pattern ROOTED = Pattern.compile("\\b(href|src)=\"/");

  private final WebServer server;
  private final CatalogueHeader header;
  private final Path files;
  private final Pattern addresses;

  /**
   * @param server of the site, with settings for files; not started
   * @param files where the extracts lie
   */
  public StaticSite(WebServer server, CatalogueHeader header, Path files) {
    this.server = server;
    this.header = header;
    this.files = files;
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
   */
  public Written write(Path out) throws IOException {
    claim(out);
    Set<Path> written = new HashSet<>(Set.of(out.resolve(MARK)));
    long bytes = 0;
    try (LocalSite local = server.startLocally()) {
      for (FeedSyntax syntax : FeedSyntax.values()) {
        Path file = out.resolve("catalog." + syntax.extension());
        written.add(file);
        bytes += replace(file, stream -> server.writeFeed(syntax, stream));
      }
      Deque<String> ahead =
          new ArrayDeque<>(
              List.of("/", "/en/", "/changes.trig", "/robots.txt", "/sitemap.xml", MISSING));
      Set<String> seen = new HashSet<>(ahead);
      while (!ahead.isEmpty()) {
        String address = ahead.remove();
        if (address.startsWith("/files/")) {
          Path file = out.resolve(address.substring(1));
          Path extract = files.resolve(address.substring("/files/".length()));
          if (Files.exists(extract)) {
            written.add(file);
            bytes += copy(extract, file);
          } else {
            LOG.warn("{} is gone", extract);
          }
          continue;
        }
        LocalSite.Answer answer = local.get(address);
        if (answer.isFound() || address.equals(MISSING)) {
          links(answer).filter(seen::add).forEach(ahead::add);
          Path file = file(out, address, answer);
          written.add(file);
          byte[] body = answer.isPage() ? rooted(answer) : answer.body();
          bytes += replace(file, stream -> stream.write(body));
        }
      }
    }
    clear(out, written);
    return new Written(written.size() - 1L, bytes);
  }

  /** A folder of somebody else's is neither mixed with ours nor cleared. */
  private static void claim(Path out) throws IOException {
    if (Files.exists(out) && !Files.exists(out.resolve(MARK))) {
      try (Stream<Path> inside = Files.list(out)) {
        if (inside.findAny().isPresent()) {
          throw new Misconfigured(Notice.of(Notice.Code.FOLDER_TAKEN, out));
        }
      }
    }
    Files.createDirectories(out);
    Files.writeString(out.resolve(MARK), "");
  }

  private static Path file(Path out, String address, LocalSite.Answer answer) {
    String name = address.substring(1);
    if (address.equals(MISSING)) {
      name = "404.html";
    } else if (answer.isPage()) {
      name = name.replaceFirst("/$", "");
      name = name.isEmpty() ? "index.html" : name + "/index.html";
    }
    return out.resolve(name).normalize();
  }

  private Stream<String> links(LocalSite.Answer answer) {
    Pattern pattern = answer.isPage() ? LINK : addresses;
    Matcher links = pattern.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    return links.results().map(link -> link.group(1)).filter(link -> !link.startsWith("/catalog."));
  }

  /** Under an address that is no host's root, links start there. */
  private byte[] rooted(LocalSite.Answer page) {
    String root = header.at("").getRawPath();
    String text = new String(page.body(), StandardCharsets.UTF_8);
    return ROOTED
        .matcher(text)
        .replaceAll(link -> Matcher.quoteReplacement(link.group(1) + "=\"" + root))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static long copy(Path extract, Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) != Files.size(extract)) {
      Files.createDirectories(file.getParent());
      Files.copy(extract, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return Files.size(file);
  }

  /** Whoever reads meanwhile gets the file before or the file after. */
  private static long replace(Path file, Writing writing) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), ".moisson", ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        writing.to(out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    return Files.size(file);
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static void clear(Path out, Set<Path> written) throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(out)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          if (inside.findAny().isPresent() || path.equals(out)) {
            continue;
          }
        }
        Files.delete(path);
      } else if (!written.contains(path)) {
        Files.delete(path);
      }
    }
  }
}
